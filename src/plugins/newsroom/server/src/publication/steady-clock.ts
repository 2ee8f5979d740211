import type { Core } from '@strapi/strapi';
import type { Database } from '../database';
import { getNow } from '../settings';

const CLOCKS = {
  // One file on one machine: its clock is the node's.
  sqlite: null,
  postgres: 'SELECT floor(extract(epoch FROM clock_timestamp()) * 1000) AS ms',
  mysql: 'SELECT floor(UNIX_TIMESTAMP(NOW(3)) * 1000) AS ms',
} as const;

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
    const asked = CLOCKS[database.engine()];
    if (asked === null) return 0;
    const knex = await database.knex();
    const before = Date.now();
    const result: unknown = await knex.raw(asked);
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
