// The content security policy of the site, in one place. deploy/ repeats it for servers; tests/e2e holds the two together.
import { createHash } from 'node:crypto';

/**
 * Before anything is painted: the page's colours, whether it is embedded, and whether its link holds a scenario, which is not what
 * the page begins with. The program does the first two again.
 */
export const EARLY =
  "(p=>{let r=document.documentElement.dataset,t=p.get('theme');if(p.get('embed')=='1')r.embed='';else try{t=localStorage.theme}catch{}" +
  "if(location.search>'?')r.link='';r.theme=t=='dark'||t!='light'&&self.matchMedia?.('(prefers-color-scheme:dark)')?.matches?'dark':'light'})" +
  '(new URLSearchParams(location.search))';

const hash = `'sha256-${createHash('sha256').update(EARLY).digest('base64')}'`;

/**
 * Everything comes from the site itself; WebAssembly may be compiled, and nothing else is evaluated. The page's own policy knows its style
 * by its hash, which a server's need not know: both hold.
 */
export const policy = (style = "'unsafe-inline'") =>
  [
    "default-src 'none'",
    `script-src 'self' 'wasm-unsafe-eval' ${hash}`,
    `style-src 'self' ${style}`,
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
