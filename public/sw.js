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
  else if (name !== null && Object.hasOwn(FILES, name)) event.respondWith(kept(name, request));
});
async function latest(request) {
  const cache = await caches.open(CACHE).catch(() => null);
  try {
    const response = await fetch(request, { cache: 'no-cache' });
    if (response.ok) await cache?.put(HOSTS, response.clone()).catch(() => {});
    return response;
  } catch {
    return (await cache?.match(HOSTS)) ?? new Response('{}');
  }
}
async function kept(name, request) {
  // A browser short of room may have thrown the cache away: then there is still the network.
  const cache = await caches.open(CACHE).catch(() => null);
  return (await cache?.match(name)) ?? fetch(request);
}
