// What the pages measured against share: the inputs, the arithmetic, the table, the address. A page hands `start` a function that
// draws `{ volumes, api, own, mark }` into an element and returns one that draws anew.
const HOURS = 720;
const POINTS = 512;
const FIELDS = [
  ['volume', 'Millions of tokens a month', 10, 10_000, 724],
  ['mix', 'Input share, %', 0, 100, 60],
  ['pin', 'USD per 1M input tokens', 0, 30, 2.5],
  ['pout', 'USD per 1M output tokens', 0, 60, 10],
  ['rate', 'USD per GPU-hour', 0, 15, 2.2],
  ['gpus', 'GPUs of a replica', 1, 16, 2],
  ['over', 'Overhead, USD a month', 0, 10_000, 200],
  ['cap', 'Millions of tokens a replica serves', 50, 5000, 600],
];
const ROWS = [50, 100, 250, 500, 1000, 2500, 5000, 10_000];

export const money = (usd) => `$${Math.round(usd).toLocaleString('en-US')}`;
export const millions = (tokens) => (tokens < 1000 ? `${+tokens.toPrecision(3)}M` : `${+(tokens / 1000).toPrecision(3)}B`);

function costs(state) {
  const price = (state.mix / 100) * state.pin + (1 - state.mix / 100) * state.pout;
  const month = state.rate * state.gpus * HOURS;
  return {
    api: (volume) => volume * price,
    own: (volume) => Math.max(1, Math.ceil(volume / state.cap)) * month + state.over,
    first() {
      const gain = price * state.cap - month;
      if (gain <= 0) return null;
      const level = Math.max(1, Math.ceil(state.over / gain));
      return Math.max((level * month + state.over) / price, (level - 1) * state.cap);
    },
  };
}

function read() {
  const query = new URLSearchParams(location.search);
  const number = (key, usual) => (Number.isFinite(parseFloat(query.get(key))) ? parseFloat(query.get(key)) : usual);
  return Object.fromEntries(FIELDS.map(([key, , , , usual]) => [key, number(key, usual)]));
}

function inputs(state, changed) {
  for (const [key, name, low, high] of FIELDS) {
    const log = key === 'volume';
    const shown = (value) => (log ? Math.log(value) : value);
    const label = document.createElement('label');
    const slider = Object.assign(document.createElement('input'), { type: 'range', min: shown(low), max: shown(high), step: 'any', value: shown(state[key]) });
    if (log) slider.dataset.testid = 'volume';
    const output = document.createElement('output');
    const say = () => { output.textContent = +state[key].toPrecision(4); };
    slider.addEventListener('input', () => {
      state[key] = log ? Math.exp(+slider.value) : +slider.value;
      say();
      changed();
    });
    say();
    label.append(name, slider, output);
    document.querySelector('#inputs').append(label);
  }
}

function table(state, { api, own }) {
  const row = (volume) => {
    const cells = [millions(volume), money(api(volume)), money(own(volume)), money(api(volume) - own(volume))];
    return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
  };
  document.querySelector('tbody').innerHTML = [...ROWS, state.volume].sort((a, b) => a - b).map(row).join('');
}

function verdict(state, { api, own, first }) {
  const [left, right, from] = [api(state.volume), own(state.volume), first()];
  const cheaper = right < left ? 'Self-hosting' : 'The API';
  const even = from === null ? 'There is no break-even.' : `Break-even at ${millions(from)}.`;
  document.querySelector('#verdict').textContent = `${cheaper} is ${money(Math.abs(left - right))} a month cheaper. ${even}`;
}

export function start(chart) {
  const state = read();
  let draw = null;
  let waits = 0;
  const show = () => {
    const curves = costs(state);
    const most = Math.max(1000, 2 * state.volume);
    const volumes = Array.from({ length: POINTS }, (_, at) => (most * at) / (POINTS - 1));
    const data = { volumes, api: volumes.map(curves.api), own: volumes.map(curves.own), mark: curves.first() };
    verdict(state, curves);
    table(state, curves);
    if (draw) draw(data);
    else draw = chart(document.querySelector('#chart'), data);
  };
  const address = () => history.replaceState(null, '', `?${new URLSearchParams(Object.entries(state).map(([key, value]) => [key, String(+value.toPrecision(4))]))}`);
  inputs(state, () => {
    show();
    clearTimeout(waits);
    waits = setTimeout(address, 300);
  });
  show();
  requestAnimationFrame(() => { document.documentElement.dataset.ready = 'true'; });
}
