import {
  ARTICLE,
  configure,
  documents,
  freezeClock,
  get,
  http,
  PROMO,
  resetNewsroom,
  SECTION,
  strapi,
} from '../helpers/newsroom';
import {
  draftArticle,
  paragraphs,
  promoTitled,
  publish,
  publishedArticle,
  sectionNamed,
  sourceNamed,
  translation,
} from '../fixtures/newsroom';

beforeEach(resetNewsroom);

const list = async (query = '') => {
  const { status, body } = await get(`/articles${query}`);
  expect({ status, error: body.error }).toEqual({ status: 200, error: undefined });
  return body;
};
const slugs = (body: { data: { slug: string }[] }) => body.data.map(({ slug }) => slug);

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

describe('named outcomes', () => {
  const hidden = {
    draft: () => draftArticle('Story'),
    unpublished: async () => {
      const article = await publishedArticle('Story');
      await documents(ARTICLE).unpublish({ documentId: article.documentId, locale: 'en' });
      return article;
    },
    embargoed: () => publishedArticle('Story', { embargoUntil: '2999-01-01T00:00:00.000Z' }),
    expired: () => publishedArticle('Story', { expiresAt: '2001-01-01T00:00:00.000Z' }),
    'never there': async () => ({ documentId: 'neverthere000000000000000' }),
  };

  test.each(Object.entries(hidden))(
    '%s is 404, on every surface, and says no more',
    async (_name, make) => {
      const { documentId } = await make();
      const promo = await promoTitled('See also', { targetArticle: undefined });
      const other = await publishedArticle('Other', { relatedPromos: [promo.documentId] });
      const expected = {
        data: null,
        error: {
          status: 404,
          name: 'NotFoundError',
          message: 'There is no such story',
          details: {},
        },
      };
      for (const path of ['/articles/story', `/articles/id/${documentId}`]) {
        const answer = await get(path);
        expect([answer.status, answer.body]).toEqual([404, expected]);
      }
      expect(slugs(await list())).toEqual(['other']);
      expect((await get(`/articles/id/${other.documentId}`)).body.data.related).toEqual([]);
    }
  );

  test('an embargo ends and an expiry begins at its very instant', async () => {
    freezeClock('2026-05-01T00:00:00.000Z');
    await publishedArticle('Story', {
      embargoUntil: '2026-05-01T10:00:00.000Z',
      expiresAt: '2026-05-01T20:00:00.000Z',
    });
    const statusAt = async (instant: string) => {
      freezeClock(instant);
      const counted = (await list()).data.length;
      return [(await get('/articles/story')).status, counted];
    };
    expect(await statusAt('2026-05-01T09:59:59.999Z')).toEqual([404, 0]);
    expect(await statusAt('2026-05-01T10:00:00.000Z')).toEqual([200, 1]);
    expect(await statusAt('2026-05-01T19:59:59.999Z')).toEqual([200, 1]);
    expect(await statusAt('2026-05-01T20:00:00.000Z')).toEqual([404, 0]);
  });

  test('an embargoed story is as old as its lift', async () => {
    freezeClock('2026-05-01T00:00:00.000Z');
    await publishedArticle('Story', { embargoUntil: '2026-05-01T10:00:00.000Z' });
    freezeClock('2026-05-01T12:00:00.000Z');
    const { data } = (await get('/articles/story')).body;
    expect(data.firstPublishedAt).toBe('2026-05-01T10:00:00.000Z');
    expect(data.relativeTime.label).toBe('2 hours ago');
  });

  test('an answer stays fresh no longer than until the next embargo lifts', async () => {
    freezeClock('2026-05-01T00:00:00.000Z');
    await publishedArticle('Story', { embargoUntil: '2026-05-01T10:00:00.000Z' });
    expect((await list('?relative=false')).meta.freshUntil).toBe('2026-05-01T10:00:00.000Z');
  });

  test('a story taken down is 410 with its notice, at every address it ever had', async () => {
    const { documentId } = await publishedArticle('Story');
    await strapi()
      .plugin('newsroom')
      .service('kill')
      .kill(documentId, { reason: 'Libel', notice: 'Withdrawn', by: 'A. Editor' });
    for (const path of ['/articles/story', `/articles/id/${documentId}`]) {
      const answer = await get(path);
      expect([answer.status, answer.body.error]).toEqual([
        410,
        { status: 410, name: 'GoneError', message: 'Withdrawn', details: { notice: 'Withdrawn' } },
      ]);
    }
  });
});

