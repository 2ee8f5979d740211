import { setTimeout as pause } from 'node:timers/promises';
import {
  ARTICLE,
  documents,
  get,
  PERMALINK,
  resetNewsroom,
  rows,
  SECTION,
  strapi,
} from '../helpers/newsroom';
import { draftArticle, paragraphs, publish, sectionNamed } from '../fixtures/newsroom';

beforeEach(resetNewsroom);

const atOnce = <Result>(count: number, work: (n: number) => Promise<Result>) =>
  Promise.all(Array.from({ length: count }, (_, n) => work(n)));

const published = { publishedAt: { $notNull: true } };

test('one language version, made by six editors at once, is one row', async () => {
  const { documentId } = await draftArticle('Story');
  await atOnce(6, (n) =>
    documents(ARTICLE).update({ documentId, locale: 'tr', data: { headline: `Haber ${n}` } })
  );
  const versions = await rows(ARTICLE, { documentId, locale: 'tr' });
  expect(versions).toHaveLength(1);
  expect(await rows(PERMALINK, { target: documentId, language: 'tr' })).toEqual([
    expect.objectContaining({ slug: versions[0]?.slug, state: 'reserved' }),
  ]);
});

test('a story, published by six editors at once, is published once', async () => {
  const { documentId } = await draftArticle('Story');
  await atOnce(6, () => publish(documentId));
  expect(await rows(ARTICLE, { documentId, ...published })).toHaveLength(1);
  expect(await rows(ARTICLE, { documentId, publishedAt: null })).toHaveLength(1);
  expect(await rows(PERMALINK, { target: documentId })).toMatchObject([{ state: 'live' }]);
});

test('a section, translated into all languages at once, keeps one version of each', async () => {
  const { documentId } = await sectionNamed('World');
  const names = { en: 'The World', tr: 'Dünya', id: 'Dunia', ar: 'العالم' };
  await Promise.all(
    Object.entries(names).map(([locale, name]) =>
      documents(SECTION).update({ documentId, locale, data: { name } })
    )
  );
  const versions = await rows(SECTION, { documentId });
  expect(Object.fromEntries(versions.map(({ locale, name }) => [locale, name]))).toEqual(names);
  expect(versions).toHaveLength(4);
});

test('stories that point to each other, published at once, all find each other', async () => {
  const stories = await atOnce(4, (n) => draftArticle(`Story ${n}`));
  const ids = stories.map(({ documentId }) => documentId);
  for (const documentId of ids) {
    await documents(ARTICLE).update({
      documentId,
      locale: 'en',
      data: { relatedArticles: ids.filter((id) => id !== documentId) },
    });
  }
  await Promise.all(ids.map((documentId) => publish(documentId)));
  expect(await rows(ARTICLE, published)).toHaveLength(4);
});

test('two editors who take one slug at the same moment: one has it, the other is told', async () => {
  const outcomes = await Promise.allSettled(
    [1, 2].map((n) =>
      documents(ARTICLE).create({
        locale: 'en',
        data: { headline: `Story ${n}`, slug: 'the-slug', body: paragraphs('Text.') },
      })
    )
  );
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(await rows(ARTICLE)).toHaveLength(1);
  const refused = outcomes.find(({ status }) => status === 'rejected') as PromiseRejectedResult;
  expect(String(refused.reason)).toContain('"the-slug" belongs to another document');
});

test('a publication that waited for another write shows what that one wrote', async () => {
  const section = await sectionNamed('Old name');
  const { documentId } = await draftArticle('Story', { section: section.documentId });
  let commit = (): void => undefined;
  const asked = new Promise<void>((resolve) => (commit = resolve));
  let hold = (): void => undefined;
  const held = new Promise<void>((resolve) => (hold = resolve));
  const renaming = strapi().db.transaction(async ({ trx }) => {
    const names = trx('newsroom_sections').where({ document_id: section.documentId });
    await names.update({ name: 'New name' });
    await strapi().plugin('newsroom').service('changeLog').lock();
    hold();
    await asked;
  });
  await held;
  const publishing = publish(documentId);
  await pause(500);
  commit();
  await Promise.all([renaming, publishing]);
  const { body } = await get(`/articles/id/${documentId}`);
  expect(body.data.section.name).toBe('New name');
});
