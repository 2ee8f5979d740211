import type { Core } from '@strapi/strapi';
import { DATABASE_NOW_MS, type Database } from '../database';
import { getNow } from '../settings';

/**
 * What time it is for all nodes alike: by this node's clock, put right by what it differs from the
 * database's by more than asking it takes. That time makes it late, never early.
 */
export const createSteadyClock = ({
  strapi,
  database,
}: {
  strapi: Core.Strapi;
  database: Database;
}) => {
  const ownError = async (): Promise<number> => {
    const engine = database.engine();
    // One file on one machine: its clock is the node's.
    if (engine === 'sqlite') return 0;
    const knex = await database.knex();
    const before = Date.now();
    const result: unknown = await knex.raw(`SELECT ${DATABASE_NOW_MS[engine]} AS ms`);
    const after = Date.now();
    const [row] = Array.isArray(result)
      ? (result[0] as { ms: unknown }[])
      : (result as { rows: { ms: unknown }[] }).rows;
    const theirs = Number(row?.ms);
    // Within the time that asking took (and the last part of a millisecond), they agree.
    if (theirs >= before - 1 && theirs <= after) return 0;
    return theirs - after;
  };

  return {
    async now(): Promise<Date> {
      const error = await ownError();
      return new Date(getNow(strapi).getTime() + error);
    },
  };
};

export type SteadyClock = ReturnType<typeof createSteadyClock>;
