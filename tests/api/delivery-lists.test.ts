import { documents, freezeClock, get, PROMO, resetNewsroom, SECTION } from '../helpers/newsroom';
import { promoTitled, publishedArticle, sectionNamed, sourceNamed } from '../fixtures/newsroom';
import { list, slugs } from '../helpers/delivered-lists';

beforeEach(resetNewsroom);

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
