import {
  draftArticle,
  paragraphs,
  pictureNamed,
  promoTitled,
  publish,
  sectionNamed,
  sourceNamed,
  translation,
} from '../fixtures/newsroom';
import { ARTICLE, documents, editorial, get, rows, SECTION, tokenFor } from '../helpers/newsroom';
import {
  token,
  at,
  make,
  read,
  confirm,
  write,
  logged,
  setUpTranslations,
} from '../helpers/translations';

setUpTranslations();

const RELATIONS = ['leadImage', 'section', 'sources', 'relatedPromos', 'relatedArticles'];

/** Everything that is stored of the other versions of a story. */
const others = async (documentId: string, locale: string) =>
  (await rows(ARTICLE, { documentId }, RELATIONS))
    .filter((row) => row.locale !== locale)
    .map((row) => ({
      ...row,
      ...Object.fromEntries(
        RELATIONS.map((field) => [
          field,
          [row[field] ?? []].flat().map((one) => (one as { id: number }).id),
        ])
      ),
    }));

/** A story with all that a translation takes over. */
const wholeStory = async () => {
  const world = await sectionNamed('World');
  const [reuters, ap] = [await sourceNamed('REUTERS'), await sourceNamed('AP')];
  const promo = await promoTitled('Offer', { url: 'https://example.org' });
  const related = await draftArticle('Related');
  await translation(related.documentId, 'tr', 'İlgili');
  const untranslated = await draftArticle('Not in Turkish');
  const image = await pictureNamed('a', { width: 800, height: 600 });
  const { documentId } = await draftArticle('Tea railway', {
    dek: 'A walk',
    section: world.documentId,
    sources: [reuters.documentId, ap.documentId],
    relatedPromos: [promo.documentId],
    relatedArticles: [related.documentId, untranslated.documentId],
    leadImage: image,
    leadImageAlt: 'A path',
    kind: 'feature',
    urgency: 'breaking',
    tags: ['Railways'],
    noindex: true,
    expiresAt: '2030-01-01T00:00:00.000Z',
    canonicalUrl: 'https://example.org/tea',
    body: [
      { type: 'heading', level: 2, children: [{ type: 'text', text: 'The line' }] },
      ...paragraphs('The last train left in 1972.'),
    ],
  });
  return { documentId, world, reuters, ap, promo, related, untranslated, image };
};

