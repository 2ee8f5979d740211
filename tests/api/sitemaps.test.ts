import { once } from 'node:events';
import http from 'node:http';
import { setImmediate, setTimeout } from 'node:timers/promises';
import type { SitemapPage } from 'newsroom/contracts/sitemaps';
import { delivery, longestUse, wire } from '../helpers/delivery';
import { readSitemap } from '../helpers/read-sitemap';
import {
  ARTICLE,
  configure,
  documents,
  freezeClock,
  get,
  resetNewsroom,
  strapi,
} from '../helpers/newsroom';
import {
  draftArticle,
  publish,
  publishedArticle,
  sectionNamed,
  translation,
} from '../fixtures/newsroom';

const SITE = 'https://news.example';
const NOW = '2026-05-01T10:00:00.000Z';
const HOUR = 3_600_000;
const NEVER = new AbortController().signal;
const after = (hours: number) => new Date(Date.parse(NOW) + hours * HOUR).toISOString();

beforeEach(async () => {
  await resetNewsroom();
  configure({ publicUrl: SITE, siteName: 'The Meridian' });
  freezeClock(NOW);
});

const read = async (path: string) => {
  const { status, headers, text } = await wire(path);
  if (status !== 200) throw new Error(`${path} answered ${status}: ${text}`);
  expect(headers['content-type']).toBe('application/xml; charset=utf-8');
  return readSitemap(text).urls;
};
const addresses = async (path: string) => (await read(path)).map(({ loc }) => loc);

const indexed = async () =>
  (await read('/sitemap.xml')).map(({ loc, lastmod }) => [
    String(loc).replace(/^http:\/\/[^/]+\/api\/newsroom/, ''),
    lastmod,
  ]);

