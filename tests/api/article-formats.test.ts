import { wire } from '../helpers/delivery';
import { configure, freezeClock, get, resetNewsroom } from '../helpers/newsroom';
import {
  draftArticle,
  paragraphs,
  publish,
  publishedArticle,
  sectionNamed,
  sourceNamed,
  translation,
} from '../fixtures/newsroom';

beforeEach(resetNewsroom);

const TYPES = {
  jsonld: 'application/ld+json; charset=utf-8',
  html: 'text/html; charset=utf-8',
  text: 'text/plain; charset=utf-8',
};
const FORMATS = Object.keys(TYPES) as (keyof typeof TYPES)[];

const publishedStory = async () => {
  freezeClock('2026-03-01T08:00:00.000Z');
  configure({ publicUrl: 'https://news.example', siteName: 'The Meridian' });
  const world = await sectionNamed('World');
  const ap = await sourceNamed('AP', { url: 'https://apnews.com', kind: 'wire' });
  const { documentId } = await draftArticle('Ministers & friends', {
    dek: 'What it is about.',
    section: world.documentId,
    sources: [ap.documentId],
    bylines: [{ name: 'A. Writer', role: 'Correspondent' }],
    dateline: 'Jakarta',
    kind: 'analysis',
    body: [
      ...paragraphs('A first paragraph of text.'),
      {
        type: 'paragraph',
        children: [
          { type: 'text', text: '' },
          {
            type: 'link',
            url: 'https://youtu.be/dQw4w9WgXcQ',
            children: [{ type: 'text', text: 'The film' }],
          },
          { type: 'text', text: '' },
        ],
      },
    ],
  });
  await translation(documentId, 'ar', 'وزراء');
  await translation(documentId, 'tr', 'Bakanlar', { embargoUntil: null });
  await publish(documentId, ['en', 'ar']);
  return documentId;
};

const SLUG = 'ministers-and-friends';

describe('a story in another format', () => {
  test.each(FORMATS)('%s has its own media type and is kept like the document', async (format) => {
    await publishedStory();
    for (const round of ['built', 'kept']) {
      const { status, headers } = await wire(`/articles/${SLUG}/${format}`);
      expect([round, status, headers['content-type']]).toEqual([round, 200, TYPES[format]]);
      // No relative label bounds it: what is there holds until something changes.
      expect(headers['cache-control']).toMatch(/max-age=15, s-maxage=60/);
      const held = { 'If-None-Match': String(headers.etag) };
      expect((await wire(`/articles/${SLUG}/${format}`, held)).status).toBe(304);
    }
  });

  test('JSON-LD is that of its kind', async () => {
    await publishedStory();
    const { '@graph': graph } = JSON.parse((await wire(`/articles/${SLUG}/jsonld`)).text);
    expect(graph).toMatchObject([
      {
        '@type': 'AnalysisNewsArticle',
        headline: 'Ministers & friends',
        url: `https://news.example/en/world/${SLUG}`,
        author: { '@type': 'Person', name: 'A. Writer', jobTitle: 'Correspondent' },
        publisher: { name: 'The Meridian' },
        sourceOrganization: { name: 'AP', url: 'https://apnews.com/' },
        isBasedOn: { publisher: { name: 'AP' } },
        articleSection: 'World',
        inLanguage: 'en',
        datePublished: '2026-03-01T08:00:00.000Z',
        workTranslation: { inLanguage: 'ar', headline: 'وزراء' },
      },
      { '@type': 'BreadcrumbList', itemListElement: [{ name: 'World' }] },
    ]);
  });

  test('HTML and text are whole, in its language and direction', async () => {
    await publishedStory();
    const html = (await wire(`/articles/${SLUG}/html`)).text;
    expect(html).toContain('<h1>Ministers &amp; friends</h1>');
    expect(html).toContain('<figure data-embed="youtube"');
    expect(html).toContain(
      'Jakarta, <time datetime="2026-03-01T08:00:00.000Z">1 March 2026</time>'
    );
    expect((await wire(`/articles/${SLUG}/text`)).text).toMatch(
      /^World · 1 min read\n\nMinisters & friends\n\nWhat it is about\.\n\nA\. Writer, Correspondent\n\nJakarta, 1 March 2026\n\n[^]*The film: https:[^]*\n\nSource: AP\n$/
    );
    const { body } = await get('/articles?locale=ar');
    const arabic = (await wire(`/articles/${body.data[0].slug}/html?locale=ar`)).text;
    expect(arabic).toContain('<article lang="ar" dir="rtl">');
  });

  test('falls back to another language like the document, or not at all', async () => {
    await publishedStory();
    const fallen = await wire(`/articles/${SLUG}/html?locale=tr`);
    expect([fallen.status, fallen.text.includes('<html lang="en"')]).toEqual([200, true]);
    expect((await wire(`/articles/${SLUG}/html?locale=tr&fallback=none`)).status).toBe(404);
  });

  test('of a story with the slug of another path is found', async () => {
    await publishedArticle('Id', { slug: 'id' });
    expect((await wire('/articles/id/html')).status).toBe(200);
    expect((await wire('/articles/id/jsonld')).status).toBe(200);
  });
});

