import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { concurrently } from './concurrently';
import { begin, type Begun } from './statements';

export type Engine = 'sqlite' | 'postgres' | 'mysql';

/** Later than any instant: JavaScript's last one. Bounds that never come stand as this, not as null. */
export const NEVER_MS = 8_640_000_000_000_000;

/**
 * The time of the database in whole milliseconds since 1970, as SQL: the one clock that all nodes share,
 * so that a node whose own clock is off neither keeps a lock too long nor publishes too early.
 */
export const DATABASE_NOW_MS: Record<Engine, string> = {
  sqlite: "CAST(ROUND((julianday('now') - 2440587.5) * 86400000) AS INTEGER)",
  postgres: 'CAST(FLOOR(EXTRACT(EPOCH FROM clock_timestamp()) * 1000) AS BIGINT)',
  mysql: 'CAST(UNIX_TIMESTAMP(SYSDATE(3)) * 1000 AS SIGNED)',
};

/** SQLite takes no more rows in one INSERT of knex's than 500. */
const MAX_INSERTED = 100;

/** Rows as single INSERTs take them. */
export const inParts = <Row>(rows: readonly Row[]): Row[][] =>
  Array.from({ length: Math.ceil(rows.length / MAX_INSERTED) }, (_, part) =>
    rows.slice(part * MAX_INSERTED, (part + 1) * MAX_INSERTED)
  );

/**
 * Plain SQL on our own tables, for what must be one statement. Column names are the database's. Inside
 * `strapi.db.transaction` everything here is part of that transaction.
 */
export const createDatabase = ({ strapi }: { strapi: Core.Strapi }) => {
  const knex = async (): Promise<Knex> =>
    strapi.db.inTransaction() ? (await strapi.db.transaction()).get() : strapi.db.connection;

  /** A table that is no content type's, with its schema where one is configured. */
  const inSchema = (tableName: string): string => {
    const schema = strapi.db.getSchemaName();
    return schema ? `${schema}.${tableName}` : tableName;
  };

  /** The table that says which rows have which files of the media library. */
  const fileLinks = (): string => {
    const { related } = strapi.db.metadata.get('plugin::upload.file').attributes;
    const { joinTable } = (related ?? {}) as { joinTable?: { name: string } };
    return inSchema(joinTable?.name ?? 'files_related_mph');
  };

  /** The table of a content type, with its schema where one is configured. */
  const nameOf = (uid: string): string => inSchema(strapi.db.metadata.get(uid).tableName);

  const engine = (): Engine => strapi.db.dialect.client as Engine;

  return {
    knex,
    inSchema,
    fileLinks,
    nameOf,
    engine,

    /**
     * Writes of one transaction that do not build on each other. PostgreSQL takes nothing more of a
     * transaction in which something has failed, so it is given all of them at once. MySQL gives a
     * transaction up after a deadlock and takes what comes next on its own, for good: there, each waits for
     * the one before.
     */
    async writeEach(...writes: (() => Promise<unknown>)[]): Promise<void> {
      if (engine() === 'postgres') await concurrently(...writes.map((write) => write()));
      else for (const write of writes) await write();
    },

    /** Sends a statement without waiting for its answer, where that can be done: see `statements.ts`. */
    begin: <Result>(query: Knex.QueryBuilder): Promise<Begun<Result>> => begin({ strapi }, query),

    /** Awaiting a query builder runs it, so it comes wrapped: `const { query } = await table(…)`. */
    async table(uid: string, alias?: string): Promise<{ query: Knex.QueryBuilder }> {
      const name = nameOf(uid);
      return { query: (await knex())(alias ? `${name} as ${alias}` : name) };
    },
  };
};

export type Database = ReturnType<typeof createDatabase>;
