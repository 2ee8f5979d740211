import type { Engine } from '../database';

/**
 * The time of the database in milliseconds since 1970, as SQL: the one clock that all nodes share, so
 * that a node whose own clock is off neither keeps a lock too long nor takes one too early.
 */
export const DATABASE_NOW_MS: Record<Engine, string> = {
  sqlite: "CAST(ROUND((julianday('now') - 2440587.5) * 86400000) AS INTEGER)",
  postgres: 'CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)',
  mysql: 'CAST(UNIX_TIMESTAMP(SYSDATE(3)) * 1000 AS SIGNED)',
};
