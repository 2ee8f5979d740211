import {
  ARTICLE,
  documents,
  PROMO,
  resetNewsroom,
  rows,
  SECTION,
  strapi,
  http,
  SOURCE,
  tokenFor,
} from '../helpers/newsroom';
import {
  draftArticle,
  paragraphs,
  pictureNamed,
  promoTitled,
  publish,
  publishedArticle,
  sectionNamed,
  translation,
} from '../fixtures/newsroom';
import { newsroomOfAsia, delivered } from '../helpers/relations';

beforeEach(resetNewsroom);

describe('a section, source or promo written in one language', () => {
  test('exists in every locale and says whose text it shows', async () => {
    const { documentId } = await sectionNamed('World');
    const versions = await rows(SECTION, { documentId });
    expect(versions.map(({ locale, name, copiedFrom }) => [locale, name, copiedFrom])).toEqual([
      ['en', 'World', null],
      ['tr', 'World', 'en'],
      ['id', 'World', 'en'],
      ['ar', 'World', 'en'],
    ]);
  });

  test('serves an article in another language, section, source and promo included', async () => {
    const relations = await newsroomOfAsia();
    const { documentId } = await draftArticle('Haberler', relations, 'tr');
    await publish(documentId);
    expect(await delivered('haberler', 'tr')).toMatchObject({
      section: { name: 'Asia', servedLocale: 'en' },
      sourceLine: 'AP',
      promos: [{ title: 'Subscribe' }],
    });
  });

  test('is followed by its copies until somebody translates it', async () => {
    const { documentId } = await sectionNamed('World');
    const save = (locale: string, data: object) =>
      documents(SECTION).update({ documentId, locale, data });
    await save('tr', { name: 'Dünya' });
    await save('en', { name: 'The World' });

    const versions = await rows(SECTION, { documentId });
    expect(
      versions.map(({ locale, name, slug, copiedFrom }) => [locale, name, slug, copiedFrom])
    ).toEqual([
      ['en', 'The World', 'world', null],
      ['tr', 'Dünya', 'dunya', null],
      ['id', 'The World', 'world', 'en'],
      ['ar', 'The World', 'world', 'en'],
    ]);
  });

  test('keeps the copy when the admin saves the untouched form of it', async () => {
    const { documentId } = await sectionNamed('World');
    await documents(SECTION).update({
      documentId,
      locale: 'tr',
      data: { name: 'World', slug: 'world', description: null },
    });
    expect((await rows(SECTION, { documentId, locale: 'tr' }))[0]?.copiedFrom).toBe('en');
  });

  test('keeps a translation that is saved with the whole form, as the admin sends it', async () => {
    const { documentId } = await sectionNamed('World');
    const save = (locale: string, data: object) =>
      documents(SECTION).update({ documentId, locale, data });
    await save('tr', { name: 'Dünya', slug: 'world', copiedFrom: 'en' });
    await save('en', { description: 'Changed' });
    expect((await rows(SECTION, { documentId, locale: 'tr' }))[0]).toMatchObject({
      name: 'Dünya',
      copiedFrom: null,
    });
  });

  test('comes into a locale that is added later', async () => {
    const { documentId } = await sectionNamed('World');
    await strapi().plugin('i18n').service('locales').create({ code: 'fr', name: 'French (fr)' });
    expect(await rows(SECTION, { documentId, locale: 'fr' })).toEqual([
      expect.objectContaining({ name: 'World', copiedFrom: 'en' }),
    ]);
  });

  test('gets its copy back when one translation is deleted', async () => {
    const { documentId } = await sectionNamed('World');
    await documents(SECTION).update({ documentId, locale: 'tr', data: { name: 'Dünya' } });
    await documents(SECTION).delete({ documentId, locale: 'tr' });
    expect((await rows(SECTION, { documentId, locale: 'tr' }))[0]).toMatchObject({
      name: 'World',
      copiedFrom: 'en',
    });
  });

  test('has one parent in all languages', async () => {
    const world = await sectionNamed('World');
    const asia = await sectionNamed('Asia');
    await documents(SECTION).update({
      documentId: asia.documentId,
      locale: 'en',
      data: { parent: world.documentId },
    });
    const versions = await rows(SECTION, { documentId: asia.documentId }, { parent: true });
    expect(versions.map(({ parent }) => (parent as { documentId: string }).documentId)).toEqual(
      Array(4).fill(world.documentId)
    );
  });

  test('is never its own ancestor', async () => {
    const world = await sectionNamed('World');
    const asia = await sectionNamed('Asia', { parent: world.documentId });
    await expect(
      documents(SECTION).update({
        documentId: world.documentId,
        locale: 'en',
        data: { parent: asia.documentId },
      })
    ).rejects.toThrow('parent: must not be the section itself or below it');
  });
});

