import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { createAsyncContext } from './async-context';

/** A statement that is on its way. */
export interface Begun<Result> {
  answer: Promise<Result>;
}

interface UnderWay {
  answers: Promise<unknown>[];
  isOpen: boolean;
}

const underWay = createAsyncContext<UnderWay>();

/** What PostgreSQL says of each statement behind one that failed. */
const IN_FAILED_TRANSACTION = '25P02';

const isForAnothersSake = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'code' in error &&
  error.code === IN_FAILED_TRANSACTION;

/**
 * Sends a statement of a transaction without waiting for its answer. The transaction has one connection,
 * which takes statements in their order: what is asked of it from now on, the database does when it has done
 * this one.
 *
 * Only PostgreSQL, and only within `answered`: it takes nothing more of a transaction in which something has
 * failed. MySQL would carry out what follows outside of a transaction that it has given up, for good.
 * Elsewhere the statement is waited for.
 *
 * @returns when the statement is on its way
 */
export const begin = async <Result>(
  { strapi }: { strapi: Core.Strapi },
  query: Knex.QueryBuilder
): Promise<Begun<Result>> => {
  const work = underWay.getStore();
  const sent = new Promise<void>((resolve) => {
    query.on('query', () => resolve());
  });
  const answer = Promise.resolve(query as PromiseLike<Result>);
  if (strapi.db.dialect.client !== 'postgres' || !work?.isOpen) {
    await answer;
    return { answer };
  }
  work.answers.push(answer);
  // Its failure is waited for in `answered`; until then it is nobody's.
  await Promise.race([sent, answer.catch(() => undefined)]);
  return { answer };
};

/** A query that Strapi's builder makes, sent in its transaction as `begin` does. */
export const send = async (
  { strapi }: { strapi: Core.Strapi },
  builder: { getKnexQuery(): Knex.QueryBuilder }
): Promise<void> => {
  const query = builder.getKnexQuery();
  if (strapi.db.inTransaction()) void query.transacting((await strapi.db.transaction()).get());
  await begin({ strapi }, query);
};

/**
 * Work in a transaction that has ended when all statements that were begun in it are answered.
 *
 * @throws what failed first, of the statements and of the work
 */
export const answered = async <Result>(work: () => Promise<Result>): Promise<Result> => {
  const own: UnderWay = { answers: [], isOpen: true };
  const [done] = await Promise.allSettled([underWay.run(own, work)]);
  own.isOpen = false;
  const answers = await Promise.allSettled(own.answers);
  const failures = [...answers, done].flatMap((one): unknown[] =>
    one.status === 'rejected' ? [one.reason] : []
  );
  if (failures.length > 0) {
    throw failures.find((error) => !isForAnothersSake(error)) ?? failures[0];
  }
  return (done as PromiseFulfilledResult<Result>).value;
};
