// The content security policy of the site, in one place. deploy/ repeats it for servers; tests/e2e holds the two together.
import { createHash } from 'node:crypto';

/** Marks an embedded page, and gives it its colours, before anything of it is painted. The program does the same later. */
export const EARLY =
  "(p=>{let r=document.documentElement,t=p.get('theme');if(p.get('embed')=='1'){r.dataset.embed='';" +
  "r.dataset.theme=t=='dark'||t!='light'&&matchMedia('(prefers-color-scheme:dark)').matches?'dark':'light'}})" +
  '(new URLSearchParams(location.search))';

const hash = `'sha256-${createHash('sha256').update(EARLY).digest('base64')}'`;

/** Everything comes from the site itself; WebAssembly may be compiled, and nothing else is evaluated. */
export const policy = () =>
  [
    "default-src 'none'",
    `script-src 'self' 'wasm-unsafe-eval' ${hash}`,
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "worker-src 'self'",
    "frame-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    // No text becomes markup or a script; what may be run by its address, the policy of public/guard.js says.
    "require-trusted-types-for 'script'",
    'trusted-types default',
  ].join('; ');
