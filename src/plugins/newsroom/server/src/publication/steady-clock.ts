import type { Core } from '@strapi/strapi';
import { clockError } from '../clock-error';
import { DATABASE_NOW_MS, type Database } from '../database';
import { getSettings } from '../settings';

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
    const askedMs = Date.now();
    const result: unknown = await knex.raw(`SELECT ${DATABASE_NOW_MS[engine]} AS ms`);
    const heardMs = Date.now();
    const [row] = Array.isArray(result)
      ? (result[0] as { ms: unknown }[])
      : (result as { rows: { ms: unknown }[] }).rows;
    return clockError({ askedMs, theirsMs: Number(row?.ms), heardMs });
  };

  return {
    async now(): Promise<Date> {
      const error = await ownError();
      return new Date(getSettings(strapi).now().getTime() + error);
    },
  };
};

export type SteadyClock = ReturnType<typeof createSteadyClock>;
