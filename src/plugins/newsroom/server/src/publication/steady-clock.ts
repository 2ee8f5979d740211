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
 * database's. The time that asking takes makes it late, never early.
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
    const result: unknown = await (await database.knex()).raw(asked);
    const [row] = Array.isArray(result)
      ? (result[0] as { ms: unknown }[])
      : (result as { rows: { ms: unknown }[] }).rows;
    return Number(row?.ms) - Date.now();
  };

  return {
    async now(): Promise<Date> {
      const error = await ownError();
      return new Date(getNow(strapi).getTime() + error);
    },
  };
};

export type SteadyClock = ReturnType<typeof createSteadyClock>;
