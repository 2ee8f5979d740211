/** What is measured inside a page of the admin, by the clock of its browser. */
import { addresses } from '../settings.mjs';

export const signIn = async (browser, origin, { email, password }) => {
  const context = await browser.newContext({
    locale: 'en',
    viewport: { width: 1440, height: 1000 },
  });
  await context.addInitScript(() => localStorage.setItem('strapi-admin-language', 'en'));
  const page = await context.newPage();
  await page.goto(origin + addresses.login);
  await page.locator('input[name=email]').fill(email);
  await page.locator('input[name=password]').fill(password);
  await page.locator('button[type=submit]').click();
  await page.waitForURL(({ pathname }) => /\/admin\/?$/.test(pathname));
  return page;
};

/**
 * Milliseconds from a click on the link to `path` until something that `rows` selects is painted.
 *
 * @param from the page on which that link is; it is loaded anew first, so that nothing is remembered
 */
export const timeToRows = async (page, { from, path, rows }) => {
  await page.goto(from);
  await page.locator(`a[href="${path}"]`).first().waitFor();
  await page.waitForLoadState('networkidle');
  return page.evaluate(
    ([link, wanted]) =>
      new Promise((resolve, reject) => {
        const started = performance.now();
        const isThere = () => document.querySelector(wanted) !== null;
        if (isThere()) return reject(new Error(`${wanted} is there before the click`));
        document.querySelector(link).click();
        const look = () => {
          // A frame that begins after the next one has painted what is there now.
          if (!isThere()) requestAnimationFrame(look);
          else requestAnimationFrame(() => requestAnimationFrame((now) => resolve(now - started)));
        };
        look();
      }),
    [`a[href="${path}"]`, rows]
  );
};

/**
 * Types into the middle of a long body, key by key.
 *
 * @returns milliseconds that each key waited until the page dealt with it (Event Timing); the browser
 * does not tell of keys that were dealt with and painted within 16 ms: they waited for nothing
 */
export const delaysOfKeys = async (page, { place, keys }) => {
  await page.goto(place);
  const paragraphs = page.locator('[data-slate-editor="true"] p');
  await paragraphs.first().waitFor();
  await page.waitForLoadState('networkidle');
  await paragraphs.nth(Math.floor((await paragraphs.count()) / 2)).click();
  await page.evaluate(() => {
    window.keyDelays = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if (entry.name !== 'keydown') continue;
        window.keyDelays.push(entry.processingStart - entry.startTime);
      }
    }).observe({ type: 'event', durationThreshold: 16 });
  });
  for (let typed = 0; typed < keys; typed += 1) {
    await page.keyboard.press(typed % 6 === 5 ? 'Space' : 'a');
  }
  await page.waitForTimeout(1_000);
  const told = await page.evaluate(() => window.keyDelays);
  return [...told, ...Array(Math.max(0, keys - told.length)).fill(0)];
};
