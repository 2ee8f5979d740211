import type { Knex } from 'knex';

/** The same where whole archives are walked: planners have to know that nearly all of it is live. */
export const whereNearlyAllLive = (
  query: Knex.QueryBuilder,
  alias: string,
  nowMs: number
): Knex.QueryBuilder =>
  query.where(`${alias}.from_ms`, '<=', nowMs).where(`${alias}.until_ms`, '>', nowMs);

/** The condition of the delivery wall (`publication/outcome`), as SQL. */
export const whereLive = (
  query: Knex.QueryBuilder,
  alias: string,
  nowMs: number
): Knex.QueryBuilder =>
  // The sign keeps SQLite from choosing an index for it: the list is read in the order of its own.
  query
    .whereRaw('+?? <= ?', [`${alias}.from_ms`, nowMs])
    .whereRaw('+?? > ?', [`${alias}.until_ms`, nowMs]);
