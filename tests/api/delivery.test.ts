import { configure, freezeClock, get, http, resetNewsroom } from '../helpers/newsroom';
import {
  draftArticle,
  paragraphs,
  promoTitled,
  publish,
  sectionNamed,
  sourceNamed,
  translation,
} from '../fixtures/newsroom';

beforeEach(resetNewsroom);

describe('a published article', () => {
  const story = async () => {
    const world = await sectionNamed('World');
    const asia = await sectionNamed('Asia', { parent: world.documentId });
    const ap = await sourceNamed('AP', { kind: 'wire', url: 'https://apnews.com' });
    const afp = await sourceNamed('AFP', { kind: 'wire' });
    const promo = await promoTitled('Subscribe', {
      url: 'https://example.org/join',
      ctaLabel: 'Join',
    });
    return draftArticle('Ministers meet', {
      shortHeadline: 'Meeting',
      dek: 'What it is about.',
      section: asia.documentId,
      sources: [ap.documentId, afp.documentId],
      relatedPromos: [promo.documentId],
      bylines: [{ name: 'A. Writer', role: 'Correspondent' }],
      dateline: 'Jakarta',
      tags: ['Diplomacy', 'Asia'],
      kind: 'analysis',
      leadImageAlt: 'Two flags',
      leadImageCaption: 'Flags in the hall.',
      leadImageCredit: 'Own picture',
      seoTitle: 'Ministers meet in Jakarta',
    });
  };

  test('is served as the finished document of the contract', async () => {
    configure({ publicUrl: 'https://news.example' });
    freezeClock('2026-03-01T08:00:00.000Z');
    const { documentId } = await story();
    await publish(documentId);
    freezeClock('2026-03-01T23:30:00.000Z');

    const answer = await get('/articles/ministers-meet');
    expect(answer.status).toBe(200);
    const { data, meta } = answer.body;
    const section = { name: 'Asia', slug: 'asia', path: '/en/asia', servedLocale: 'en' };
    expect(data).toEqual({
      id: documentId,
      seq: expect.any(Number),
      type: 'article',
      kind: 'analysis',
      urgency: 'normal',
      locale: 'en',
      servedLocale: 'en',
      isFallback: false,
      direction: 'ltr',
      slug: 'ministers-meet',
      path: '/en/asia/ministers-meet',
      url: 'https://news.example/en/asia/ministers-meet',
      headline: 'Ministers meet',
      shortHeadline: 'Meeting',
      dek: 'What it is about.',
      body: paragraphs('A first paragraph of text.'),
      section: { id: expect.any(String), ...section },
      breadcrumbs: [
        { name: 'World', path: '/en/world' },
        { name: 'Asia', path: '/en/asia' },
      ],
      sources: [
        {
          id: expect.any(String),
          code: 'AP',
          name: 'AP',
          kind: 'wire',
          url: 'https://apnews.com',
          creditLine: null,
        },
        {
          id: expect.any(String),
          code: 'AFP',
          name: 'AFP',
          kind: 'wire',
          url: null,
          creditLine: null,
        },
      ],
      sourceLine: 'AP and AFP',
      bylines: [{ name: 'A. Writer', role: 'Correspondent', url: null }],
      dateline: 'Jakarta',
      tags: ['Diplomacy', 'Asia'],
      leadImage: {
        url: null,
        width: null,
        height: null,
        mime: null,
        alt: 'Two flags',
        caption: 'Flags in the hall.',
        credit: 'Own picture',
        formats: {},
      },
      readTime: {
        minutes: 1,
        seconds: 2,
        words: 5,
        characters: 0,
        label: '1 min read',
        evidence: 'measured',
      },
      firstPublishedAt: '2026-03-01T08:00:00.000Z',
      updatedAt: '2026-03-01T08:00:00.000Z',
      relativeTime: {
        label: '15 hours ago',
        unit: 'hour',
        value: -15,
        absolute: '1 March 2026',
        validUntil: '2026-03-02T00:00:00.000Z',
      },
      corrections: [],
      promos: [
        {
          id: expect.any(String),
          title: 'Subscribe',
          text: null,
          placement: 'article-end',
          cta: { label: 'Join', url: 'https://example.org/join' },
          image: null,
        },
      ],
      related: [],
      translations: [],
      seo: {
        title: 'Ministers meet in Jakarta',
        description: 'What it is about.',
        canonicalUrl: 'https://news.example/en/asia/ministers-meet',
        noindex: false,
        image: null,
        openGraph: expect.arrayContaining([
          { property: 'og:title', content: 'Ministers meet in Jakarta' },
          { property: 'og:url', content: 'https://news.example/en/asia/ministers-meet' },
        ]),
        twitter: expect.arrayContaining([{ name: 'twitter:card', content: 'summary' }]),
        alternates: [],
      },
      embeds: [],
    });
    expect(meta).toEqual({
      locale: 'en',
      seq: data.seq,
      freshUntil: '2026-03-02T00:00:00.000Z',
    });
  });

  test('is the same by its document id, and HEAD is GET without a body', async () => {
    const { documentId } = await story();
    await publish(documentId);
    freezeClock(new Date().toISOString());
    const bySlug = await get('/articles/ministers-meet');
    const byId = await get(`/articles/id/${documentId}`);
    expect(byId.body).toEqual(bySlug.body);
    const head = await http().head('/api/newsroom/articles/ministers-meet');
    expect(head.status).toBe(200);
    expect(head.headers['content-length']).toBe(bySlug.headers['content-length']);
    expect(head.text).toBeUndefined();
  });

  test('comes with its body as HTML, or without, and without its label', async () => {
    const { documentId } = await story();
    await publish(documentId);
    const html = await get('/articles/ministers-meet?body=html');
    expect(html.body.data.body).toBe(
      '<div lang="en" dir="ltr"><p>A first paragraph of text.</p></div>'
    );
    const none = await get('/articles/ministers-meet?body=none&relative=false');
    expect(none.body.data).not.toHaveProperty('body');
    expect(none.body.data).not.toHaveProperty('relativeTime');
    expect(none.body.meta.freshUntil).toBeNull();
  });

  test('names its other live languages, and only those', async () => {
    const { documentId } = await story();
    await translation(documentId, 'tr', 'Bakanlar buluştu');
    await translation(documentId, 'ar', 'لقاء الوزراء');
    await publish(documentId, ['en', 'tr']);
    const { body } = await get('/articles/ministers-meet');
    expect(body.data.translations).toEqual([
      {
        locale: 'tr',
        path: '/tr/asia/bakanlar-bulustu',
        slug: 'bakanlar-bulustu',
        headline: 'Bakanlar buluştu',
      },
    ]);
  });

  test('in Arabic reads from right to left, in Arabic words', async () => {
    freezeClock('2026-03-01T08:00:00.000Z');
    const { documentId } = await draftArticle('لقاء الوزراء في جاكرتا', {}, 'ar');
    await publish(documentId);
    freezeClock('2026-03-01T23:30:00.000Z');
    const { data } = (await get(`/articles/id/${documentId}?locale=ar`)).body;
    expect(data).toMatchObject({
      direction: 'rtl',
      relativeTime: { label: 'قبل 15 ساعة' },
      readTime: { label: expect.stringMatching(/دقيقة/) },
    });
  });
});
