import type { Core } from '@strapi/strapi';

/**
 * A connection that breaks while Strapi sets it up is thrown away, and the next one tried. Strapi
 * leaves that failure to nobody: it would end the process as an unhandled rejection, and the pool would
 * wait for a connection that never comes.
 */
export const guardNewConnections = ({ strapi }: { strapi: Core.Strapi }): void => {
  const { dialect } = strapi.db;
  const initialize = dialect.initialize.bind(dialect);
  dialect.initialize = async (connection?: unknown) => {
    try {
      await initialize(connection);
    } catch (error) {
      if (typeof connection !== 'object' || connection === null) throw error;
      // What knex calls a connection that its pool must not hand out.
      Object.assign(connection, { __knex__disposed: error });
    }
  };
};

type Opened = { onCommit: (hook: () => unknown) => void };
type Open = (work?: (opened: Opened) => unknown) => Promise<unknown>;

/**
 * Whatever follows a commit can fail without harm to what was committed. Strapi reads the document once
 * more there, to tell of it (`entry.publish` and the like), and leaves a failure of that to nobody: a
 * database that goes away just then would end the process as an unhandled rejection.
 */
export const guardCommitHooks = ({ strapi }: { strapi: Core.Strapi }): void => {
  const { db } = strapi;
  const guarded = async (hook: () => unknown): Promise<void> => {
    try {
      await hook();
    } catch (error) {
      strapi.log.error(`newsroom: what follows a commit has failed: ${String(error)}`);
    }
  };
  const open = db.transaction.bind(db) as Open;
  const openGuarded: Open = (work) => {
    if (!work) return open();
    return open((opened) =>
      work({ ...opened, onCommit: (hook) => opened.onCommit(() => void guarded(hook)) })
    );
  };
  db.transaction = openGuarded as typeof db.transaction;
};

const LEVELS: Record<string, string> = {
  postgres: "SELECT current_setting('default_transaction_isolation') AS level",
  // MariaDB and MySQL call the variable differently.
  mysql: "SHOW SESSION VARIABLES WHERE Variable_name IN ('tx_isolation', 'transaction_isolation')",
};

/**
 * Says at start when a transaction would not see what others committed while it waited for the change
 * log's lock: it would make editions from older facts.
 */
export const checkIsolation = async ({ strapi }: { strapi: Core.Strapi }): Promise<void> => {
  const asked = LEVELS[strapi.db.dialect.client];
  if (!asked) return;
  const result: unknown = await strapi.db.connection.raw(asked);
  const [row] = Array.isArray(result)
    ? (result[0] as { Value?: string }[])
    : (result as { rows: { level?: string }[] }).rows;
  const level = String(Object.values(row ?? {}).at(-1)).toLowerCase();
  if (level.replace('-', ' ') === 'read committed') return;
  strapi.log.warn(
    `newsroom: transactions of this database are ${level}; they must be READ COMMITTED, or readers may be shown what was replaced. See "Databases" in the readme.`
  );
};
