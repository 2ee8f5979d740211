import { applyChanges, delivery, readChanges, wire } from '../helpers/delivery';
import {
  ARTICLE,
  documents,
  freezeClock,
  get,
  PROMO,
  resetNewsroom,
  rows,
  SECTION,
  SOURCE,
  strapi,
} from '../helpers/newsroom';
import {
  paragraphs,
  promoTitled,
  publish,
  publishedArticle,
  sectionNamed,
  sourceNamed,
  translation,
} from '../fixtures/newsroom';
import { EDITION, head, editions } from '../helpers/editions';

beforeEach(resetNewsroom);
afterEach(() => jest.restoreAllMocks());

/** Slugs of the editions that a write made anew. */
const madeAnew = async (write: () => Promise<unknown>): Promise<string[]> => {
  const before = await editions();
  const seq = await head();
  await write();
  const after = await editions();
  const changed = [...after].filter(([key, document]) => before.get(key) !== document);
  const told = (await readChanges(seq)).filter(({ entity }) => entity === 'article');
  const names = changed.map(([, document]) => String(JSON.parse(document).summary.slug)).sort();
  expect(new Set(told.map(({ id, locale }) => `${id} ${locale}`)).size).toBe(names.length);
  return names;
};

test.each([
  ['as it was measured when it was written', null],
  ['measured by its body, where that was never kept', { readTimeMinutes: null, wordCount: null }],
])('a related story is shown by the summary of its own document: %s', async (_, kept) => {
  const shown = await publishedArticle('Shown', {
    ...{
      dek: 'What it says',
      dateline: 'Nairobi',
      bylines: [{ name: 'Ada Writer' }],
      tags: ['sea'],
    },
    body: paragraphs('Four words for it. '.repeat(200)),
    sources: [(await sourceNamed('AP')).documentId],
    section: (await sectionNamed('World')).documentId,
  });
  if (kept) {
    const versions = strapi().db.queryBuilder(ARTICLE).where({ documentId: shown.documentId });
    await versions.update(kept).execute();
  }
  await publishedArticle('Relating', { relatedArticles: [shown.documentId] });
  const { related } = (await get('/articles/relating?relative=false')).body.data;
  const own = (await get('/articles/shown?relative=false')).body.data;
  expect(related).toHaveLength(1);
  expect(related[0].readTime).toMatchObject({ minutes: 4, words: 800 });
  for (const [field, value] of Object.entries(related[0]))
    expect([field, value]).toEqual([field, own[field]]);
});

describe('exactly the editions that show a thing are made anew', () => {
  test('with a section, a source, a promo, a related story, a translation', async () => {
    const world = await sectionNamed('World');
    const asia = await sectionNamed('Asia', { parent: world.documentId });
    const sport = await sectionNamed('Sport');
    const ap = await sourceNamed('AP');
    const promo = await promoTitled('Offer', { targetSection: sport.documentId });
    await publishedArticle('In asia', { section: asia.documentId });
    const inSport = await publishedArticle('In sport', {
      section: sport.documentId,
      sources: [ap.documentId],
    });
    await publishedArticle('Offering', { relatedPromos: [promo.documentId] });
    await publishedArticle('Relating', { relatedArticles: [inSport.documentId] });
    await translation(inSport.documentId, 'tr', 'Sporda');
    await publish(inSport.documentId, 'tr');
    await publishedArticle('Alone');
    const update = (uid: string, documentId: string, data: object) => () =>
      documents(uid).update({ documentId, locale: 'en', data });

    expect(await madeAnew(update(SECTION, world.documentId, { name: 'The World' }))).toEqual([
      'in-asia',
    ]);
    // The Turkish copy of the section follows its original, and so does the edition that shows it.
    expect(await madeAnew(update(SECTION, sport.documentId, { name: 'Sports' }))).toEqual([
      'in-sport',
      'relating',
      'sporda',
    ]);
    expect(await madeAnew(update(SECTION, sport.documentId, { slug: 'sports' }))).toEqual([
      'in-sport',
      'offering',
      'relating',
      'sporda',
    ]);
    expect(await madeAnew(update(SECTION, sport.documentId, { colour: '#ff0000' }))).toEqual([]);
    expect(await madeAnew(update(SOURCE, ap.documentId, { creditLine: '© AP' }))).toEqual([
      'in-sport',
      'relating',
      'sporda',
    ]);
    expect(await madeAnew(update(PROMO, promo.documentId, { title: 'Offers' }))).toEqual([
      'offering',
    ]);
    await documents(ARTICLE).update({
      documentId: inSport.documentId,
      locale: 'en',
      data: { headline: 'In sports' },
    });
    expect(await madeAnew(() => publish(inSport.documentId, 'en'))).toEqual([
      'in-sport',
      'relating',
      'sporda',
    ]);
    expect(await madeAnew(() => publish(inSport.documentId))).toEqual([]);
  });

  test('a section under another parent: breadcrumbs, and the lists above it', async () => {
    const world = await sectionNamed('World');
    const americas = await sectionNamed('Americas');
    const asia = await sectionNamed('Asia', { parent: world.documentId });
    await publishedArticle('Story', { section: asia.documentId });
    const listed = async (section: string) =>
      (await get(`/articles?section=${section}`)).body.data.length;
    expect([await listed('world'), await listed('americas')]).toEqual([1, 0]);
    await documents(SECTION).update({
      documentId: asia.documentId,
      locale: 'en',
      data: { parent: americas.documentId },
    });
    const { data } = (await get('/articles/story')).body;
    expect(data.breadcrumbs.map(({ name }: { name: string }) => name)).toEqual([
      'Americas',
      'Asia',
    ]);
    expect(data.path).toBe('/en/asia/story');
    expect([await listed('world'), await listed('americas'), await listed('asia')]).toEqual([
      0, 1, 1,
    ]);
  });
});

