import { setTimeout as pause } from 'node:timers/promises';
import type { Core, Modules } from '@strapi/strapi';
import { createAsyncContext } from './async-context';
import { COUNTER, isEditorialType } from './constants';
import { answered, send } from './statements';

const WRITES = ['create', 'update', 'delete', 'clone', 'publish', 'unpublish', 'discardDraft'];

/** Deadlock and serialisation failures, as PostgreSQL, MySQL and SQLite call them. */
const CONFLICTS = [
  '40P01',
  '40001',
  'ER_LOCK_DEADLOCK',
  'ER_LOCK_WAIT_TIMEOUT',
  'SQLITE_BUSY',
  'SQLITE_BUSY_SNAPSHOT',
  'SQLITE_BUSY_RECOVERY',
];
const MAX_ATTEMPTS = 8;
const LONGEST_PAUSE_MS = 40;

/** The database gave a transaction up for another one's sake; it may be tried again. */
export const isConflict = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'code' in error &&
  CONFLICTS.includes(String(error.code));

/**
 * Runs a transaction again when the database gave it up for another one's sake: it has rolled back all
 * of it, so nothing is done twice.
 */
const retryOnConflict = async <Result>(
  work: (attempt: number) => Promise<Result>
): Promise<Result> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work(attempt);
    } catch (error) {
      if (!isConflict(error) || attempt === MAX_ATTEMPTS) throw error;
      await pause(Math.random() * LONGEST_PAUSE_MS * attempt);
    }
  }
};

/** Connections of the pool that no writer takes: for readers, and for who follows the change log. */
const LEFT_TO_READERS = 3;
const USUAL_POOL = 10;

const gates = new WeakMap<Core.Strapi, { free: number; waiting: (() => void)[] }>();

const gateOf = (strapi: Core.Strapi) => {
  const pool = strapi.config.get('database.connection.pool.max', USUAL_POOL);
  const gate = gates.get(strapi) ?? { free: Math.max(1, pool - LEFT_TO_READERS), waiting: [] };
  gates.set(strapi, gate);
  return gate;
};

/** Who has come through the gate; what is begun on the way and goes on afterwards has not. */
const admitted = createAsyncContext<{ isInside: boolean }>();

const throughGate = async <Result>(
  strapi: Core.Strapi,
  work: () => Promise<Result>
): Promise<Result> => {
  const gate = gateOf(strapi);
  if (gate.free > 0) gate.free -= 1;
  else await new Promise<void>((resolve) => gate.waiting.push(resolve));
  const pass = { isInside: true };
  try {
    return await admitted.run(pass, work);
  } finally {
    pass.isInside = false;
    const next = gate.waiting.shift();
    if (next) next();
    else gate.free += 1;
  }
};

/**
 * The same for a writer, as soon as there is room for one more. Writers wait for each other anyway, and
 * each that waits in the database holds a connection: a burst of them would hold all that there are, and
 * readers be told for so long that there is no database.
 *
 * Within a transaction it is part of that one: it has a connection, and only the whole of it can be
 * tried again, by whoever opened it. Within another writer it waits for no second place.
 */
const retryAsWriter = async <Result>(
  { strapi }: { strapi: Core.Strapi },
  work: (attempt: number) => Promise<Result>
): Promise<Result> => {
  if (strapi.db.inTransaction()) return work(1);
  // SQLite has one connection for all.
  const isFree = strapi.db.dialect.client === 'sqlite' || admitted.getStore()?.isInside;
  return isFree ? retryOnConflict(work) : throughGate(strapi, () => retryOnConflict(work));
};

/**
 * A transaction that writes: every one of ours is opened here. It waits until there is room for one more
 * writer, and is run again when the database gave it up for another one's sake.
 *
 * @param work may run several times, so it changes nothing but the database before `onCommit`
 */
export const inWriteTransaction = <Result>(
  { strapi }: { strapi: Core.Strapi },
  work: (opened: { onCommit: (tell: () => void) => void }) => Promise<Result>
): Promise<Result> => retryAsWriter({ strapi }, async () => strapi.db.transaction(work));

/**
 * Does several things to one document, all or nothing, while every other write to it waits; again when
 * the database gave it up for another transaction's sake.
 */
export const inDocumentTransaction = <Result>(
  { strapi }: { strapi: Core.Strapi },
  uid: string,
  documentId: string,
  work: () => Promise<Result>
): Promise<Result> =>
  inWriteTransaction({ strapi }, async () => {
    await holdDocument({ strapi }, uid, documentId);
    return work();
  });

