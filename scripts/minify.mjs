// Scripts as short as can be: without remarks, with short names for what is theirs alone.
import terser from '../tests/e2e/node_modules/terser/dist/bundle.min.js';

/** `module`: what stands at the top is its own as well. */
export const minified = (text, module = false) => terser.minify_sync(text, { module, ecma: 2020, compress: { passes: 2 } }).code;