describe('fallbacks', () => {
  test('a document falls back to the default locale and says so', async () => {
    await publishedArticle('English story');
    const { body } = await get('/articles/english-story?locale=tr');
    expect(body.data).toMatchObject({ locale: 'tr', servedLocale: 'en', isFallback: true });
    expect(body.meta.locale).toBe('tr');
    expect((await get('/articles/english-story?locale=tr&fallback=none')).status).toBe(404);
  });

  test('through a chain of its own', async () => {
    configure({ fallbacks: { ar: ['tr'] } });
    const { documentId } = await draftArticle('English story');
    await translation(documentId, 'tr', 'Türkçe haber');
    await publish(documentId);
    const { body } = await get(`/articles/id/${documentId}?locale=ar`);
    expect(body.data.servedLocale).toBe('tr');
  });

  test('a list falls back only when asked to, without doubles', async () => {
    await publishedArticle('Only English');
    const { documentId } = await draftArticle('Both');
    await translation(documentId, 'tr', 'İkisi de');
    await publish(documentId);
    expect(slugs(await list('?locale=tr'))).toEqual(['ikisi-de']);
    expect(slugs(await list('?locale=tr&fallback=chain')).sort()).toEqual([
      'ikisi-de',
      'only-english',
    ]);
  });

  test('the address of another language serves the story in this one', async () => {
    const { documentId } = await draftArticle('English story');
    await translation(documentId, 'tr', 'Türkçe haber');
    await publish(documentId);
    const { status, body } = await get('/articles/english-story?locale=tr');
    expect([status, body.data.slug, body.data.servedLocale]).toEqual([200, 'turkce-haber', 'tr']);
  });

  test('never leads to another story that has the same slug in another language', async () => {
    const apple = await draftArticle('Apple');
    await translation(apple.documentId, 'tr', 'Elma');
    await publish(apple.documentId);
    await publishedArticle('Apple', {}, 'tr');
    await documents(ARTICLE).unpublish({ documentId: apple.documentId, locale: 'tr' });
    const { status, body } = await get('/articles/elma?locale=tr');
    expect([status, body.data.id, body.data.isFallback]).toEqual([200, apple.documentId, true]);
  });
});

describe('a list', () => {
  const publishAt = async (instant: string, headline: string, data: object = {}) => {
    freezeClock(instant);
    return publishedArticle(headline, { ...data });
  };

  test('holds the newest first, page after page, nothing twice and nothing missing', async () => {
    for (let n = 10; n < 23; n += 1) {
      // Two in each instant: the order must be total.
      await publishAt(`2026-02-${n - (n % 2)}T08:00:00.000Z`, `Story ${n}`);
    }
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await list(`?limit=3${cursor ? `&cursor=${cursor}` : ''}`);
      expect(page.data.length).toBeLessThanOrEqual(3);
      seen.push(...slugs(page));
      cursor = page.meta.nextCursor;
    } while (cursor);
    expect(seen).toHaveLength(13);
    expect(new Set(seen).size).toBe(13);
    const dates = seen.map((slug) => Number(slug.split('-')[1]) - (Number(slug.split('-')[1]) % 2));
    expect(dates).toEqual([...dates].sort((a, b) => b - a));
  });

  test('goes on where it was when something new is published meanwhile', async () => {
    for (const n of [1, 2, 3]) await publishAt(`2026-02-0${n}T08:00:00.000Z`, `Story ${n}`);
    const first = await list('?limit=2');
    await publishAt('2026-02-09T08:00:00.000Z', 'Breaking');
    expect(slugs(await list(`?limit=2&cursor=${first.meta.nextCursor}`))).toEqual(['story-1']);
  });

  test('narrows to a section with those below it, a source, a tag, a kind and a time', async () => {
    const world = await sectionNamed('World');
    const asia = await sectionNamed('Asia', { parent: world.documentId });
    const sport = await sectionNamed('Sport');
    const ap = await sourceNamed('AP');
    await publishAt('2026-02-01T00:00:00.000Z', 'World story', { section: world.documentId });
    await publishAt('2026-02-02T00:00:00.000Z', 'Asia story', {
      section: asia.documentId,
      sources: [ap.documentId],
    });
    await publishAt('2026-02-03T00:00:00.000Z', 'Sport story', {
      section: sport.documentId,
      tags: ['Football', '100% fair', 'Россия'],
      kind: 'feature',
    });
    const answers = {
      'section=world': ['asia-story', 'world-story'],
      'section=asia': ['asia-story'],
      'source=AP': ['asia-story'],
      'source=ap': ['asia-story'],
      'tag=Football': ['sport-story'],
      'tag=football': ['sport-story'],
      'tag=Foot': [],
      [`tag=${encodeURIComponent('Россия')}`]: ['sport-story'],
      'tag=%25': [],
      'tag=100%25%20fair': ['sport-story'],
      'kind=feature': ['sport-story'],
      'kind=opinion': [],
      'since=2026-02-02T00:00:00Z': ['sport-story', 'asia-story'],
      'until=2026-02-02T00:00:00Z': ['world-story'],
      'section=world&source=AP&kind=news': ['asia-story'],
    };
    for (const [query, expected] of Object.entries(answers)) {
      expect([query, slugs(await list(`?${query}`))]).toEqual([query, expected]);
    }
  });

  test('shows summaries: no body, nothing that only the document holds', async () => {
    await publishedArticle('Story');
    const [summary] = (await list()).data;
    for (const field of [
      'body',
      'bylines',
      'corrections',
      'promos',
      'related',
      'breadcrumbs',
      'translations',
      'seo',
    ]) {
      expect(summary).not.toHaveProperty(field);
    }
    expect(summary).toMatchObject({
      headline: 'Story',
      readTime: { minutes: 1 },
      relativeTime: {},
    });
  });

  test('a section that was renamed is still found by its former slug', async () => {
    const world = await sectionNamed('World');
    await publishedArticle('Story', { section: world.documentId });
    await documents(SECTION).update({
      documentId: world.documentId,
      locale: 'en',
      data: { slug: 'the-world' },
    });
    expect(slugs(await list('?section=world'))).toEqual(['story']);
  });
});

