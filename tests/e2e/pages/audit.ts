import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page } from '@playwright/test';

/** Everything that WCAG 2.2 AA asks and a program can check, and good practice besides. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** axe finds nothing on the page as it is now. */
export async function expectAccessible(page: Page): Promise<void> {
  // It looks away from what is not laid out for being far off.
  await page.evaluate(() => {
    for (const part of document.querySelectorAll<HTMLElement>('.panel, section')) part.style.contentVisibility = 'visible';
  });
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  const found = violations.map(({ id, impact, nodes }) => `${impact}: ${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
  expect(found).toEqual([]);
}

/** Nothing sticks out of the screen, but within what scrolls by itself. */
export async function expectNoWider(page: Page): Promise<void> {
  const wider = await page.evaluate(() => {
    const { documentElement: root } = document;
    const scrolls = (element: Element) => element.closest('.scroll, .presets, .spoken') !== null;
    const sticksOut = [...document.querySelectorAll('body *')].filter(
      (element) => !scrolls(element) && element.getBoundingClientRect().right > root.clientWidth + 0.5,
    );
    return { by: root.scrollWidth - root.clientWidth, sticksOut: sticksOut.map((element) => element.outerHTML.slice(0, 80)) };
  });
  expect(wider).toEqual({ by: 0, sticksOut: [] });
}

/** Where the keyboard is: what it is on, and whether that can be seen. */
export interface Stop {
  name: string;
  ringed: boolean;
  shown: boolean;
}

/** Presses Tab from the first stop to the end of the page. */
export async function tabThrough(page: Page, first: Locator): Promise<Stop[]> {
  const stops: Stop[] = [];
  await page.keyboard.press('Shift'); // rings are for those who use the keyboard
  await first.focus();
  for (;;) {
    const stop = await page.evaluate(() => {
      const { activeElement: at } = document;
      if (!at || at === document.body) return null;
      const ringed = [at, at.closest('.box')].some((element) => {
        const style = element && getComputedStyle(element);
        return style && style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
      });
      const box = at.getBoundingClientRect();
      const shown = box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
      at.setAttribute('data-visited', '');
      return { name: `${at.tagName} ${at.id || at.getAttribute('data-testid') || at.textContent?.slice(0, 40)}`, ringed, shown };
    });
    if (!stop) return stops;
    stops.push(stop);
    await page.keyboard.press('Tab');
  }
}
