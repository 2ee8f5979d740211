import { setTimeout as pause } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

/** Any number of ours; on MySQL, where such locks are the whole server's, one name per database. */
const ATTEMPTS: Record<string, string> = {
  postgres: 'SELECT pg_try_advisory_lock(5427210118362) AS mine',
  mysql: "SELECT GET_LOCK(CONCAT('newsroom-', SHA1(DATABASE())), 0) AS mine",
};
const PAUSE_MS = 100;
const LONGEST_WAIT_MS = 10 * 60_000;

/** What we use of knex's client beyond its types: connections outside of the pool. */
type Connections = {
  acquireRawConnection(): Promise<unknown>;
  destroyRawConnection(connection: unknown): Promise<void>;
};

/**
 * Nodes that start at the same time set the database up one after another: Strapi makes and alters
 * tables, roles and permissions without a lock, and two that do so at once fail or do it twice.
 *
 * The turn is a lock of a connection of its own, so it ends with the process, however that ends. It is
 * taken before Strapi's first look at the database and given back when Strapi has loaded. Commands that
 * only register plugins never take it.
 */
export const startInTurn = ({ strapi }: { strapi: Core.Strapi }) => {
  const { db } = strapi;
  const attempt = ATTEMPTS[db.dialect.client];
  let release = async (): Promise<void> => undefined;
  if (!attempt) return { release: () => release() };

  const isMine = async (connection: unknown): Promise<boolean> => {
    const result: unknown = await db.connection.raw(attempt).connection(connection);
    const [row] = Array.isArray(result)
      ? (result[0] as { mine: unknown }[])
      : (result as { rows: { mine: unknown }[] }).rows;
    return row?.mine === true || Number(row?.mine) === 1;
  };

  const take = async (): Promise<void> => {
    const client = (db.connection as Knex).client as Connections;
    // Where the settings come from a function, knex knows them once the pool has asked for them.
    if (typeof db.config.connection.connection === 'function') await db.connection.raw('SELECT 1');
    const connection = await client.acquireRawConnection();
    release = async () => {
      release = async () => undefined;
      await client.destroyRawConnection(connection);
    };
    const deadline = performance.now() + LONGEST_WAIT_MS;
    for (let isFirst = true; !(await isMine(connection)); isFirst = false) {
      if (isFirst) strapi.log.info('newsroom: another node is starting; this one goes after it');
      if (performance.now() > deadline) {
        strapi.log.warn('newsroom: another node has been starting for long; not waited for');
        return;
      }
      await pause(PAUSE_MS);
    }
  };

  const init = db.init.bind(db);
  db.init = async (options) => {
    await take();
    return init(options);
  };

  return {
    /** Lets the next node start. */
    release: () => release(),
  };
};

const LOOK_MS = 20;

/** Calls back when Strapi has loaded: after the hooks of all plugins and of the application. */
export const onceLoaded = (
  { strapi }: { strapi: Core.Strapi },
  callback: () => Promise<void>
): void => {
  const timer = setInterval(() => {
    if (!strapi.isLoaded) return;
    clearInterval(timer);
    void callback().catch((error) => strapi.log.warn(`newsroom: ${String(error)}`));
  }, LOOK_MS).unref();
};
