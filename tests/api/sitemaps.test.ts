import { delivery, longestUse, wire } from '../helpers/delivery';
import { ARTICLE, configure, documents, freezeClock, get } from '../helpers/newsroom';
import {
  draftArticle,
  publish,
  publishedArticle,
  sectionNamed,
  translation,
} from '../fixtures/newsroom';
import { SITE, NOW, after, read, addresses, setUpSitemaps } from '../helpers/sitemaps';

setUpSitemaps();

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
