import { AsyncResource } from 'node:async_hooks';
import { adminHeaders } from '../helpers/accounts';
import {
  ARTICLE,
  documents,
  get,
  http,
  PERMALINK,
  resetNewsroom,
  rows,
  SECTION,
  strapi,
  tokenFor,
} from '../helpers/newsroom';
import { somebodyWaits } from '../helpers/locks';
import { pause } from '../helpers/until';
import { draftArticle, paragraphs, publish, sectionNamed } from '../fixtures/newsroom';

beforeEach(resetNewsroom);

const atOnce = <Result>(count: number, work: (n: number) => Promise<Result>) =>
  Promise.all(Array.from({ length: count }, (_, n) => work(n)));

/** Where nothing is under way: what is begun here is part of no transaction. */
const outside = new AsyncResource('outside');

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
  // SQLite has one connection: whoever wants to write waits for that.
  const waited = strapi().db.dialect.client === 'sqlite' ? pause(100) : somebodyWaits();
  await waited.finally(commit);
  await Promise.all([renaming, publishing]);
  const { body } = await get(`/articles/id/${documentId}`);
  expect(body.data.section.name).toBe('New name');
});

test('imports, locks and chores that are held up leave readers their connections', async () => {
  const { documentId } = await draftArticle('Story');
  const token = await tokenFor('plugin::newsroom.locks.take');
  const { db } = strapi();
  const { jobs } = strapi().plugin('newsroom').service('delivery');
  const wire = strapi().plugin('newsroom').service('import');
  const lock = `/api/newsroom/editorial/articles/${documentId}/lock`;
  const item = (n: number) => ({
    uri: `urn:example:${n}`,
    ...{ type: 'text', version: '1', language: 'en' },
    headlines: [{ role: 'main', value: `Wire story ${n}` }],
    bodies: [{ role: 'main', contentType: 'text/html', value: '<p>Text.</p>' }],
  });
  /** More of either than there are connections. */
  const writeAll = () => [
    ...Array.from({ length: 12 }, (_, n) => wire.importItems([item(n)], { publish: true })),
    ...Array.from({ length: 12 }, () => http().put(lock).set(token).send({}).then(({ status }) => ({ status }))), // prettier-ignore
    jobs.batch(),
  ];

  await jobs.add('nothing in particular', null);
  let writes: unknown[] = [];
  await db.transaction(async ({ trx }) => {
    await strapi().plugin('newsroom').service('changeLog').lock();
    const locks = trx('newsroom_edit_locks');
    await locks.insert({ document_id: documentId, locale: 'en', expires_ms: 0 });
    writes = outside.runInAsyncScope(writeAll);
    // SQLite has one connection for all: there, everybody waits until this is over.
    if (db.dialect.client === 'sqlite') return;
    await somebodyWaits();
    await pause(500);
    const reading = outside.runInAsyncScope(() => rows(ARTICLE, { documentId }));
    expect(await Promise.race([reading, pause(10_000)])).toHaveLength(1);
  });
  const answers = await Promise.all(writes);
  expect(answers.slice(12, 24).map((answer) => (answer as { status: number }).status)).toEqual(
    Array.from({ length: 12 }, () => 200)
  );
  expect(await rows(ARTICLE, published)).toHaveLength(12);
});

describe('stories that a bulk action publishes together', () => {
  const BULK = '/content-manager/collection-types/plugin::newsroom.article/actions/bulkPublish';
  const bulk = (admin: Record<string, string>, documentIds: string[]) =>
    http().post(`${BULK}?locale=en`).set(admin).send({ documentIds });
  const live = async () => (await rows(ARTICLE, published)).length;

  test('are all or none: a deadlock is 503, says to try again, and then it works', async () => {
    const admin = await adminHeaders();
    const [a, b] = [(await draftArticle('A')).documentId, (await draftArticle('B')).documentId];
    const { db } = strapi();
    const hold = (documentId: string) =>
      db.queryBuilder(ARTICLE).select(['id']).where({ documentId }).forUpdate().execute();

    let answer: ReturnType<typeof bulk> | null = null;
    let isOtherGivenUp = false;
    // SQLite has one writer, whom nobody can get into the way of.
    if (db.dialect.client !== 'sqlite') {
      await db
        .transaction(async () => {
          await hold(b);
          answer = bulk(admin, [a, b]);
          answer.then(() => undefined, () => undefined); // prettier-ignore
          await somebodyWaits();
          await hold(a);
        })
        .catch(() => {
          isOtherGivenUp = true;
        });
    }
    const { status, headers, body } = await (answer ?? bulk(admin, [a, b]));
    if (db.dialect.client === 'sqlite' || isOtherGivenUp) {
      expect([status, await live()]).toEqual([200, 2]);
      return;
    }
    expect([status, headers['retry-after'], await live()]).toEqual([503, '1', 0]);
    expect(body.error).toMatchObject({ name: 'ServiceUnavailableError' });
    expect([(await bulk(admin, [a, b])).status, await live()]).toEqual([200, 2]);
  });

  test.each(['40P01', '40001', 'ER_LOCK_DEADLOCK', 'SQLITE_BUSY'])(
    'are given up with 503 where the database says %s, and none is published',
    async (code) => {
      const admin = await adminHeaders();
      const [a, b] = [(await draftArticle('A')).documentId, (await draftArticle('B')).documentId];
      let writes = 0;
      const stop = strapi().db.lifecycles.subscribe({
        models: [ARTICLE],
        beforeCreate() {
          writes += 1;
          if (writes === 2) throw Object.assign(new Error('Given up'), { code });
        },
      });
      const refused = await bulk(admin, [a, b]);
      stop();
      expect([refused.status, writes, await live()]).toEqual([503, 2, 0]);
      expect(refused.body.error.message).not.toContain('Given up');
      expect([(await bulk(admin, [a, b])).status, await live()]).toEqual([200, 2]);
    }
  );
});
