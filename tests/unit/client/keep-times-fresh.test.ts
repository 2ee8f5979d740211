import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../../helpers/browser.cjs';
import { openReceiver, type Receiver } from '../../helpers/receiver';
import type * as Client from 'newsroom-client/index';

const BUILT = path.resolve(__dirname, '../../../src/plugins/newsroom/dist/client/index.mjs');
const NOW = '2026-03-01T12:00:00.000Z';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const PAGE = `<!doctype html><html lang="en"><body></body><script type="module">
  import * as client from '/client.mjs';
  globalThis.client = client;
</script></html>`;

declare global {
  // What the page under test puts there.
  var client: typeof Client;
  var stopTimes: () => void;
  var mutations: number;
  var weak: WeakRef<Element>;
}

let browser: Browser;
let site: Receiver;
let page: Page;

beforeAll(async () => {
  browser = await openBrowser();
  const script = readFileSync(BUILT, 'utf8');
  site = await openReceiver(({ path: asked }, response) => {
    if (asked === '/client.mjs') {
      response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(script);
    } else {
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' });
      response.end(PAGE);
    }
  });
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

afterEach(() => page?.context().close());

/** A page of this content whose clock stands at NOW, with times kept fresh. */
const open = async (body: string, options: Client.FreshTimesOptions = {}): Promise<void> => {
  page = await (await browser.newContext()).newPage();
  await page.clock.install({ time: Date.parse(NOW) - HOUR });
  await page.goto(site.url);
  await page.clock.pauseAt(NOW);
  await page.evaluate(
    ({ html, given }) => {
      document.body.innerHTML = html;
      globalThis.mutations = 0;
      new MutationObserver((records) => (globalThis.mutations += records.length)).observe(
        document.body,
        { subtree: true, childList: true, characterData: true, attributes: true }
      );
      globalThis.stopTimes = globalThis.client.keepTimesFresh(document, given);
    },
    { html: body, given: options }
  );
};

const time = (ago: number, attributes = '', text = '…'): string =>
  `<time data-newsroom datetime="${new Date(Date.parse(NOW) - ago).toISOString()}" ${attributes}>${text}</time>`;

const texts = (): Promise<string[]> => page.locator('time').allTextContents();
const mutations = (): Promise<number> => page.evaluate(() => globalThis.mutations);

const setHidden = (hidden: boolean): Promise<void> =>
  page.evaluate((value) => {
    Object.defineProperty(document, 'hidden', { configurable: true, value });
    document.dispatchEvent(new Event('visibilitychange'));
  }, hidden);

describe('the times of a page in Chromium', () => {
  test('are right at once, in the language of each', async () => {
    await open(
      [
        time(5 * MINUTE),
        time(5 * MINUTE, 'lang="tr"'),
        `<p lang="ar">${time(3 * HOUR)}</p>`,
        time(-10 * MINUTE, 'lang="en-US"'),
        time(400 * 24 * HOUR),
      ].join('')
    );
    expect(await texts()).toEqual([
      '5 minutes ago',
      '5 dakika önce',
      'قبل 3 ساعات',
      expect.stringContaining('March 1, 2026'),
      '25 January 2025',
    ]);
  });

  test('change at the instant at which they become untrue, and not before', async () => {
    await open(time(5 * MINUTE + 30_000) + time(59 * MINUTE + 50_000) + time(23 * HOUR + 55_000));
    expect(await texts()).toEqual(['5 minutes ago', '59 minutes ago', '23 hours ago']);
    await page.clock.runFor(9_999);
    expect((await texts())[1]).toBe('59 minutes ago');
    await page.clock.runFor(1);
    expect(await texts()).toEqual(['5 minutes ago', '1 hour ago', '23 hours ago']);
    await page.clock.runFor(20_000);
    expect(await texts()).toEqual(['6 minutes ago', '1 hour ago', '23 hours ago']);
    await page.clock.runFor(HOUR);
    expect(await texts()).toEqual(['1 hour ago', '2 hours ago', 'yesterday']);
  });

  test('turn with the days of the zone that is given', async () => {
    await open(time(25 * HOUR), { timeZone: 'Europe/Istanbul' });
    expect(await texts()).toEqual(['yesterday']);
    await page.clock.runFor(9 * HOUR - 1);
    expect(await texts()).toEqual(['yesterday']);
    await page.clock.runFor(1);
    expect(await texts()).toEqual(['2 days ago']);
  });

  test('are left alone while nothing changes, and where there is no date', async () => {
    await open(
      time(400 * 24 * HOUR, '', '25 January 2025') +
        time(5 * HOUR, '', '5 hours ago') +
        '<time data-newsroom datetime="soon">when it suits</time>' +
        '<time data-newsroom>some day</time>' +
        '<time datetime="2026-03-01T11:00:00Z">not ours</time>'
    );
    await page.clock.runFor(30 * MINUTE);
    expect(await mutations()).toBe(0);
    expect((await texts()).slice(2)).toEqual(['when it suits', 'some day', 'not ours']);
  });

  test('are kept by one timer', async () => {
    await open(Array.from({ length: 50 }, (_, i) => time(i * 7 * MINUTE)).join(''));
    const timers = await page.evaluate(() => {
      let [set, cleared] = [0, 0];
      const { setTimeout: before, clearTimeout: after } = window;
      window.setTimeout = ((...args: Parameters<typeof before>) => {
        set += 1;
        return before(...args);
      }) as typeof before;
      window.clearTimeout = (id) => {
        cleared += 1;
        after(id);
      };
      document.dispatchEvent(new Event('visibilitychange'));
      return { set, cleared };
    });
    expect(timers).toEqual({ set: 1, cleared: 1 });
  });

  test('are made right again when a computer wakes up or a page comes back', async () => {
    await open(time(5 * HOUR));
    // Asleep: the clock goes on, timers do not.
    await page.clock.setSystemTime(Date.parse(NOW) + 8 * HOUR);
    expect(await texts()).toEqual(['5 hours ago']);
    await page.clock.runFor(MINUTE);
    expect(await texts()).toEqual(['13 hours ago']);

    await page.clock.setSystemTime(Date.parse(NOW) + 10 * HOUR);
    await page.evaluate(() =>
      dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))
    );
    expect(await texts()).toEqual(['15 hours ago']);
  });

  test('rest while the tab is hidden, and are right when it is seen', async () => {
    await open(time(5 * MINUTE));
    await setHidden(true);
    await page.clock.runFor(10 * MINUTE);
    expect([await texts(), await mutations()]).toEqual([['5 minutes ago'], 1]);
    await setHidden(false);
    expect(await texts()).toEqual(['15 minutes ago']);
    await page.clock.runFor(MINUTE);
    expect(await texts()).toEqual(['16 minutes ago']);
  });

  test('include those that come later or change', async () => {
    await open('<main></main>');
    await page.evaluate(
      (html) => document.querySelector('main')?.insertAdjacentHTML('beforeend', html),
      `<article><h2>Late</h2>${time(2 * MINUTE)}</article>${time(3 * MINUTE)}`
    );
    expect(await texts()).toEqual(['2 minutes ago', '3 minutes ago']);
    await page.clock.runFor(MINUTE);
    expect(await texts()).toEqual(['3 minutes ago', '4 minutes ago']);
    await page.evaluate(() => {
      const [first, second] = document.querySelectorAll('time');
      first?.setAttribute('datetime', '2026-03-01T10:00:00Z');
      if (second) second.lang = 'es';
    });
    expect(await texts()).toEqual(['2 hours ago', 'hace 4 minutos']);
    await page.evaluate(() => document.documentElement.setAttribute('lang', 'fr'));
    expect(await texts()).toEqual(['il y a 2 heures', 'hace 4 minutos']);
  });

  test('are not held on to when they leave the page', async () => {
    await open(`<p>${time(2 * MINUTE)}</p>${time(5 * MINUTE)}`);
    await page.evaluate(() => {
      const element = document.querySelector('p time');
      if (element) globalThis.weak = new WeakRef(element);
      document.querySelector('p')?.remove();
    });
    await page.clock.runFor(2 * MINUTE);
    await page.requestGC();
    expect(await page.evaluate(() => globalThis.weak.deref() === undefined)).toBe(true);
    expect(await texts()).toEqual(['7 minutes ago']);
  });

  test('stay as they are once they are stopped', async () => {
    await open(time(5 * MINUTE));
    await page.evaluate((html) => {
      globalThis.stopTimes();
      document.body.insertAdjacentHTML('beforeend', html);
    }, time(MINUTE));
    await page.clock.runFor(10 * MINUTE);
    await setHidden(false);
    expect(await texts()).toEqual(['5 minutes ago', '…']);
  });

  test('keep the server’s words in a language the browser lacks, then show its date', async () => {
    const until = new Date(Date.parse(NOW) + 90_000).toISOString();
    const served = `lang="ha" title="1 ga Maris, 2026" data-valid-until="${until}"`;
    await open(time(30_000, served, 'yanzu') + time(30_000, 'lang="yo"'));
    const lacks = await page.evaluate(() =>
      ['ha', 'yo'].filter((code) => Intl.DateTimeFormat.supportedLocalesOf(code).length === 0)
    );
    expect(lacks).toEqual(['ha', 'yo']);
    expect(await texts()).toEqual(['yanzu', 'now']);
    await page.clock.runFor(89_999);
    expect((await texts())[0]).toBe('yanzu');
    await page.clock.runFor(1);
    expect(await texts()).toEqual(['1 ga Maris, 2026', '2 minutes ago']);
  });

  test('speak a language that the browser lacks when they are given its words', async () => {
    const yo = { minute: { other: 'ìṣẹ́jú {n} sẹ́yìn' } };
    await open(time(5 * MINUTE, 'lang="yo"'), { overrides: { yo } });
    expect(await texts()).toEqual(['ìṣẹ́jú 5 sẹ́yìn']);
  });

  test('are found below a part of the page alone', async () => {
    await open('');
    await page.evaluate(
      (html) => {
        document.body.innerHTML = `<main>${html}</main><footer>${html}</footer>`;
        globalThis.stopTimes();
        const main = document.querySelector('main');
        if (main) {
          main.innerHTML = html;
          globalThis.client.keepTimesFresh(main);
        }
      },
      time(5 * MINUTE)
    );
    expect(await texts()).toEqual(['5 minutes ago', '…']);
  });
});

describe('the client in Chromium', () => {
  test('tells of a redirect that the browser hides', async () => {
    const api = await openReceiver(({ path: asked }, response) => {
      const headers = { 'Access-Control-Allow-Origin': '*', 'Content-Type': 'application/json' };
      if (asked.endsWith('/old')) {
        response.writeHead(301, { ...headers, Location: '/articles/new' });
        response.end(JSON.stringify({ data: null, redirect: { path: '/en/new', location: '' } }));
      } else {
        response.writeHead(200, headers);
        response.end(JSON.stringify({ data: { slug: 'new', path: '/en/new' }, meta: {} }));
      }
    });
    try {
      await open('');
      const outcomes = await page.evaluate(async (url) => {
        const newsroom = globalThis.client.createNewsroomClient({ url });
        return [await newsroom.article('old'), await newsroom.article('new')];
      }, api.url);
      expect(outcomes).toMatchObject([
        { outcome: 'redirect', path: '/en/new', location: `${api.url}/articles/new` },
        { outcome: 'live' },
      ]);
    } finally {
      await api.close();
    }
  });
});