describe('a new language version of an article', () => {
  test('starts with the relations of the version it is made from', async () => {
    const relations = await newsroomOfAsia();
    const { documentId } = await draftArticle('News', relations);
    await translation(documentId, 'tr', 'Haber');
    const [version] = await rows(
      ARTICLE,
      { documentId, locale: 'tr' },
      { section: true, sources: true, relatedPromos: true }
    );
    expect(version).toMatchObject({
      section: { documentId: relations.section, locale: 'tr' },
      sources: [{ documentId: relations.sources[0] }],
      relatedPromos: [{ documentId: relations.relatedPromos[0] }],
    });
  });

  test('also when the admin sends its empty relation fields', async () => {
    const relations = await newsroomOfAsia();
    const { documentId } = await draftArticle('News', relations);
    const untouched = { connect: [], disconnect: [] };
    await translation(documentId, 'tr', 'Haber', {
      section: untouched,
      sources: untouched,
      relatedPromos: untouched,
    });
    await publish(documentId, 'tr');
    expect(await delivered('haber', 'tr')).toMatchObject({
      section: { name: 'Asia' },
      sourceLine: 'AP',
    });
  });

  test('takes relations that are given for it instead', async () => {
    const relations = await newsroomOfAsia();
    const { documentId } = await draftArticle('News', relations);
    const sport = await sectionNamed('Sport');
    await translation(documentId, 'tr', 'Haber', { section: sport.documentId, sources: [] });
    await publish(documentId, 'tr');
    expect(await delivered('haber', 'tr')).toMatchObject({
      section: { name: 'Sport' },
      sources: [],
    });
  });

  test('never touches another language', async () => {
    const relations = await newsroomOfAsia();
    const { documentId } = await draftArticle('News', { ...relations, dek: 'English dek' });
    const [before] = await rows(ARTICLE, { documentId, locale: 'en' });
    await translation(documentId, 'tr', 'Haber', { dek: 'Türkçe spot', sources: [] });
    const [after] = await rows(ARTICLE, { documentId, locale: 'en' }, { sources: true });
    expect({ ...after, sources: null }).toEqual({ ...before, sources: null });
    expect(after?.sources).toHaveLength(1);
  });
});

describe('what is not localised', () => {
  const inTwoLanguages = async (data: Record<string, unknown> = {}) => {
    const { documentId } = await draftArticle('News', data);
    await translation(documentId, 'tr', 'Haber');
    await publish(documentId);
    return documentId;
  };
  const publishChanged = async (documentId: string, data: Record<string, unknown>) => {
    await documents(ARTICLE).update({ documentId, locale: 'en', data });
    await publish(documentId, 'en');
  };

  test('is the same in all published languages', async () => {
    const documentId = await inTwoLanguages();
    await publishChanged(documentId, { urgency: 'breaking' });
    expect((await delivered('haber', 'tr')).urgency).toBe('breaking');
  });

  test('is the picture, too: another one, and none', async () => {
    const [before, after] = [await pictureNamed('before'), await pictureNamed('after')];
    const documentId = await inTwoLanguages({ leadImage: before });
    expect((await delivered('haber', 'tr')).leadImage?.url).toBe('/uploads/before.jpg');
    await publishChanged(documentId, { leadImage: after });
    expect((await delivered('haber', 'tr')).leadImage?.url).toBe('/uploads/after.jpg');
    await publishChanged(documentId, { leadImage: null });
    expect((await delivered('haber', 'tr')).leadImage).toBeNull();
  });

  test('writes nothing of other languages where all agree', async () => {
    const documentId = await inTwoLanguages({ leadImage: await pictureNamed('one') });
    const turkish = () =>
      rows(ARTICLE, { documentId, locale: 'tr', publishedAt: { $notNull: true } });
    const before = await turkish();
    await publishChanged(documentId, { dek: 'What it is about.' });
    expect(await turkish()).toEqual(before);
  });
});