describe('making a translation', () => {
  test('carries relations, picture and structure over, with an address of its own', async () => {
    const { documentId, world, reuters, ap, promo, related, untranslated, image } =
      await wholeStory();
    const before = await others(documentId, 'tr');
    const { status, body } = await make(documentId, 'tr');
    expect([status, body.data.state, body.data.madeFrom]).toEqual([201, 'in-progress', 1]);
    const [made] = await rows(ARTICLE, { documentId, locale: 'tr' }, RELATIONS);
    expect(made).toMatchObject({
      headline: 'Tea railway',
      dek: 'A walk',
      slug: 'tea-railway',
      kind: 'feature',
      urgency: 'breaking',
      tags: ['Railways'],
      noindex: true,
      canonicalUrl: null,
      leadImage: { id: image },
      leadImageAlt: 'A path',
      section: { documentId: world.documentId, locale: 'tr' },
      publishedAt: null,
    });
    const idsOf = (field: string) =>
      (made?.[field] as { documentId: string }[]).map((row) => row.documentId);
    expect(idsOf('sources')).toEqual([reuters.documentId, ap.documentId]);
    expect(idsOf('relatedPromos')).toEqual([promo.documentId]);
    expect(idsOf('relatedArticles')).toEqual([related.documentId]);
    // What does not exist in the language yet is not forgotten.
    expect(made?.links).toMatchObject({
      relatedArticles: [related.documentId, untranslated.documentId],
    });
    expect(new Date(String(made?.expiresAt)).toISOString()).toBe('2030-01-01T00:00:00.000Z');
    expect(await others(documentId, 'tr')).toEqual(before);
    expect(await logged()).toContain('make-translation');
  });

  test('keeps the blocks and leaves them empty where that is asked', async () => {
    const { documentId } = await wholeStory();
    const { status, body } = await make(documentId, 'tr', { texts: 'empty', assignee: 'Ayşe' });
    expect([status, body.data.assignee]).toEqual([201, 'Ayşe']);
    const [made] = await rows(ARTICLE, { documentId, locale: 'tr' });
    expect(made).toMatchObject({ headline: null, dek: null, tags: null });
    expect(made?.body).toEqual([
      { type: 'heading', level: 2, children: [{ type: 'text', text: '' }] },
      ...paragraphs(''),
    ]);
    await write(documentId, 'tr', { headline: 'Çay treni' });
    const [named] = await rows(ARTICLE, { documentId, locale: 'tr' });
    expect(named?.slug).toBe('cay-treni');
  });

  test('is refused where there is one, which stays as it is', async () => {
    const { documentId } = await draftArticle('The line');
    await translation(documentId, 'tr', 'Hat');
    const before = await others(documentId, '');
    const { status, body } = await make(documentId, 'tr');
    expect([status, body.error.name, body.error.details]).toEqual([
      409,
      'ConflictError',
      { code: 'translation-exists' },
    ]);
    expect(await others(documentId, '')).toEqual(before);
    expect((await make(documentId, 'en')).status).toBe(409);
  });

  test('by two at once is made by one, and the other is told', async () => {
    const { documentId } = await draftArticle('The line');
    const answers = await Promise.all([1, 2, 3, 4].map(() => make(documentId, 'tr')));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    expect(await rows(ARTICLE, { documentId, locale: 'tr' })).toHaveLength(1);
  });

  test('in a language that the newsroom does not have makes nothing', async () => {
    const { documentId } = await draftArticle('The line');
    const { status, body } = await make(documentId, 'xx-NOPE');
    expect([status, body.error.message]).toEqual([400, expect.stringContaining('xx-NOPE')]);
    expect(await rows(ARTICLE, { documentId })).toHaveLength(1);
    expect((await make('nothing', 'tr')).status).toBe(404);
    expect((await make(documentId, 'tr', { texts: 'all' })).status).toBe(400);
    expect((await make(documentId, 'tr', { from: 'en' })).status).toBe(400);
  });

  test('never touches what readers have of the other languages', async () => {
    const { documentId } = await wholeStory();
    await publish(documentId, 'en');
    const address = `/articles/id/${documentId}?relative=false`;
    const seen = (await get(address)).body.data;
    await make(documentId, 'tr');
    await make(documentId, 'ar');
    await publish(documentId, 'tr');
    // But for the language that is new beside it, which hreflang and the like tell of.
    const { translations, seo, ...after } = (await get(address)).body.data;
    const { translations: none, seo: former, ...before } = seen;
    expect([seo.title, seo.canonicalUrl]).toEqual([former.title, former.canonicalUrl]);
    expect(none).toEqual([]);
    expect(translations).toMatchObject([{ locale: 'tr' }]);
    expect({ ...after, seq: 0 }).toEqual({ ...before, seq: 0 });
    expect(await rows(ARTICLE, { documentId, locale: 'ar' })).toHaveLength(1);
  });

  test('from a story that was first written in another language than the default one', async () => {
    const { documentId } = await draftArticle('Hat', { dek: 'Türkçe' }, 'tr');
    await make(documentId, 'en');
    expect(await read(documentId, 'en')).toMatchObject({
      source: { locale: 'tr', revision: 1 },
      madeFrom: 1,
    });
    const { body } = await make(documentId, 'ar');
    expect(body.data.source.locale).toBe('tr');
    const { status, body: refused } = await editorial('get', at(documentId, 'tr'), token);
    expect([status, refused.error.details.code]).toEqual([400, 'is-source']);
  });
});

