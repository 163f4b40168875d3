// Serves one build of the page, whole, from what was kept when it was installed. scripts/offline.mjs fills in the two constants.
const BUILD = '';
/** Names of files and their hashes; './' is the page. */
const FILES = {};
const PREFIX = `llm-breakeven ${registration.scope} `;
const CACHE = PREFIX + BUILD;
/** What whoever hosts the site changes as they like: as it is now or, without a network, as it was. */
const HOSTS = 'catalogue.json';
/** The page itself, under whichever of its names. */
const PAGE = './';
const nameOf = (url) => {
  const path = url.split(/[?#]/, 1)[0];
  if (!path.startsWith(registration.scope)) return null;
  const name = path.slice(registration.scope.length);
  return name === '' || name === 'index.html' ? PAGE : name;
};

// All of it, or nothing: what is not this build's (a server in the middle of an update, a cut connection) does not install.
addEventListener('install', (event) => event.waitUntil(keep().catch(giveUp)));
async function keep() {
  const cache = await caches.open(CACHE);
  await Promise.all(
    Object.entries(FILES).map(async ([name, integrity]) => {
      const response = await fetch(new Request(name, { integrity, cache: 'no-cache', credentials: 'same-origin' }));
      if (!response.ok) throw new Error(name);
      // An answer that came by a redirect cannot be given to a navigation.
      await cache.put(name, response.redirected ? new Response(response.body, response) : response);
    }),
  );
  await latest(HOSTS);
}
async function giveUp(error) {
  await caches.delete(CACHE);
  throw error;
}

// Only now has the last tab with the build before been closed.
addEventListener('activate', (event) => event.waitUntil(takeOver()));
async function takeOver() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(PREFIX) && name !== CACHE).map((name) => caches.delete(name)));
  await clients.claim();
}

addEventListener('fetch', (event) => {
  const { request } = event;
  const name = request.method === 'GET' ? nameOf(request.url) : null;
  if (name === HOSTS) event.respondWith(latest(request));
  else if (name === PAGE) event.respondWith(page(event));
  else if (name !== null && Object.hasOwn(FILES, name)) event.respondWith(kept(name, request));
});
/** Reading what is kept fails where the browser has thrown it away, or its store is broken: then there is still the network. */
async function found(name) {
  try {
    return await (await caches.open(CACHE)).match(name);
  } catch {
    return undefined;
  }
}
async function isList(response) {
  try {
    return response.ok && typeof (await response.clone().json()) === 'object';
  } catch {
    return false;
  }
}
/** The host's list as it is; as it was where the server has a fault, or somebody else answers in its place. */
async function latest(request) {
  const response = await fetch(request, { cache: 'no-cache' }).catch(() => null);
  if (response && (await isList(response))) {
    const copy = response.clone();
    await caches.open(CACHE).then((cache) => cache.put(HOSTS, copy)).catch(() => {});
    return response;
  }
  return (await found(HOSTS)) ?? response ?? new Response('{}');
}
async function kept(name, request) {
  return (await found(name)) ?? fetch(request);
}
async function isWhole() {
  try {
    const keys = await (await caches.open(CACHE)).keys();
    const names = new Set(keys.map(({ url }) => nameOf(url)));
    return Object.keys(FILES).every((name) => names.has(name));
  } catch {
    return false;
  }
}
/** A page whose files are not all kept may ask for some that the server has no more: then the server's page is the one to show. */
async function page(event) {
  if (await isWhole()) return kept(PAGE, event.request);
  event.waitUntil(keep().catch(() => {}));
  const fresh = await fetch(event.request).catch(() => null);
  return fresh?.ok || fresh?.type === 'opaqueredirect' ? fresh : ((await found(PAGE)) ?? fresh ?? Response.error());
}