describe('a page of a sitemap', () => {
  test('lists live stories from the oldest to the newest, with their last change', async () => {
    const world = await sectionNamed('World');
    const first = await publishedArticle('First', { section: world.documentId });
    freezeClock(after(1));
    await publishedArticle('Second');
    await draftArticle('Draft');
    freezeClock(after(2));
    const data = { headline: 'First, corrected' };
    await documents(ARTICLE).update({ documentId: first.documentId, locale: 'en', data });
    await publish(first.documentId);

    expect(await read('/sitemaps/en/1.xml')).toEqual([
      { loc: `${SITE}/en/world/first`, lastmod: after(2), alternates: {} },
      { loc: `${SITE}/en/second`, lastmod: after(1), alternates: {} },
    ]);
  });

  test('leaves out what search engines are not to find here', async () => {
    await publishedArticle('Quiet', { noindex: true });
    await publishedArticle('Copy', { canonicalUrl: 'https://partner.example/story' });
    await publishedArticle('Own', { canonicalUrl: `${SITE}/en/own` });
    expect(await addresses('/sitemaps/en/1.xml')).toEqual([`${SITE}/en/own`]);
    expect(await addresses('/sitemaps/en/news.xml')).toEqual([`${SITE}/en/own`]);
  });

  test('links the live languages of a story with each other, and no others', async () => {
    const { documentId } = await draftArticle('Story');
    await translation(documentId, 'tr', 'Haber');
    await translation(documentId, 'ar', 'خبر', { slug: 'khabar' });
    await translation(documentId, 'id', 'Berita', { noindex: true });
    await publish(documentId);
    const links = {
      en: `${SITE}/en/story`,
      ar: `${SITE}/ar/khabar`,
      tr: `${SITE}/tr/haber`,
      'x-default': `${SITE}/en/story`,
    };
    for (const locale of ['en', 'ar', 'tr']) {
      const [url] = await read(`/sitemaps/${locale}/1.xml`);
      expect(url?.alternates).toEqual(links);
    }
    expect((await get('/sitemaps/id/1.xml')).status).toBe(404);

    await documents(ARTICLE).unpublish({ documentId, locale: 'en' });
    const [url] = await read('/sitemaps/tr/1.xml');
    expect(url?.alternates).toEqual({ ar: links.ar, tr: links.tr, 'x-default': links.ar });
    await documents(ARTICLE).unpublish({ documentId, locale: 'ar' });
    expect((await read('/sitemaps/tr/1.xml'))[0]?.alternates).toEqual({});
  });

  test('follows when a story or the section in its address is renamed', async () => {
    const world = await sectionNamed('World');
    await publishedArticle('Story', { section: world.documentId });
    expect(await addresses('/sitemaps/en/1.xml')).toEqual([`${SITE}/en/world/story`]);
    await documents('plugin::newsroom.section').update({
      documentId: world.documentId,
      locale: 'en',
      data: { slug: 'planet' },
    });
    expect(await addresses('/sitemaps/en/1.xml')).toEqual([`${SITE}/en/planet/story`]);
  });

  test('says how long it holds and for which changes, and is not sent twice', async () => {
    await publishedArticle('Story', { expiresAt: after(1) });
    freezeClock(new Date(Date.parse(after(1)) - 20_000).toISOString());
    const { headers, text } = await wire('/sitemaps/en/1.xml');
    expect(longestUse(headers['cache-control'])).toBe(20);
    const keys = String(headers['surrogate-key']).split(' ');
    expect(keys).toEqual(expect.arrayContaining(['l-en', 'list-en', 'l-tr', 'list-tr']));
    expect(Number(headers['x-newsroom-seq'])).toBeGreaterThan(0);
    const etag = String(headers.etag);
    expect(etag).toMatch(/^W\/"[\w-]{22}"$/);
    expect(text).toContain('/en/story');

    const held = { 'if-none-match': etag };
    const same = await wire('/sitemaps/en/1.xml', held);
    expect([same.status, same.text, same.headers.etag]).toEqual([304, '', etag]);
    expect(longestUse(same.headers['cache-control'])).toBe(20);

    freezeClock(after(1));
    expect((await wire('/sitemaps/en/1.xml', held)).status).toBe(404);
    freezeClock(NOW);
  });

  test('is another one, without waiting, when an embargo lifts or a translation comes', async () => {
    const { documentId } = await publishedArticle('Story');
    await publishedArticle('Later', { embargoUntil: after(1) });
    const etags = new Set<unknown>();
    const note = async () => {
      const { status, headers } = await wire('/sitemaps/en/1.xml', {
        'if-none-match': [...etags].join(', '),
      });
      etags.add(headers.etag);
      return status;
    };
    expect(await note()).toBe(200);
    expect(await note()).toBe(304);
    await translation(documentId, 'tr', 'Haber');
    await publish(documentId);
    expect(await note()).toBe(200);
    freezeClock(after(1));
    expect(await note()).toBe(200);
    expect(await note()).toBe(304);
    configure({ publicUrl: 'https://elsewhere.example' });
    expect(await note()).toBe(200);
    expect(etags.size).toBe(4);
  });

  test('is the same document to HEAD, without a body', async () => {
    await publishedArticle('Story');
    const { headers } = await wire('/sitemaps/en/1.xml');
    const head = await wire('/sitemaps/en/1.xml', {}, 'HEAD');
    expect([head.status, head.text, head.headers.etag]).toEqual([200, '', headers.etag]);
  });

  test('is kept by nobody while editions are being made anew', async () => {
    await publishedArticle('Story');
    const { jobs } = delivery();
    const pending = jest.spyOn(jobs, 'pending').mockResolvedValue(1);
    try {
      const { status, headers } = await wire('/sitemaps/en/1.xml');
      expect([status, headers['cache-control'], headers.etag]).toEqual([
        200,
        'no-store',
        undefined,
      ]);
    } finally {
      pending.mockRestore();
    }
  });
});

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
    const waitUntil = async (isSo: () => boolean): Promise<void> => {
      for (let turns = 0; turns < 200 && !isSo(); turns += 1) await setTimeout(20);
    };
    let before = -1;
    await waitUntil(() => batches === before || ((before = batches), false));
    // Half a megabyte each: what the sockets between hold, and not more.
    expect(batches).toBeLessThan(60);
    await setTimeout(200);
    expect(batches).toBeLessThanOrEqual(before + 1);
    request.destroy();
    await waitUntil(() => isOver);
    expect(isOver).toBe(true);
  });
});

describe('the index', () => {
  test('names what there is, and news for as long as it is news', async () => {
    expect(await indexed()).toEqual([]);
    const { documentId } = await draftArticle('Story');
    await translation(documentId, 'tr', 'Haber');
    await publish(documentId, 'en');
    expect(await indexed()).toEqual([
      ['/sitemaps/en/1.xml', NOW],
      ['/sitemaps/en/news.xml', NOW],
    ]);
    freezeClock(after(1));
    await publish(documentId, 'tr');
    expect(await indexed()).toEqual([
      ['/sitemaps/en/1.xml', NOW],
      ['/sitemaps/en/news.xml', NOW],
      ['/sitemaps/tr/1.xml', after(1)],
      ['/sitemaps/tr/news.xml', after(1)],
    ]);
    freezeClock(after(48));
    expect(await indexed()).toEqual([
      ['/sitemaps/en/1.xml', NOW],
      ['/sitemaps/tr/1.xml', after(1)],
      ['/sitemaps/tr/news.xml', after(1)],
    ]);
    for (const [path] of await indexed()) expect((await wire(String(path))).status).toBe(200);
  });

  test('is kept for no longer than until the next story is no news', async () => {
    await publishedArticle('Story');
    freezeClock(new Date(Date.parse(after(48)) - 30_000).toISOString());
    for (const path of ['/sitemap.xml', '/sitemaps/en/news.xml']) {
      expect(longestUse((await wire(path)).headers['cache-control'])).toBe(30);
    }
  });
});