describe('the language that a story is written in', () => {
  const change = (id: string, locale: string) =>
    editorial('put', `/articles/${id}/source-locale`, token, { locale });

  test('can be changed; what was right for the former is right for it', async () => {
    const { documentId: id } = await draftArticle('The line');
    await make(id, 'tr');
    await make(id, 'ar');
    await write(id, 'tr', { headline: 'Hat' });
    const { status, body } = await change(id, 'tr');
    expect([status, body.data]).toEqual([
      200,
      {
        id,
        sourceLocale: 'tr',
        translations: [
          { locale: 'ar', madeFrom: 2 },
          { locale: 'en', madeFrom: 2 },
        ],
      },
    ]);
    await write(id, 'tr', { headline: 'Demiryolu' });
    expect(await read(id, 'en')).toMatchObject({ isOutdated: true, source: { locale: 'tr' } });
    expect((await change(id, 'id')).status).toBe(404);
    expect((await change(id, 'xx')).status).toBe(400);
  });

  test('of what is outdated nobody knows until somebody says so', async () => {
    const { documentId: id } = await draftArticle('The line');
    await make(id, 'tr');
    await make(id, 'ar');
    await publish(id);
    await write(id, 'en', { headline: 'The railway' });
    const latest = (await read(id, 'ar')).source.revision;
    await confirm(id, 'ar', latest);
    await change(id, 'ar');
    expect(await read(id, 'tr')).toMatchObject({ state: 'outdated', madeFrom: null });
    expect(await read(id, 'en')).toMatchObject({ state: 'current' });
    await confirm(id, 'tr', (await read(id, 'tr')).source.revision);
    expect((await read(id, 'tr')).state).toBe('current');
  });

  test('is another one when its version is deleted', async () => {
    const { documentId: id } = await draftArticle('The line');
    await make(id, 'tr');
    await make(id, 'ar');
    await documents(ARTICLE).delete({ documentId: id, locale: 'en' });
    expect(await read(id, 'ar')).toMatchObject({ source: { locale: 'tr' }, madeFrom: null });
    await documents(ARTICLE).delete({ documentId: id, locale: '*' });
    expect(await rows('plugin::newsroom.translation-state')).toEqual([]);
    expect(await rows('plugin::newsroom.board-cell', { entity: 'article' })).toEqual([]);
  });
});

describe('sections and sources', () => {
  test('exist in every language, and say where the text is borrowed', async () => {
    const { documentId } = await sectionNamed('World');
    const { body } = await editorial('get', '/translations?type=section', token);
    expect(
      body.data.map((entry: Record<string, unknown>) => [entry.locale, entry.state, entry.title])
    ).toEqual(expect.arrayContaining([['tr', 'fallback-only', 'World']]));
    const shown = (await get('/sections?locale=tr')).body.data;
    expect(shown).toMatchObject([{ id: documentId, name: 'World', servedLocale: 'en' }]);
    await documents(SECTION).update({ documentId, locale: 'tr', data: { name: 'Dünya' } });
    const after = await editorial('get', '/translations?type=section&locale=tr', token);
    expect(after.body.data).toMatchObject([{ state: 'current', title: 'Dünya' }]);
  });
});

describe('without the permission', () => {
  test('nothing happens', async () => {
    const { documentId: id } = await draftArticle('The line');
    const other = await tokenFor('plugin::newsroom.translations.board');
    const asked = [
      ['post', at(id, 'tr')],
      ['get', at(id, 'tr')],
      ['put', at(id, 'tr')],
      ['post', at(id, 'tr', '/confirm')],
      ['post', at(id, 'tr', '/waive')],
      ['put', `/articles/${id}/source-locale`],
      ['get', '/translations/counts'],
    ] as const;
    for (const [method, address] of asked) {
      expect((await editorial(method, address, other)).status).toBe(403);
      expect((await editorial(method, address, {})).status).toBe(401);
    }
    expect(await rows(ARTICLE, { documentId: id })).toHaveLength(1);
  });
});
