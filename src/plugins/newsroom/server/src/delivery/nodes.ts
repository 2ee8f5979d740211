import { randomUUID } from 'node:crypto';
import { NODE } from '../constants';
import type { Database } from '../database';

const BEAT_MS = 10_000;
const ALIVE_MS = 30_000;
const FORGOTTEN_MS = 24 * 60 * 60_000;

/** Which processes serve this newsroom: each reports every ten seconds. For people; nothing depends on it. */
export const createNodes = ({ database }: { database: Database }) => {
  const name = randomUUID();
  let beatAt = Number.NEGATIVE_INFINITY;

  return {
    /** Reports this process if it is time to. */
    async beat(seq: number): Promise<void> {
      if (performance.now() - beatAt < BEAT_MS) return;
      beatAt = performance.now();
      const seenMs = Date.now();
      const { query } = await database.table(NODE);
      await query
        .insert({ name, seen_ms: seenMs, seq })
        .onConflict('name')
        .merge(['seen_ms', 'seq']);
      const old = await database.table(NODE);
      await old.query.where('seen_ms', '<', seenMs - FORGOTTEN_MS).delete();
    },

    async alive(): Promise<number> {
      const { query } = await database.table(NODE);
      const row: { count: number | string } | undefined = await query
        .where('seen_ms', '>', Date.now() - ALIVE_MS)
        .count('id as count')
        .first();
      return Number(row?.count ?? 0);
    },

    async leave(): Promise<void> {
      const { query } = await database.table(NODE);
      await query.where({ name }).delete();
    },
  };
};

export type Nodes = ReturnType<typeof createNodes>;