describe('a news sitemap', () => {
  test('holds the stories of two days, the newest first, until the very instant', async () => {
    await publishedArticle('Old news');
    freezeClock(after(1));
    await publishedArticle('🔥');
    await publishedArticle('Later', { embargoUntil: after(2) });
    expect(await read('/sitemaps/en/news.xml')).toMatchObject([
      {
        loc: expect.stringMatching(/^https:\/\/news\.example\/en\/./),
        'news:name': 'The Meridian',
        'news:language': 'en',
        'news:publication_date': after(1),
        'news:title': '🔥',
      },
      { loc: `${SITE}/en/old-news`, 'news:publication_date': NOW, 'news:title': 'Old news' },
    ]);
    freezeClock(after(2));
    const titles = async () =>
      (await read('/sitemaps/en/news.xml')).map((url) => url['news:title']);
    expect(await titles()).toEqual(['Later', '🔥', 'Old news']);
    freezeClock(new Date(Date.parse(after(48)) - 1).toISOString());
    expect(await titles()).toEqual(['Later', '🔥', 'Old news']);
    freezeClock(after(48));
    expect(await titles()).toEqual(['Later', '🔥']);
    freezeClock(after(51));
    expect(await titles()).toEqual([]);
  });

  test('is of one language', async () => {
    const { documentId } = await draftArticle('Story');
    await translation(documentId, 'tr', 'Haber & <ek>');
    await publish(documentId);
    expect(await read('/sitemaps/tr/news.xml')).toMatchObject([
      { 'news:language': 'tr', 'news:title': 'Haber & <ek>' },
    ]);
    expect(await addresses('/sitemaps/ar/news.xml')).toEqual([]);
  });
});

describe('a request that asks for what there is not', () => {
  test.each([
    ['/sitemap.xml?locale=en', 400, 'locale'],
    ['/sitemaps/en/1.xml?page=2', 400, 'page'],
    ['/sitemaps/xx/1.xml', 400, 'locale'],
    ['/sitemaps/xx/news.xml', 400, 'locale'],
    ['/sitemaps/en/0.xml', 400, 'page'],
    ['/sitemaps/en/one.xml', 400, 'page'],
    ['/sitemaps/en/1e3.xml', 400, 'page'],
    ['/sitemaps/en/-1.xml', 400, 'page'],
    ['/sitemaps/en/99999999.xml', 400, 'page'],
    ['/sitemaps/en/2.xml', 404, ''],
    ['/sitemaps/ar/1.xml', 404, ''],
    ['/sitemaps/en/1', 404, ''],
  ])('%s is answered with %i', async (path, status, named) => {
    await publishedArticle('Story');
    const answer = await wire(path);
    expect([path, answer.status]).toEqual([path, status]);
    if (named !== '') expect(answer.text).toContain(named);
  });

  test('while nobody knows where the site is, is told so', async () => {
    configure({ publicUrl: '' });
    await publishedArticle('Story');
    for (const path of ['/sitemap.xml', '/sitemaps/en/1.xml', '/sitemaps/en/news.xml']) {
      const { status, headers, text } = await wire(path);
      expect([status, headers['cache-control']]).toEqual([404, 'no-store']);
      expect(text).toContain('publicUrl');
    }
  });
});

describe('editions from before there were sitemaps', () => {
  test('are found at the start, and stand in them once they are made anew', async () => {
    const { documentId } = await publishedArticle('Story');
    const nothing = { path: null, modified_ms: null, is_indexed: null };
    await strapi().db.connection('newsroom_editions').update(nothing);
    const before = await delivery().changes.read({ after: 0, limit: 100, wait: 0 }, NEVER);
    expect((await wire('/sitemaps/en/1.xml')).status).toBe(404);
    await delivery().beginRebuildIfOutdated();
    await delivery().jobs.work();
    expect(await addresses('/sitemaps/en/1.xml')).toEqual([`${SITE}/en/story`]);
    const [row] = await strapi()
      .db.connection('newsroom_editions')
      .where({ document_id: documentId });
    expect(Number(row.modified_ms)).toBe(Date.parse(NOW));
    const now = await delivery().changes.read({ after: 0, limit: 100, wait: 0 }, NEVER);
    expect(now).toEqual(before);
    await delivery().beginRebuildIfOutdated();
    expect(await delivery().jobs.pending()).toBe(0);
  });
});