const retrying = createAsyncContext<true>();

/**
 * SQLite refuses a transaction that has read and then wants to write when another process has written
 * in between. One that writes first waits its turn instead.
 */
const writeFirst = async ({ strapi }: { strapi: Core.Strapi }): Promise<void> => {
  if (strapi.db.dialect.client !== 'sqlite') return;
  const { tableName } = strapi.db.metadata.get(COUNTER);
  const counter = (await strapi.db.transaction()).get()(tableName);
  await counter.where({ name: 'seq' }).update({ name: 'seq' });
};

/**
 * Writes to one document follow each other, on all nodes: two editors who make the same language
 * version, or publish, at the same moment would otherwise leave two rows of it. Who holds several takes
 * them in the order of their ids, so that two of them do not wait for each other in a circle.
 */
const lockDocuments = async (
  { strapi }: { strapi: Core.Strapi },
  uid: string,
  documentIds: readonly string[]
): Promise<void> => {
  // No more than the lock: what was written while it was waited for, a statement of its own sees.
  // On SQLite whoever has written first is alone until the end.
  if (documentIds.length === 0 || strapi.db.dialect.client === 'sqlite') return;
  await send(
    { strapi },
    strapi.db
      .queryBuilder(uid)
      .select(['id'])
      .where({ documentId: { $in: [...documentIds] } })
      .orderBy(['documentId', 'id'])
      .forUpdate()
  );
};

/**
 * What writes to documents of one type begin with, for work that reads them before it writes. Only in a
 * transaction.
 */
export const holdDocuments = async (
  { strapi }: { strapi: Core.Strapi },
  uid: string,
  documentIds: readonly string[]
): Promise<void> => {
  await writeFirst({ strapi });
  await lockDocuments({ strapi }, uid, documentIds);
};

/** The same for one document. */
export const holdDocument = (
  { strapi }: { strapi: Core.Strapi },
  uid: string,
  documentId: string
): Promise<void> => holdDocuments({ strapi }, uid, [documentId]);

/** Within a write of ours: what it writes in turn belongs to it. */
const writing = createAsyncContext<true>();
/** The last write of each transaction that is open. */
const lastWrites = new WeakMap<object, Promise<unknown>>();

/**
 * Writes that share a transaction of somebody else's follow each other. Strapi's bulk actions begin all
 * of theirs at once, on one connection, where no lock keeps them apart: each would count on from the same
 * head of the change log.
 */
const inTurn = async <Result>(
  { strapi }: { strapi: Core.Strapi },
  work: () => Promise<Result>
): Promise<Result> => {
  const transaction: object = (await strapi.db.transaction()).get();
  const mine = (lastWrites.get(transaction) ?? Promise.resolve()).then(work);
  // Whoever shares the transaction decides what becomes of the rest when one has failed.
  lastWrites.set(
    transaction,
    mine.catch(() => undefined)
  );
  return mine;
};

/**
 * All or nothing: a write and all that our middlewares do around it share one database transaction.
 * Strapi opens one inside the action only, which what happens around it would not be part of.
 *
 * A middleware may call `next` only once, so a second attempt asks the document service anew, with the
 * parameters as they came.
 */
export const createTransactionMiddleware =
  ({ strapi }: { strapi: Core.Strapi }): Modules.Documents.Middleware.Middleware =>
  async (context, next) => {
    if (!isEditorialType(context.uid) || !WRITES.includes(context.action)) return next();
    const work = () =>
      writing.run(true, () =>
        strapi.db.transaction(() =>
          answered(async () => {
            await writeFirst({ strapi });
            const { documentId } = context.params as { documentId?: string };
            await lockDocuments({ strapi }, context.uid, documentId ? [documentId] : []);
            return next();
          })
        )
      );
    if (strapi.db.inTransaction()) return writing.getStore() ? work() : inTurn({ strapi }, work);
    if (retrying.getStore()) return work();

    const asked = { ...context.params };
    if ('data' in asked) asked.data = { ...asked.data };
    const askAnew = strapi.documents(context.uid)[context.action as 'update'] as (
      params: unknown
    ) => ReturnType<typeof next>;

    return retryAsWriter({ strapi }, async (attempt) =>
      attempt === 1 ? work() : retrying.run(true, () => askAnew({ ...asked }))
    );
  };
