// mdBook readers choose a theme on the page. This tells it to the embedded calculators, as docs/embedding.md describes.
(() => {
  const protocol = 'llm-breakeven:1';
  const frames = () => document.querySelectorAll('iframe[data-llm-breakeven]');
  const dark = () => ['navy', 'coal', 'ayu'].some((theme) => document.documentElement.classList.contains(theme));
  const tell = (frame) => {
    // The theme is no secret, and a sandboxed frame has no origin to be addressed by.
    frame.contentWindow.postMessage({ protocol, type: 'theme', value: dark() ? 'dark' : 'light' }, '*');
  };
  addEventListener('message', ({ data, source }) => {
    if (data?.protocol !== protocol || data.type !== 'ready') return;
    for (const frame of frames()) if (frame.contentWindow === source) tell(frame);
  });
  new MutationObserver(() => frames().forEach(tell)).observe(document.documentElement, { attributeFilter: ['class'] });
})();
