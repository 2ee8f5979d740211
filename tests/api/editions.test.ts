import type { Delivery } from 'newsroom/delivery/service';
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
  draftArticle,
  promoTitled,
  publish,
  publishedArticle,
  sectionNamed,
  sourceNamed,
  translation,
} from '../fixtures/newsroom';

beforeEach(resetNewsroom);
afterEach(() => jest.restoreAllMocks());

const EDITION = 'plugin::newsroom.edition';
const CHANGE = 'plugin::newsroom.change';
const PERMALINK = 'plugin::newsroom.permalink';

const head = async (): Promise<number> => (await get('/changes?limit=1')).body.meta.head;
const changeLog = () => strapi().plugin('newsroom').service('changeLog');

/** The text of every edition, by story and locale. */
const editions = async (): Promise<Map<string, string>> =>
  new Map(
    (await rows(EDITION)).map(({ documentId, ...row }) => [
      `${String(documentId ?? row.document_id)} ${row.locale}`,
      typeof row.document === 'string' ? row.document : JSON.stringify(row.document),
    ])
  );

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

describe('all or nothing', () => {
  test.each(['the change log', 'the caller'])(
    'when %s fails late, nothing is there',
    async (who) => {
      const { documentId } = await draftArticle('Story');
      const before = await head();
      const fail = () => Promise.reject(new Error('late'));
      if (who === 'the change log') jest.spyOn(changeLog(), 'append').mockImplementationOnce(fail);
      const write = () => publish(documentId);
      const attempt =
        who === 'the caller' ? strapi().db.transaction(() => write().then(fail)) : write();
      await expect(attempt).rejects.toThrow('late');

      expect(await rows(EDITION)).toEqual([]);
      expect(await rows(CHANGE)).toEqual([]);
      expect(await rows(ARTICLE, { documentId, publishedAt: { $notNull: true } })).toEqual([]);
      expect(await rows(PERMALINK, { target: documentId })).toMatchObject([{ state: 'reserved' }]);
      expect((await get('/articles/story')).status).toBe(404);
      expect(await head()).toBe(before);

      await publish(documentId);
      expect(await head()).toBe(before + 1);
      expect((await get('/articles/story')).body.data.seq).toBe(before + 1);
    }
  );

  test('a section that cannot be renamed leaves its stories as they were', async () => {
    const world = await sectionNamed('World');
    await publishedArticle('Story', { section: world.documentId });
    const before = [await head(), await editions()];
    jest
      .spyOn(changeLog(), 'append')
      .mockImplementationOnce(() => Promise.reject(new Error('late')));
    await expect(
      documents(SECTION).update({
        documentId: world.documentId,
        locale: 'en',
        data: { name: 'The World' },
      })
    ).rejects.toThrow('late');
    expect([await head(), await editions()]).toEqual(before);
    expect((await get('/articles/story')).body.data.section.name).toBe('World');
  });
});

describe('a change that more stories show than fit into one write', () => {
  const STORIES = 60;
  const names = async (): Promise<string[]> =>
    (await get('/articles?limit=100&relative=false')).body.data.map(
      ({ section }: { section: { name: string } }) => section.name
    );

  /** A node that stops working through the list, and one that starts. */
  const kill = (jobs: Delivery['jobs']) => jest.spyOn(jobs, 'work').mockResolvedValue(undefined);

  test('commits at once; its stories follow in batches, also after a kill between two', async () => {
    const world = await sectionNamed('World');
    for (let n = 0; n < STORIES; n += 1) {
      await publishedArticle(`Story ${n}`, { section: world.documentId });
    }
    const { jobs } = delivery();
    kill(jobs);
    const before = await head();
    await documents(SECTION).update({
      documentId: world.documentId,
      locale: 'en',
      data: { name: 'The World' },
    });
    // The copies in three other languages have no stories to follow.
    expect(await head()).toBe(before + 4);
    expect((await get('/sections/world')).body.data.name).toBe('The World');
    expect(new Set(await names())).toEqual(new Set(['World']));
    const { seq } = (await get('/articles/story-0')).body.data;
    expect(seq).toBeLessThan(before);
    expect((await get('/health')).body.lag.refreshJobs).toBeGreaterThan(0);

    await jobs.batch();
    const half = await names();
    expect(half.filter((name) => name === 'The World')).toHaveLength(50);
    expect(half).toHaveLength(STORIES);
    expect(await jobs.pending()).toBeGreaterThan(0);

    jest.restoreAllMocks();
    await jobs.work();
    expect(new Set(await names())).toEqual(new Set(['The World']));
    expect(await jobs.pending()).toBe(0);
    expect(await head()).toBe(before + 4 + STORIES);
    expect((await get('/articles/story-0')).body.data.seq).toBeGreaterThan(before);
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
