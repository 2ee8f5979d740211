import {
  ARTICLE,
  documents,
  http,
  PERMALINK,
  PROMO,
  resetNewsroom,
  rows,
  SECTION,
  SOURCE,
  tokenFor,
} from '../helpers/newsroom';
import {
  draftArticle,
  paragraphs,
  promoTitled,
  sectionNamed,
  sourceNamed,
} from '../fixtures/newsroom';

let token: Record<string, string>;

beforeEach(async () => {
  await resetNewsroom();
  token = await tokenFor(
    'plugin::newsroom.article.create',
    'plugin::newsroom.article.update',
    'plugin::newsroom.editorial.import'
  );
});

const post = (data: unknown) =>
  http()
    .post('/api/newsroom/content/articles')
    .set(token)
    .send({ data } as object);

const link = (url: string) => [
  { type: 'paragraph', children: [{ type: 'link', url, children: [{ type: 'text', text: 'x' }] }] },
];

describe('an article with', () => {
  test.each<[string, string, Record<string, unknown>]>([
    ['an empty headline', 'headline', { headline: '' }],
    ['a headline of white space', 'headline', { headline: ' \u200b\n ' }],
    ['no headline', 'headline', { headline: undefined }],
    ['a headline of null', 'headline', { headline: null }],
    ['a headline of 10,000 characters', 'headline', { headline: 'x'.repeat(10_000) }],
    ['a number for a headline', 'headline', { headline: 7 }],
    ['a list for a headline', 'headline', { headline: ['a'] }],
    ['an object for a dek', 'dek', { dek: { a: 1 } }],
    ['a dek of 401 characters', 'dek', { dek: 'x'.repeat(401) }],
    [
      'an embargo after the expiry',
      'expiresAt',
      { embargoUntil: '2026-02-02T00:00:00Z', expiresAt: '2026-02-01T00:00:00Z' },
    ],
    ['a day that there is not', 'embargoUntil', { embargoUntil: '2026-02-30T00:00:00Z' }],
    ['a NUL in a key of its body', 'body', { body: [{ type: 'paragraph', 'x\u0000': 1 }] }],
    ['a text for a body', 'body', { body: '<p>HTML</p>' }],
    ['a body of null blocks', 'body', { body: [null] }],
    ['a body of unknown blocks', 'body', { body: [{ type: 'embed' }] }],
    ['a body of numbers', 'body', { body: [1, 2] }],
    ['a body that is an object', 'body', { body: { type: 'paragraph' } }],
    ['a block without children', 'body', { body: [{ type: 'paragraph' }] }],
    ['a javascript: link', 'body', { body: link('javascript:alert(1)') }],
    ['a disguised javascript: link', 'body', { body: link(' java\tscript:alert(1)') }],
    ['a data: link', 'body', { body: link('data:text/html,x') }],
    ['a slug with slashes', 'slug', { slug: 'a/b' }],
    ['a number for a slug', 'slug', { slug: 7 }],
    ['tags that are a text', 'tags', { tags: 'a, b' }],
    ['a tag that is no text', 'tags', { tags: ['ok', 5] }],
    ['bylines without names', 'bylines', { bylines: [{ role: 'Reporter' }] }],
    [
      'a byline that links to a script',
      'bylines',
      { bylines: [{ name: 'A', url: 'javascript:x' }] },
    ],
    ['an unknown kind', 'kind', { kind: 'gossip' }],
    ['an embargo that is no instant', 'embargoUntil', { embargoUntil: 'tomorrow' }],
    ['an embargo in the year 99999', 'embargoUntil', { embargoUntil: '+099999-01-01T00:00:00Z' }],
    ['a canonical address that is none', 'canonicalUrl', { canonicalUrl: 'ftp://x' }],
    ['a section that does not exist', 'section', { section: 'nowhere' }],
    ['a section with a NUL in its id', 'section', { section: 'a\u0000b' }],
    ['a section row beyond all numbers', 'section', { section: 2 ** 40 }],
    ['a field that does not exist', 'gossip', { gossip: true }],
  ])('%s is 400, names %s, and stores nothing', async (_name, field, wrong) => {
    const { status, body } = await post({ headline: 'Story', body: paragraphs('Text.'), ...wrong });
    expect([status, body.data]).toEqual([400, null]);
    expect(`${body.error.message} ${JSON.stringify(body.error.details)}`).toContain(field);
    expect(await rows(ARTICLE)).toHaveLength(0);
    expect(await rows(PERMALINK)).toHaveLength(0);
  });

  test.each<[string, string, string]>([
    ['white space', '  Two   words\n', 'Two words'],
    ['entities', 'Tom &amp; Jerry', 'Tom &amp; Jerry'],
    ['a lone surrogate', 'Broken \ud83d emoji', 'Broken \ufffd emoji'],
    ['a right-to-left override', 'safe\u202egnp.exe', 'safegnp.exe'],
    ['zero-width characters', 'zero\u200bwidth\ufeff', 'zerowidth'],
    ['a zero-width joiner that letters need', 'می\u200cخواهم', 'می\u200cخواهم'],
  ])('%s in its headline is stored in normal form', async (_name, headline, stored) => {
    const { status, body } = await post({ headline, body: paragraphs('Text.') });
    expect([status, body.data?.headline]).toEqual([201, stored]);
  });

  test('broken characters anywhere in it are stored in a form that every database takes', async () => {
    const broken = 'a\u0000b\ud800c\u202ed';
    const { status, body } = await post({
      headline: 'Story',
      body: paragraphs(broken),
      tags: [broken],
      bylines: [{ name: broken }],
      wireUri: broken,
    });
    expect([status, body.error]).toEqual([201, undefined]);
    expect(body.data).toMatchObject({
      body: paragraphs('ab\ufffdcd'),
      tags: ['ab\ufffdcd'],
      bylines: [{ name: 'ab\ufffdcd' }],
    });
  });

  test('a body of 10 MB is 413', async () => {
    const { status } = await post({ headline: 'Story', body: paragraphs('x'.repeat(10_000_000)) });
    expect(status).toBe(413);
    const wire = await http()
      .post('/api/newsroom/editorial/import')
      .set(token)
      .send({ uri: 'urn:x', headlines: [{ value: 'x'.repeat(10_000_000) }] });
    expect(wire.status).toBe(413);
    expect(await rows(ARTICLE)).toHaveLength(0);
  });

  test.each(['body', 'tags', 'bylines', 'section', 'headline'])(
    'a %s nested 20,000 deep is 4xx',
    async (field) => {
      const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
      const { status } = await http()
        .post('/api/newsroom/content/articles')
        .set({ ...token, 'Content-Type': 'application/json' })
        .send(`{"data":{"headline":"Story","${field}":${deep}}}`);
      expect(Math.floor(status / 100)).toBe(4);
      expect(await rows(ARTICLE)).toHaveLength(0);
    }
  );

  test.each(['{', '[]', 'null', '"text"', '{"data":null}', '{"data":[]}', '{}'])(
    'a request body of %s is 4xx',
    async (body) => {
      const { status } = await http()
        .post('/api/newsroom/content/articles')
        .set({ ...token, 'Content-Type': 'application/json' })
        .send(body);
      expect(Math.floor(status / 100)).toBe(4);
      expect(await rows(ARTICLE)).toHaveLength(0);
    }
  );
});