describe('a section or source in use', () => {
  test('is not deleted, and the error names the articles', async () => {
    const relations = await newsroomOfAsia();
    const { documentId } = await draftArticle('News', relations);
    const token = await tokenFor('plugin::newsroom.section.delete');
    const answer = await http()
      .delete(`/api/newsroom/content/sections/${relations.section}`)
      .set(token);
    expect(answer.status).toBe(400);
    expect(answer.body.error).toMatchObject({
      message: 'In use by article "News" (en)',
      details: { usedBy: [{ type: 'article', documentId, title: 'News', locale: 'en' }] },
    });
    await expect(
      documents(SOURCE).delete({ documentId: relations.sources[0], locale: '*' })
    ).rejects.toThrow('In use by article "News" (en)');
    expect(await rows(SECTION)).toHaveLength(4);
    expect(await rows(SOURCE)).toHaveLength(4);
  });

  test('is deleted once nothing uses it, and frees its address', async () => {
    const relations = await newsroomOfAsia();
    const { documentId } = await publishedArticle('News', relations);
    await documents(ARTICLE).update({ documentId, locale: 'en', data: { section: null } });
    await expect(
      documents(SECTION).delete({ documentId: relations.section, locale: '*' })
    ).rejects.toThrow('In use');
    await publish(documentId);
    await documents(SECTION).delete({ documentId: relations.section, locale: '*' });
    expect(await rows(SECTION)).toHaveLength(0);
    expect((await sectionNamed('Asia')).slug).toBe('asia');
  });
});

describe('a relation to nothing', () => {
  test.each([
    ['section', 'nowhere', 'section: there is no document "nowhere"'],
    ['section', 987654, 'section: there is no entry 987654'],
    ['sources', ['nobody'], 'sources: there is no document "nobody"'],
    [
      'relatedPromos',
      { connect: [{ documentId: 'none' }] },
      'relatedPromos: there is no document "none"',
    ],
    ['sources', [{ name: 'AP' }], 'sources: must name documents by their document id'],
    ['section', true, 'section: must name documents by their document id'],
  ])('%s %j is refused by name', async (field, value, message) => {
    const data = { headline: 'News', body: paragraphs('Text.'), [field]: value };
    await expect(documents(ARTICLE).create({ locale: 'en', data })).rejects.toThrow(message);
    expect(await rows(ARTICLE)).toHaveLength(0);
  });

  test('an article that has no version in this language is refused, not dropped', async () => {
    const other = await draftArticle('English only');
    await expect(
      draftArticle('Haber', { relatedArticles: [other.documentId] }, 'tr')
    ).rejects.toThrow(`relatedArticles: document "${other.documentId}" has no version in tr`);
  });
});

test('a promo leads to its article in the reader’s language or the nearest', async () => {
  const story = await publishedArticle('Big story');
  const promo = await promoTitled('Read it', { targetArticle: story.documentId });
  const { documentId } = await draftArticle('News', { relatedPromos: [promo.documentId] });
  await translation(documentId, 'tr', 'Haber');
  await publish(documentId);
  expect((await delivered('haber', 'tr')).promos[0].cta.url).toBe('/en/big-story');

  await translation(story.documentId, 'tr', 'Büyük haber');
  await publish(story.documentId, 'tr');
  expect((await delivered('haber', 'tr')).promos[0].cta.url).toBe('/tr/buyuk-haber');
  expect(await rows(PROMO, { documentId: promo.documentId })).toHaveLength(4);

  await documents(ARTICLE).unpublish({ documentId: story.documentId, locale: '*' });
  expect((await delivered('haber', 'tr')).promos).toEqual([]);
});
