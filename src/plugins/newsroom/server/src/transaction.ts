import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import type { Core, Modules } from '@strapi/strapi';
import { COUNTER, isEditorialType } from './constants';

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
  error instanceof Error && 'code' in error && CONFLICTS.includes(String(error.code));

/**
 * Runs a transaction again when the database gave it up for another one's sake: it has rolled back all
 * of it, so nothing is done twice.
 */
export const retryOnConflict = async <Result>(
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
  retryOnConflict(async () =>
    strapi.db.transaction(async () => {
      await writeFirst({ strapi });
      await lockDocument({ strapi }, uid, { documentId });
      return work();
    })
  );

const retrying = new AsyncLocalStorage<true>();

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
 * version, or publish, at the same moment would otherwise leave two rows of it.
 */
const lockDocument = async (
  { strapi }: { strapi: Core.Strapi },
  uid: string,
  { documentId }: { documentId?: string }
): Promise<void> => {
  if (!documentId) return;
  await strapi.db
    .queryBuilder(uid)
    .select(['id'])
    .where({ documentId })
    .orderBy('id')
    .forUpdate()
    .execute();
};

/** What a document's writes begin with, for work that reads it before it writes. Only in a transaction. */
export const holdDocument = async (
  { strapi }: { strapi: Core.Strapi },
  uid: string,
  documentId: string
): Promise<void> => {
  await writeFirst({ strapi });
  await lockDocument({ strapi }, uid, { documentId });
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
      strapi.db.transaction(async () => {
        await writeFirst({ strapi });
        await lockDocument({ strapi }, context.uid, context.params as { documentId?: string });
        return next();
      });
    if (strapi.db.inTransaction() || retrying.getStore()) return work();

    const asked = { ...context.params };
    if ('data' in asked) asked.data = { ...asked.data };
    const askAnew = strapi.documents(context.uid)[context.action as 'update'] as (
      params: unknown
    ) => ReturnType<typeof next>;

    return retryOnConflict(async (attempt) =>
      attempt === 1 ? work() : retrying.run(true, () => askAnew({ ...asked }))
    );
  };
