/**
 * What the two engines say differently of the same bulk insert. `n` is the number of a story from 1 on.
 */
import Database from 'better-sqlite3';
import pg from 'pg';
import { engines } from '../harness/databases.mjs';

/** Knuth's multiplicative hash: ids come in no order, as real ones do. */
const HASH = '((n * 2654435761) % 4294967296)';

const sqlite = {
  series: (count) =>
    `WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ${count})`,
  id: (n) => `printf('b%08x%015d', ${HASH.replace('n', n)}, ${n})`,
  iso: (ms) => `strftime('%Y-%m-%dT%H:%M:%fZ', ${ms} / 1000.0, 'unixepoch')`,
  isTrue: '1',
  isFalse: '0',

  open(database) {
    const file = new Database(engines.sqlite.environment(database).DATABASE_FILENAME);
    file.pragma('journal_mode = OFF');
    file.pragma('synchronous = OFF');
    file.pragma('cache_size = -500000');
    return {
      run: async (statement) => void file.exec(statement),
      all: async (statement) => file.prepare(statement).all(),
      async close() {
        file.pragma('journal_mode = DELETE');
        file.close();
      },
    };
  },

  indexes: async ({ all }, table) =>
    all(`SELECT name, sql FROM sqlite_master
         WHERE type = 'index' AND tbl_name = '${table}' AND sql IS NOT NULL`),
  analyze: () => null,
};

const postgres = {
  series: (count) => `WITH numbers AS (SELECT generate_series(1, ${count})::bigint AS n)`,
  id: (n) => `'b' || lpad(to_hex(${HASH.replace('n', n)}), 8, '0') || lpad((${n})::text, 15, '0')`,
  iso: (ms) =>
    `to_char(to_timestamp(${ms} / 1000.0) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
  isTrue: 'true',
  isFalse: 'false',

  async open(database) {
    const client = new pg.Client({
      connectionString: engines.postgres.environment(database).DATABASE_URL,
    });
    await client.connect();
    await client.query("SET synchronous_commit = off; SET maintenance_work_mem = '512MB'");
    return {
      run: (statement) => client.query(statement),
      all: async (statement) => (await client.query(statement)).rows,
      close: () => client.end(),
    };
  },

  /** Those behind a constraint stay. */
  indexes: ({ all }, table) =>
    all(`SELECT indexname AS name, indexdef AS sql FROM pg_indexes
         WHERE tablename = '${table}'
           AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conname = indexname)`),
  analyze: (table) => `ANALYZE ${table}`,
};

export const dialects = { sqlite, postgres };

/** Fills a table without its indexes, which are made again afterwards: an order of magnitude faster. */
export const fillTable = async ({ indexes, analyze }, connection, table, statements) => {
  const found = await indexes(connection, table);
  for (const { name } of found) await connection.run(`DROP INDEX ${name}`);
  for (const statement of statements) await connection.run(statement);
  for (const { sql } of found) await connection.run(sql);
  const statistics = analyze(table);
  if (statistics) await connection.run(statistics);
};
