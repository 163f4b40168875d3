/** Keeps the page for when there is no network (sw.js). Not inside other pages; where it may not be kept, it is not. */
async function keep() {
  try {
    const alone = self === parent && !('embed' in document.documentElement.dataset);
    if (!alone || !location.protocol.startsWith('http') || navigator.connection?.saveData) return;
    await navigator.serviceWorker?.register('./sw.js');
  } catch {
    // A private window, or a server that does not have it: nothing is lost but this.
  }
}
