// Starts the program in a worker, where all parts of it are needed. That it cannot be had is an error, of which the page hears; a promise
// that fails it does not hear of. scripts/harden.mjs fills in the program's addresses and hash.
import init, { part } from './glue.js';

const INTEGRITY = '';
const begun = init({ module_or_path: fetch('./program.wasm', { integrity: INTEGRITY }) });
Promise.all([part(0, begun), part(1, begun)])
  .then(() => dispatchEvent(new Event('TrunkApplicationStarted')))
  .catch((error) => setTimeout(() => { throw error; }));
