import { strapi } from './newsroom';
import { until } from './until';

/** How many sessions of this test's database wait for somebody's lock. */
const WAITING: Record<string, string> = {
  postgres: `SELECT count(*) AS count FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock'`,
  mysql: `SELECT count(*) AS count FROM information_schema.innodb_trx t
    JOIN information_schema.processlist p ON p.id = t.trx_mysql_thread_id
    WHERE p.db = database() AND t.trx_state = 'LOCK WAIT'`,
};

/**
 * How long apart to look, in milliseconds: MySQL answers from what it gathered before, as long as
 * nobody has let it alone for a tenth of a second. Asked more often, it never looks again.
 */
const EVERY_MS = 200;
const LONGEST_MS = 30_000;

/** Resolves when somebody waits for a lock: at once on SQLite, which has none to wait for. */
export const somebodyWaits = async (): Promise<void> => {
  const { connection, dialect } = strapi().db;
  const sql = WAITING[dialect.client];
  if (sql === undefined) return;
  await until(
    async () => {
      const answer = await connection.raw(sql);
      const [row] = dialect.client === 'postgres' ? answer.rows : answer[0];
      return Number(row.count) > 0;
    },
    LONGEST_MS,
    EVERY_MS
  );
};
