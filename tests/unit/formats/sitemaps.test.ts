import fc from 'fast-check';
import type { SitemapEntry } from 'newsroom/contracts/sitemaps';
import { urlsPerPage } from 'newsroom/formats/sitemaps/page-size';
import { writeIndex } from 'newsroom/formats/sitemaps/write-index';
import { newsLanguage, writeNews } from 'newsroom/formats/sitemaps/write-news';
import { writeEntry, writePage } from 'newsroom/formats/sitemaps/write-page';
import { readSitemap } from '../../helpers/read-sitemap';
import { codePoint } from '../../helpers/code-point';

const SITE = 'https://news.example';
const AT = Date.parse('2026-05-01T10:00:00.000Z');

const entry = (fields: Partial<SitemapEntry> = {}): SitemapEntry => ({
  path: '/en/world/story',
  modifiedMs: AT,
  versions: [{ locale: 'en', path: '/en/world/story' }],
  ...fields,
});

const page = async (...batches: SitemapEntry[][]): Promise<string> => {
  const source = (async function* () {
    yield* batches;
  })();
  let text = '';
  for await (const chunk of writePage({ batches: source }, SITE)) text += chunk;
  return text;
};

describe('a page of a sitemap', () => {
  test('lists stories with their last change, whatever batches they come in', async () => {
    const other = entry({ path: '/en/other', versions: [{ locale: 'en', path: '/en/other' }] });
    const { root, urls } = readSitemap(await page([entry()], [], [other]));
    expect(root).toBe('urlset');
    expect(urls).toEqual([
      { loc: `${SITE}/en/world/story`, lastmod: '2026-05-01T10:00:00.000Z', alternates: {} },
      { loc: `${SITE}/en/other`, lastmod: '2026-05-01T10:00:00.000Z', alternates: {} },
    ]);
  });

  test('links each language to all of them, and readers of none to the first', async () => {
    const versions = [
      { locale: 'en', path: '/en/story' },
      { locale: 'pt-BR', path: '/pt-BR/noticia' },
      { locale: 'zh-Hant', path: '/zh-Hant/%E6%96%B0' },
    ];
    const { urls } = readSitemap(await page(versions.map(({ path }) => entry({ path, versions }))));
    const links = {
      en: `${SITE}/en/story`,
      'pt-BR': `${SITE}/pt-BR/noticia`,
      'zh-Hant': `${SITE}/zh-Hant/%E6%96%B0`,
      'x-default': `${SITE}/en/story`,
    };
    expect(urls.map(({ alternates }) => alternates)).toEqual([links, links, links]);
  });

  test('is well formed whatever the address and the language say', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: codePoint }),
        fc.array(fc.record({ locale: fc.uuid(), path: fc.string({ unit: codePoint }) }), {
          maxLength: 3,
        }),
        async (path, versions) => {
          const { urls } = readSitemap(await page([entry({ path, versions })]));
          expect(urls).toHaveLength(1);
        }
      )
    );
  });
});

describe('how many stories a page holds', () => {
  const longest = (locales: number): SitemapEntry => {
    const slug = '%E6%96%B0'.repeat(80);
    const versions = Array.from({ length: locales }, (_, index) => {
      const locale = `zh-Hant-${index}`.padEnd(35, 'x');
      return { locale, path: `/${locale}/${slug}/${slug}` };
    });
    return entry({ path: versions[0]?.path, versions });
  };

  test.each([1, 2, 4, 15, 40])('keeps it under 50 MB with %i languages', (locales) => {
    const url = `https://${'n'.repeat(200)}.example/?a&b`;
    const bytes = Buffer.byteLength(writeEntry(longest(locales), url));
    const urls = urlsPerPage(locales, url);
    expect(urls).toBeGreaterThan(100);
    expect(urls).toBeLessThanOrEqual(50_000);
    expect(bytes * urls + 500).toBeLessThanOrEqual(50 * 1024 * 1024);
  });

  test('is at least one', () => {
    expect(urlsPerPage(100_000, SITE)).toBe(1);
  });
});

describe('the index', () => {
  test('names the pages of each language, and its news where there are any', () => {
    const later = AT + 60_000;
    const xml = writeIndex(
      [
        {
          locale: 'en',
          pages: [{ modifiedMs: AT }, { modifiedMs: later }],
          news: { modifiedMs: AT },
        },
        { locale: 'tr', pages: [{ modifiedMs: AT }], news: null },
        { locale: 'ar', pages: [], news: null },
      ],
      'https://cms.example/api/newsroom'
    );
    const { root, urls } = readSitemap(xml);
    expect(root).toBe('sitemapindex');
    const base = 'https://cms.example/api/newsroom/sitemaps';
    expect(urls.map(({ loc, lastmod }) => [loc, lastmod])).toEqual([
      [`${base}/en/1.xml`, '2026-05-01T10:00:00.000Z'],
      [`${base}/en/2.xml`, '2026-05-01T10:01:00.000Z'],
      [`${base}/en/news.xml`, '2026-05-01T10:00:00.000Z'],
      [`${base}/tr/1.xml`, '2026-05-01T10:00:00.000Z'],
    ]);
  });
});

describe('a news sitemap', () => {
  const news = (headline: string, siteName = 'The Meridian') =>
    writeNews(
      {
        locale: 'en',
        stories: [{ path: '/en/story', headline, firstPublishedAt: '2026-05-01T10:00:00.000Z' }],
      },
      { publicUrl: `${SITE}/`, siteName }
    );

  test('names the publication, its language, the hour and the headline', () => {
    expect(readSitemap(news('Ships & <ports> ]]> "safe"')).urls).toEqual([
      {
        loc: `${SITE}/en/story`,
        'news:name': 'The Meridian',
        'news:language': 'en',
        'news:publication': '',
        'news:publication_date': '2026-05-01T10:00:00.000Z',
        'news:title': 'Ships & <ports> ]]> "safe"',
        'news:news': '',
        alternates: {},
      },
    ]);
  });

  test.each([
    ['🔥🎉', '🔥🎉'],
    ['a\u0000b\u0008c', 'abc'],
    ['half \uD83D gone', 'half \uFFFD gone'],
    ['not a character \uFFFF', 'not a character \uFFFD'],
  ])('carries %j', (headline, carried) => {
    expect(readSitemap(news(headline)).urls[0]?.['news:title']).toBe(carried);
  });

  test('is well formed whatever the headline and the name of the site say', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: codePoint }),
        fc.string({ unit: codePoint }),
        (headline, siteName) => {
          expect(readSitemap(news(headline, siteName)).urls).toHaveLength(1);
        }
      )
    );
  });

  test('may be empty', () => {
    const xml = writeNews({ locale: 'en', stories: [] }, { publicUrl: SITE, siteName: 'N' });
    expect(readSitemap(xml)).toEqual({ root: 'urlset', urls: [] });
  });

  test.each([
    ['en', 'en'],
    ['en-GB', 'en'],
    ['pt-BR', 'pt'],
    ['fil', 'fil'],
    ['zh', 'zh-cn'],
    ['zh-Hans', 'zh-cn'],
    ['zh-Hant', 'zh-tw'],
    ['zh-TW', 'zh-tw'],
    ['zh-HK', 'zh-tw'],
  ])('calls the language of %s %s', (locale, language) => {
    expect(newsLanguage(locale)).toBe(language);
  });
});
