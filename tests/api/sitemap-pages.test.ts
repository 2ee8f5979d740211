import { once } from 'node:events';
import http from 'node:http';
import { setImmediate } from 'node:timers/promises';
import type { SitemapPage } from 'newsroom/contracts/sitemaps';
import { delivery, wire } from '../helpers/delivery';
import { strapi } from '../helpers/newsroom';
import { until } from '../helpers/until';
import { publishedArticle } from '../fixtures/newsroom';
import { SITE, addresses, setUpSitemaps } from '../helpers/sitemaps';

setUpSitemaps();

describe('pages', () => {
  const editions = (from: number, to: number, fields: object = {}) =>
    Array.from({ length: to - from }, (_, index) => {
      const number = from + index;
      return {
        document_id: `page${String(number).padStart(6, '0')}`,
        locale: 'en',
        slug: `story-${number}`,
        path: `/en/story-${number}`,
        kind: 'news',
        document: '{}',
        // Two and two at the same instant, so that the id decides.
        published_ms: Date.parse('2020-01-01T00:00:00Z') + Math.floor(number / 2) * 1000,
        modified_ms: Date.parse('2020-01-01T00:00:00Z') + number * 1000,
        is_indexed: true,
        from_ms: 0,
        until_ms: 8_640_000_000_000_000,
        turn_ms: 8_640_000_000_000_000,
        is_live: true,
        seq: 1,
        ...fields,
      };
    });

  const insert = (rows: object[]) =>
    strapi().db.connection.batchInsert('newsroom_editions', rows, 60);

  const pathsOn = async (pageNumber: number, size: number): Promise<string[]> => {
    const streamed = await delivery().sitemaps.page('en', pageNumber, () => size);
    const page = await streamed.open();
    const paths: string[] = [];
    if (!page) return paths;
    for await (const batch of page.batches) paths.push(...batch.map(({ path }) => path));
    return paths;
  };

  test('hold every live story once, in order, whatever their size', async () => {
    await insert(editions(0, 1_207));
    await insert(editions(2_000, 2_010, { is_indexed: false }));
    await insert(editions(2_010, 2_020, { until_ms: 1 }));
    const all = Array.from({ length: 1_207 }, (_, number) => `/en/story-${number}`);
    for (const size of [7, 500, 501, 1_000, 1_207, 5_000]) {
      const pages = Math.ceil(1_207 / size);
      const found: string[] = [];
      for (const number of size === 7
        ? [1, 2, 172, 173]
        : Array.from({ length: pages }, (_, n) => n + 1)) {
        found.push(...(await pathsOn(number, size)));
      }
      if (size === 7) expect(found).toEqual([...all.slice(0, 14), ...all.slice(171 * 7)]);
      else expect(found).toEqual(all);
      expect(await pathsOn(pages + 1, size)).toEqual([]);
    }
  });

  test('are named by the index with the newest change in each', async () => {
    await insert(editions(0, 25));
    const { value } = await delivery().sitemaps.index(() => 10);
    const at = (number: number) => Date.parse('2020-01-01T00:00:00Z') + number * 1000;
    expect(value.find(({ locale }) => locale === 'en')).toEqual({
      locale: 'en',
      pages: [{ modifiedMs: at(9) }, { modifiedMs: at(19) }, { modifiedMs: at(24) }],
      news: null,
    });
    const exact = await delivery().sitemaps.index(() => 25);
    expect(exact.value[0]?.pages).toEqual([{ modifiedMs: at(24) }]);
  });
});

describe('what is streamed', () => {
  type Page = SitemapPage;
  const { sitemaps } = delivery();
  const original = sitemaps.page;
  afterEach(() => {
    sitemaps.page = original;
  });

  /** Each page is what `replace` makes of it. */
  const pagesAs = (replace: (page: Page) => Page): void => {
    sitemaps.page = async (...asked) => {
      const streamed = await original(...asked);
      const open = async () => {
        const page = await streamed.open();
        return page && replace(page);
      };
      return { ...streamed, open };
    };
  };

  test('breaks off when the database fails: a part never looks like the whole', async () => {
    await publishedArticle('Story');
    pagesAs(({ batches }) => ({
      batches: (async function* () {
        yield* batches;
        await strapi().db.connection.raw('SELECT * FROM newsroom_no_such_table');
      })(),
    }));
    await expect(wire('/sitemaps/en/1.xml')).rejects.toThrow(/aborted|ECONNRESET|hang up/);
    sitemaps.page = original;
    expect(await addresses('/sitemaps/en/1.xml')).toEqual([`${SITE}/en/story`]);
  });

  test('is read no faster than it is taken, and no further once the reader is gone', async () => {
    await publishedArticle('Story');
    let batches = 0;
    let isOver = false;
    const long = { path: `/en/${'x'.repeat(1_000)}`, modifiedMs: 0, versions: [] };
    pagesAs(() => ({
      batches: (async function* () {
        try {
          for (;;) {
            batches += 1;
            yield Array.from({ length: 500 }, () => long);
            await setImmediate();
          }
        } finally {
          isOver = true;
        }
      })(),
    }));
    const { hostname, port } = new URL(globalThis.newsroom.url);
    const path = '/api/newsroom/sitemaps/en/1.xml';
    const request = http.get({ hostname, port, path, agent: false });
    await once(request, 'response');
    let [before, since] = [-1, 0];
    // Until nothing more was read for a while: the sockets between are full.
    await until(() => {
      if (batches !== before) [before, since] = [batches, performance.now()];
      return performance.now() - since > 500;
    });
    // Half a megabyte each: what the sockets between hold, and not more.
    expect(batches).toBeLessThan(60);
    request.destroy();
    await until(() => isOver);
  });
});
