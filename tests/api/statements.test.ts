import type { Knex } from 'knex';
import { answered, begin } from 'newsroom/statements';
import { draftArticle, publish } from '../fixtures/newsroom';
import { ARTICLE, get, resetNewsroom, rows, strapi } from '../helpers/newsroom';

beforeEach(resetNewsroom);

const COUNTERS = 'newsroom_counters';

/** Work in a transaction as a write of ours does it, with the tables of that transaction. */
const inTransaction = (work: (table: (name: string) => Knex.QueryBuilder) => Promise<unknown>) =>
  strapi().db.transaction(({ trx }) => answered(() => work((name) => trx(name))));

const countersNamed = (name: string): Promise<unknown[]> =>
  strapi().db.connection(COUNTERS).where({ name });

afterEach(() => strapi().db.connection(COUNTERS).where('name', 'like', 'test-%').delete());

test('what is asked behind a statement that is on its way sees what that one did', async () => {
  const seen = await inTransaction(async (table) => {
    await begin({ strapi: strapi() }, table(COUNTERS).insert({ name: 'test-one', value: 7 }));
    return table(COUNTERS).where({ name: 'test-one' }).first('value');
  });
  expect(seen).toEqual({ value: 7 });
});

test('a transaction is committed with all that was begun in it', async () => {
  await inTransaction(async (table) => {
    await begin({ strapi: strapi() }, table(COUNTERS).insert({ name: 'test-one', value: 1 }));
    await begin({ strapi: strapi() }, table(COUNTERS).insert({ name: 'test-two', value: 2 }));
  });
  expect(await countersNamed('test-one')).toHaveLength(1);
  expect(await countersNamed('test-two')).toHaveLength(1);
});

test('one that fails fails the work by its own name, and nothing of it stays', async () => {
  const work = inTransaction(async (table) => {
    await begin({ strapi: strapi() }, table(COUNTERS).insert({ name: 'test-one', value: 1 }));
    await begin({ strapi: strapi() }, table(COUNTERS).update({ no_such_column: 1 }));
    // On PostgreSQL this is refused for the sake of the one before.
    await table(COUNTERS).where({ name: 'test-one' }).first();
  });
  await expect(work).rejects.toMatchObject({ message: expect.stringContaining('no_such_column') });
  expect(await countersNamed('test-one')).toEqual([]);
});

describe('a publication of which such a statement fails', () => {
  const isSqlite = () => strapi().db.dialect.client === 'sqlite';

  beforeEach(() =>
    strapi().db.connection.raw(
      isSqlite()
        ? "CREATE TRIGGER test_refused BEFORE INSERT ON newsroom_logbook WHEN NEW.action = 'publish' BEGIN SELECT RAISE(ABORT, 'test_refused'); END"
        : "ALTER TABLE newsroom_logbook ADD CONSTRAINT test_refused CHECK (action <> 'publish')"
    )
  );

  const letThrough = () =>
    strapi().db.connection.raw(
      isSqlite()
        ? 'DROP TRIGGER IF EXISTS test_refused'
        : 'ALTER TABLE newsroom_logbook DROP CONSTRAINT IF EXISTS test_refused'
    );

  afterEach(letThrough);

  test('says which one it was, and leaves nothing behind', async () => {
    const { documentId } = await draftArticle('Story');
    const status = async () => (await get(`/articles/id/${documentId}`)).status;
    const head = () => strapi().plugin('newsroom').service('changeLog').head();
    const before = await head();
    await expect(publish(documentId)).rejects.toMatchObject({
      message: expect.stringContaining('test_refused'),
    });
    expect(await rows(ARTICLE, { documentId, publishedAt: { $notNull: true } })).toEqual([]);
    expect(await status()).toBe(404);
    expect(await head()).toBe(before);

    await letThrough();
    await publish(documentId);
    expect(await status()).toBe(200);
  });
});