test('the hour of an embargo and of an expiry stands in the log, once', async () => {
  freezeClock('2026-05-01T00:00:00.000Z');
  const { documentId } = await publishedArticle('Story', {
    embargoUntil: '2026-05-01T10:00:00.000Z',
    expiresAt: '2026-05-01T20:00:00.000Z',
  });
  const { turns } = delivery();
  const told = async (instant: string) => {
    freezeClock(instant);
    await Promise.all([turns.run(), turns.run()]);
    return (await readChanges()).map(({ action, at, id }) => [action, at, id]);
  };
  expect(await told('2026-05-01T09:59:59.999Z')).toEqual([]);
  const lift = ['publish', '2026-05-01T10:00:00.000Z', documentId];
  expect(await told('2026-05-01T10:00:00.000Z')).toEqual([lift]);
  const { seq, firstPublishedAt } = (await get('/articles/story')).body.data;
  expect([seq, firstPublishedAt]).toEqual([await head(), '2026-05-01T10:00:00.000Z']);
  expect(await told('2026-05-01T15:00:00.000Z')).toEqual([lift]);
  const end = ['unpublish', '2026-05-01T20:00:00.000Z', documentId];
  expect(await told('2026-05-01T20:00:00.000Z')).toEqual([lift, end]);
  expect(await told('2027-05-01T20:00:00.000Z')).toEqual([lift, end]);
});

test('a story whose whole time passed unseen is never told of', async () => {
  freezeClock('2026-05-01T00:00:00.000Z');
  await publishedArticle('Story', {
    embargoUntil: '2026-05-01T10:00:00.000Z',
    expiresAt: '2026-05-01T20:00:00.000Z',
  });
  freezeClock('2026-05-02T00:00:00.000Z');
  await delivery().turns.run();
  expect(await readChanges()).toEqual([]);
});

test('a locale that is removed takes its editions along, and every answer in it', async () => {
  const locales = strapi().plugin('i18n').service('locales');
  const locale = await locales.create({ code: 'de', name: 'German (de)' });
  const { documentId } = await publishedArticle('Story');
  await translation(documentId, 'de', 'Bericht');
  await publish(documentId, 'de');
  await sectionNamed('World');
  const asked = ['/articles?locale=de', '/sections?locale=de', '/promos?locale=de'];
  for (const path of [...asked, ...asked]) expect((await wire(path)).status).toBe(200);
  expect((await get('/articles/story')).body.data.translations).toHaveLength(1);

  await locales.delete({ id: locale.id });
  await delivery().jobs.work();
  for (const path of asked) expect([path, (await wire(path)).status]).toEqual([path, 400]);
  expect((await get('/articles/story')).body.data.translations).toEqual([]);
  expect(await rows(EDITION, { locale: 'de' })).toEqual([]);
  expect(applyChanges(await readChanges()).has(`article ${documentId} de`)).toBe(false);
});
