import { delivery, longestUse, wire } from '../helpers/delivery';
import { ARTICLE, documents, freezeClock, strapi } from '../helpers/newsroom';
import { draftArticle, publish, publishedArticle, translation } from '../fixtures/newsroom';
import { SITE, NOW, after, read, addresses, setUpSitemaps } from '../helpers/sitemaps';

setUpSitemaps();

const NEVER = new AbortController().signal;

const indexed = async () =>
  (await read('/sitemap.xml')).map(({ loc, lastmod }) => [
    String(loc).replace(/^http:\/\/[^/]+\/api\/newsroom/, ''),
    lastmod,
  ]);

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

  test('tells that a page has changed when a story has left it', async () => {
    await publishedArticle('Stays');
    const { documentId } = await publishedArticle('Leaves');
    freezeClock(after(1));
    await documents(ARTICLE).unpublish({ documentId, locale: 'en' });
    expect(await indexed()).toEqual([
      ['/sitemaps/en/1.xml', after(1)],
      ['/sitemaps/en/news.xml', after(1)],
    ]);
    expect(await read('/sitemaps/en/1.xml')).toMatchObject([{ lastmod: NOW }]);
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
