import browserOfTests from '../../helpers/browser.cjs';
import { prepareNewsroom } from '../corpus/newsrooms.mjs';
import { delaysOfKeys, signIn, timeToRows } from '../harness/in-browser.mjs';
import { median, quantile } from '../harness/median.mjs';
import { round } from '../harness/report.mjs';
import { startStrapi } from '../harness/strapi.mjs';
import { addresses } from '../settings.mjs';

const WORDS = 5_000;

/** Each page, one that leads to it and has no such rows of its own, and what a row with content is. */
const PAGES = {
  overview: { from: addresses.boardPage, path: addresses.overview, rows: 'main section ul li a' },
  board: { from: addresses.overview, path: addresses.boardPage, rows: 'main tbody tr a' },
  queue: { from: addresses.overview, path: addresses.queue, rows: 'main tbody tr a' },
};

const spread = (values) =>
  `median ${round(median(values))} ms, ${round(Math.max(...values))} ms at most`;

/** What an editor waits for in the admin of a newsroom at work, in Chromium on the same machine. */
export const measure = async ({ admin: { count, rounds, keys }, results }) => {
  const { database } = await prepareNewsroom({ count });
  const server = await startStrapi('admin', { database, hasAdmin: true });
  const browser = await browserOfTests.openBrowser();
  try {
    const account = await server.command('editors-account');
    const story = await server.command('long-story', { words: WORDS });
    const page = await signIn(browser, server.origin, account);
    for (const [name, { from, path, rows }] of Object.entries(PAGES)) {
      const times = [];
      // The first time is for the caches of browser and database.
      for (let at = 0; at <= rounds; at += 1) {
        const time = await timeToRows(page, { from: server.origin + from, path, rows });
        if (at > 0) times.push(time);
      }
      results.add(`admin.${name}`, quantile(times, 0.95), {
        note: spread(times),
        figures: { times },
      });
    }
    const delays = await delaysOfKeys(page, { place: server.origin + addresses.form(story), keys });
    results.add('admin.typing', quantile(delays, 0.95), {
      note: spread(delays),
      figures: { delays },
    });
  } finally {
    await browser.close();
    await server.stop();
  }
};
