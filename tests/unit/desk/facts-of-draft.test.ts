import fc from 'fast-check';
import {
  factsOfDraft,
  linkedDraft,
  targetOf,
  type Around,
  type Found,
} from 'newsroom/desk/facts-of-draft';
import { readOwnPath } from 'newsroom/desk/own-path';

const AT = new Date('2026-05-01T12:00:00.000Z');
const around: Around = {
  at: AT,
  isKilled: false,
  publicUrl: 'https://news.example/',
  locales: ['en', 'tr'],
  looksForSlug: true,
};
const NOTHING: Found = { things: [], promos: [], held: [], sees: () => true };

const factsOf = (data: object, found: Partial<Found> = {}, changes: Partial<Around> = {}) => {
  const asked = { ...around, ...changes };
  const draft = { documentId: 'own', locale: 'en', slug: 'own-slug', ...data };
  return factsOfDraft(linkedDraft(draft, asked), { ...NOTHING, ...found }, asked);
};

const body = (...urls: string[]) => [
  {
    type: 'paragraph',
    children: urls.map((url) => ({ type: 'link', url, children: [{ type: 'text', text: 'x' }] })),
  },
];
const article = (id: string, value: string | null, locale = 'en') => ({
  ...{ kind: 'article' as const, document_id: id, locale, value, file: 0 },
});
const address = (slug: string, target: string, entity = 'article') => ({
  ...{ entity, target, language: 'en', slug },
});

test('an empty draft names nothing and has nothing', () => {
  expect(factsOf({})).toMatchObject({
    ...{ headline: null, words: 0, section: null, sources: [], related: [], picture: null },
    ...{ imageTexts: [], promos: [], links: [], embargoUntil: null, expiresAt: null },
    ...{ slug: 'own-slug', isSlugTaken: false, slugHolder: null },
  });
  expect(factsOf({}).empty).toEqual(
    expect.arrayContaining(['headline', 'dek', 'bylines', 'leadImage'])
  );
});

test('lengths are of characters as people count them, not of halves of them', () => {
  expect(factsOf({ headline: '🚢🚢🚢', dek: null }).lengths).toMatchObject({ headline: 3, dek: 0 });
});

test('what is named stands as its rows of the language say', () => {
  const links = {
    section: ['s'],
    sources: ['ap', 'gone'],
    relatedArticles: ['live', 'draft', 'foreign', 'own'],
  };
  const { section, sources, related } = factsOf(
    { links },
    {
      things: [
        { kind: 'section', document_id: 's', locale: 'en', value: 'tr', file: 0 },
        { kind: 'source', document_id: 'ap', locale: 'en', value: 'ap', file: 0 },
        ...[article('live', null), article('live', 'live'), article('draft', null)],
        article('foreign', 'live', 'tr'),
      ],
    }
  );
  expect(section).toBe('copied');
  expect(sources.map(({ isThere }) => isThere)).toEqual([true, false]);
  expect(related.map(({ standing }) => standing)).toEqual([
    ...['published', 'unpublished', 'missing', 'published'],
  ]);
});

test('a story is published by its own row of the language', () => {
  const of = (...things: Found['things']) => factsOf({}, { things }).isPublished;
  expect([of(article('own', null)), of(article('own', 'live', 'tr'))]).toEqual([false, false]);
  expect(of(article('own', null), article('own', 'live'))).toBe(true);
});

test('links of ours are followed, of others not', () => {
  const { links } = factsOf(
    {
      body: body(
        ...['/en/world', '/en/world/live', 'https://news.example/en/draft', '/en/none'],
        ...['/en/own-slug', 'https://elsewhere.example/en/none', '/about', '//x.example/en/none']
      ),
    },
    {
      held: [
        ...[address('world', 's', 'section'), address('live', 'l'), address('draft', 'd')],
        address('own-slug', 'own'),
      ],
      things: [article('l', 'live'), article('d', null)],
    }
  );
  expect(links.map(({ url, standing }) => `${url} ${standing}`)).toEqual([
    '/en/world published',
    '/en/world/live published',
    'https://news.example/en/draft unpublished',
    '/en/none missing',
    '/en/own-slug published',
  ]);
});

test('a slug clashes with that of another story, and only when it is looked for', () => {
  const held = [address('own-slug', 'other')];
  expect(factsOf({}, { held }).slugHolder).toBe('other');
  expect(factsOf({}, { held }, { looksForSlug: false }).slugHolder).toBeNull();
  expect(factsOf({}, { held: [address('own-slug', 'own')] }).slugHolder).toBeNull();
});

test('a story that whoever asks may not read is not there, unless readers have it', () => {
  const { slugHolder, isSlugTaken, related, links } = factsOf(
    { links: { relatedArticles: ['live', 'draft'] }, body: body('/en/secret') },
    {
      held: [address('own-slug', 'other'), address('secret', 'draft')],
      things: [article('live', 'live'), article('draft', null)],
      sees: () => false,
    }
  );
  expect([isSlugTaken, slugHolder]).toEqual([true, null]);
  expect(related.map(({ standing }) => standing)).toEqual(['published', 'missing']);
  expect(links.map(({ standing }) => standing)).toEqual(['missing']);
});

test('the own text of a picture speaks where the story has none for it', () => {
  const picture = { kind: 'picture' as const, document_id: 'own', locale: 'en' };
  const things = [{ ...picture, value: 'A quay', file: 7 }];
  expect(factsOf({}, { things }).picture).toEqual({ alt: 'A quay', credit: null });
  const told = { leadImageAlt: 'A ferry', leadImageCredit: 'A. Photographer' };
  expect(factsOf(told, { things }).picture).toEqual({ alt: 'A ferry', credit: 'A. Photographer' });
});

test('a promo leads to a story unless it has an address', () => {
  const promo = { documentId: 'p', locale: 'en', links: { targetArticle: ['t'] } };
  expect(targetOf(promo)).toBe('t');
  expect(targetOf({ ...promo, url: 'https://example.org' })).toBeNull();
});

test('an address of any kind is one of ours or is not, and never an error', () => {
  fc.assert(
    fc.property(fc.oneof(fc.webUrl(), fc.string(), fc.webPath()), (url) => {
      const path = readOwnPath(url, around);
      return path === null || around.locales.includes(path.locale);
    })
  );
  expect(readOwnPath('/en/%E0%A4%A', around)).toBeNull();
  expect(readOwnPath('/en/world/caf%C3%A9?x=1#y', around)).toEqual({
    ...{ locale: 'en', slug: 'café', isShort: false },
  });
});