test.each([
  { body: [null] },
  { tags: 'no' },
  { headline: '' },
  { bylines: [{ x: 1 }] },
  { section: 'nowhere' },
])('a clone with %j is refused', async (data) => {
  const { documentId } = await draftArticle('Story');
  await expect(documents(ARTICLE).clone({ documentId, locale: 'en', data })).rejects.toThrow(
    Object.keys(data)[0]
  );
  expect(await rows(ARTICLE)).toHaveLength(1);
});

test('a wrong update leaves the article as it was', async () => {
  const { documentId } = await draftArticle('Story');
  const before = [await rows(ARTICLE), await rows(PERMALINK)];
  const answer = await http()
    .put(`/api/newsroom/content/articles/${documentId}`)
    .set(token)
    .send({ data: { headline: 'New headline', slug: 'New/Slug' } });
  expect(answer.status).toBe(400);
  expect([await rows(ARTICLE), await rows(PERMALINK)]).toEqual(before);
});

test('a failure late in a save undoes all of it', async () => {
  const { documentId } = await draftArticle('Story');
  await expect(
    documents(ARTICLE).update({
      documentId,
      locale: 'tr',
      data: { headline: 'Haber', slug: 'taken', relatedArticles: [documentId] },
    })
  ).rejects.toThrow('has no version in tr');
  expect(await rows(ARTICLE)).toHaveLength(1);
  expect(await rows(PERMALINK, { language: 'tr' })).toHaveLength(0);
});

describe('sections, sources and promos', () => {
  test.each<[string, string, string, Record<string, unknown>]>([
    [SECTION, 'an empty name', 'name', { name: '' }],
    [SECTION, 'a colour that is none', 'colour', { name: 'World', colour: 'blue' }],
    [SECTION, 'a position beyond all numbers', 'position', { name: 'World', position: 1e12 }],
    [SOURCE, 'no code', 'code', { name: 'AP' }],
    [SOURCE, 'a code with spaces', 'code', { name: 'AP', code: 'A P' }],
    [SOURCE, 'a script for an address', 'url', { name: 'AP', code: 'AP', url: 'javascript:x' }],
    [PROMO, 'no title', 'title', { text: 'Text' }],
    [PROMO, 'a script for an address', 'url', { title: 'Offer', url: 'javascript:x' }],
    [
      PROMO,
      'a window that ends before it starts',
      'endsAt',
      { title: 'Offer', startsAt: '2026-02-01T00:00:00Z', endsAt: '2026-01-01T00:00:00Z' },
    ],
  ])('%s with %s is refused', async (uid, _name, field, data) => {
    await expect(documents(uid).create({ locale: 'en', data })).rejects.toThrow(field);
    expect(await rows(uid)).toHaveLength(0);
  });

  test('a source code belongs to one source, however it is typed', async () => {
    const { documentId } = await sourceNamed('Associated Press', { code: 'ap' });
    expect((await rows(SOURCE, { documentId }))[0]?.code).toBe('AP');
    await expect(sourceNamed('Another', { code: 'AP' })).rejects.toThrow(
      `code: "AP" belongs to another source (${documentId})`
    );
  });

  test('a section and a promo take what is right', async () => {
    expect(await sectionNamed('World', { colour: '#1F4E79', position: 3 })).toMatchObject({
      slug: 'world',
      colour: '#1F4E79',
    });
    expect(
      await promoTitled('Offer', { placement: 'global', url: 'https://example.org' })
    ).toMatchObject({
      placement: 'global',
      enabled: true,
    });
  });
});
