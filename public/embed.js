// Gives each embedded calculator (iframe[data-llm-breakeven]) the height of its content: docs/embedding.md
(() => {
  const protocol = 'llm-breakeven:1';
  const frames = () => [...document.querySelectorAll('iframe[data-llm-breakeven]')];
  // A sandbox may take a frame's origin away: it then says "null".
  const originOf = ({ sandbox, src }) =>
    sandbox.length && !sandbox.contains('allow-same-origin') ? 'null' : new URL(src).origin;
  addEventListener('message', ({ data, origin, source }) => {
    if (data?.protocol !== protocol) return;
    const frame = frames().find((frame) => frame.contentWindow === source);
    if (!frame || origin !== originOf(frame)) return;
    if (data.type === 'ready') hello(frame);
    if (data.type === 'height' && data.value >= 40 && data.value <= 4000) frame.style.height = `${data.value}px`;
  });
  const hello = (frame) => frame.contentWindow.postMessage({ protocol, type: 'hello' }, '*');
  frames().forEach(hello);
})();