describe('what is refused', () => {
  test.each(['foo', 'HTMLX', 'json', 'jsonld.json', '%20'])(
    'the format "%s", whether there is such a story or not',
    async (format) => {
      await publishedArticle('Story');
      for (const slug of ['story', 'nowhere']) {
        const { status, text } = await wire(`/articles/${slug}/${format}`);
        expect([slug, status, JSON.parse(text).error.message]).toEqual([
          slug,
          400,
          'format: must be one of jsonld, ninjs, html, text',
        ]);
      }
    }
  );

  test.each(FORMATS)(
    '%s of a story that is not there, and parameters it does not know',
    async (format) => {
      await publishedArticle('Story');
      expect((await wire(`/articles/nowhere/${format}`)).status).toBe(404);
      for (const query of [
        'body=html',
        'relative=false',
        'colour=red',
        'locale=xx',
        'fallback=maybe',
      ]) {
        const { status, text } = await wire(`/articles/story/${format}?${query}`);
        expect([query, status]).toEqual([query, 400]);
        expect(JSON.parse(text).error.message).toContain(query.split('=')[0]);
      }
    }
  );
});

describe('link data and embeds in the document', () => {
  test('name each language that is live now, and only those', async () => {
    const documentId = await publishedStory();
    const alternates = async (locale: string) =>
      (await get(`/articles/id/${documentId}?locale=${locale}&fallback=none`)).body.data?.seo
        .alternates;
    const english = await alternates('en');
    expect(english).toMatchObject([
      { hreflang: 'ar' },
      { hreflang: 'en', href: `https://news.example/en/world/${SLUG}` },
      { hreflang: 'x-default', href: `https://news.example/en/world/${SLUG}` },
    ]);
    expect(await alternates('ar')).toEqual(english);

    await publish(documentId, 'tr');
    expect((await alternates('en')).map(({ hreflang }: { hreflang: string }) => hreflang)).toEqual([
      'ar',
      'en',
      'tr',
      'x-default',
    ]);
  });

  test('tell a player from a paragraph', async () => {
    await publishedStory();
    const { data } = (await get(`/articles/${SLUG}`)).body;
    expect(data.embeds).toEqual([
      {
        provider: 'youtube',
        id: 'dQw4w9WgXcQ',
        url: 'https://www.youtube.com/watch?v=dQw4w9WgXcQ',
        oembedUrl: expect.stringMatching(/^https:\/\/www\.youtube\.com\/oembed\?format=json&url=/),
        title: 'The film',
        block: 1,
      },
    ]);
    expect(data.body[1].children[1].url).toBe('https://youtu.be/dQw4w9WgXcQ');
  });
});