describe('a parameter', () => {
  test.each([
    ['locale=xx', 'locale: "xx" is unknown; known are en, tr, id, ar'],
    ['locale=en&locale=tr', 'locale: must be one locale code'],
    ['limit=0', 'limit: must be a whole number from 1 to 100'],
    ['limit=101', 'limit: must be a whole number from 1 to 100'],
    ['limit=ten', 'limit: must be a whole number from 1 to 100'],
    ['limit=1.5', 'limit: must be a whole number from 1 to 100'],
    ['relative=yes', 'relative: must be true or false'],
    ['kind=gossip', 'kind: must be one of news, analysis'],
    ['since=yesterday', 'since: must be an ISO 8601 instant'],
    ['section=nowhere', 'section: there is no section "nowhere" in en'],
    ['source=NOBODY', 'source: there is no source "NOBODY"'],
    ['tag=%00', 'tag: must not hold control characters'],
    ['section=a%00', 'section: must not hold control characters'],
    ['cursor=abc', 'cursor: is not one of this query'],
    ['cursor=', 'cursor: is not one of this query'],
    ['fallback=maybe', 'fallback: must be none or chain'],
    ['page=2', 'page: is not a parameter; known are locale, relative, limit'],
    ['sort[0]=a', 'sort: is not a parameter'],
    ['preview=token', 'preview: is not a parameter'],
  ])('%s is 400 and says what is allowed', async (query, message) => {
    const { status, body } = await get(`/articles?${query}`);
    expect([status, body.error?.name]).toEqual([400, 'ValidationError']);
    expect(body.error.message).toContain(message);
    expect(body.data).toBeNull();
  });

  test('cursor of another query is 400', async () => {
    for (const n of [1, 2, 3]) await publishedArticle(`Story ${n}`);
    const { meta } = await list('?limit=1');
    expect((await get(`/articles?limit=1&kind=news&cursor=${meta.nextCursor}`)).status).toBe(400);
    expect((await get(`/articles?limit=2&cursor=${meta.nextCursor}`)).status).toBe(200);
  });

  test.each(['body=xml', 'limit=5', 'foo=bar', 'relative=1'])(
    '%s of a document is 400',
    async (query) => {
      await publishedArticle('Story');
      expect((await get(`/articles/story?${query}`)).status).toBe(400);
    }
  );

  test.each([
    '%00',
    '%F0%9F%94%A5',
    '..%2F..%2Fetc',
    'a'.repeat(3000),
    '%E2%80%AE',
    "'%20OR%201=1--",
  ])('a slug of %s is 404, never 500', async (slug) => {
    expect((await get(`/articles/${slug}`)).status).toBe(404);
  });
});

test('a promo shows only inside its window', async () => {
  const promo = await promoTitled('Offer', {
    startsAt: '2026-05-01T10:00:00.000Z',
    endsAt: '2026-05-01T20:00:00.000Z',
  });
  freezeClock('2026-05-01T00:00:00.000Z');
  await publishedArticle('Story', { relatedPromos: [promo.documentId] });
  const shownAt = async (instant: string) => {
    freezeClock(instant);
    const { body } = await get('/articles/story?relative=false');
    return [body.data.promos.length, body.meta.freshUntil];
  };
  expect(await shownAt('2026-05-01T09:00:00.000Z')).toEqual([0, '2026-05-01T10:00:00.000Z']);
  expect(await shownAt('2026-05-01T10:00:00.000Z')).toEqual([1, '2026-05-01T20:00:00.000Z']);
  expect(await shownAt('2026-05-01T20:00:00.000Z')).toEqual([0, null]);

  freezeClock('2026-05-01T12:00:00.000Z');
  await documents(PROMO).update({
    documentId: promo.documentId,
    locale: 'en',
    data: { enabled: false },
  });
  expect((await get('/articles/story')).body.data.promos).toEqual([]);
});
