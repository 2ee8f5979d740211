import path from 'node:path';
import type { Core } from '@strapi/strapi';

type Connection = { query(sql: string, done: (error?: Error) => void): void };

/** Says this to the server on each new connection, before anything is asked of it. */
const saying =
  (statement: string) =>
  (connection: unknown, done: (error?: Error, connection?: unknown) => void): void => {
    // Nothing is returned: what mysql2 returns looks like a promise and must not be awaited.
    (connection as Connection).query(statement, (error) => done(error, connection));
  };

/** SQLite unless DATABASE_CLIENT says postgres or mysql; for PostgreSQL a DATABASE_URL is enough. */
const config = ({ env }: Core.Config.Shared.ConfigParams): Core.Config.Database => {
  const client = env('DATABASE_CLIENT', 'sqlite');
  const pool = { min: env.int('DATABASE_POOL_MIN', 0), max: env.int('DATABASE_POOL_MAX', 10) };
  const ssl = env.bool('DATABASE_SSL', false) && {
    ca: env('DATABASE_SSL_CA', ''),
    rejectUnauthorized: env.bool('DATABASE_SSL_REJECT_UNAUTHORIZED', true),
  };
  const server = (port: number) => ({
    host: env('DATABASE_HOST', '127.0.0.1'),
    port: env.int('DATABASE_PORT', port),
    database: env('DATABASE_NAME', 'newsroom'),
    user: env('DATABASE_USERNAME', 'newsroom'),
    password: env('DATABASE_PASSWORD', ''),
    ssl,
  });

  switch (client) {
    case 'sqlite':
      return {
        connection: {
          client: 'sqlite',
          // `||`, not a default: an empty DATABASE_FILENAME= in the environment is a string too.
          connection: {
            filename: path.resolve(
              __dirname,
              '..',
              '..',
              env('DATABASE_FILENAME') || '.tmp/newsroom.db'
            ),
          },
          useNullAsDefault: true,
        },
      };
    case 'postgres':
      return {
        connection: {
          client: 'postgres',
          connection: {
            connectionString: env('DATABASE_URL'),
            ...server(5432),
            schema: env('DATABASE_SCHEMA', 'public'),
            // What is asked at once is sent at once. An option of pg that Strapi's types do not know.
            ...{ pipeline: env.bool('DATABASE_PIPELINE', true) },
          },
          pool: {
            ...pool,
            // A node that is lost in the middle of a publication keeps all others from publishing for
            // no longer than this.
            afterCreate: saying(
              `SET idle_in_transaction_session_timeout = ${env.int('DATABASE_IDLE_IN_TRANSACTION_MS', 60_000)}`
            ),
          },
        },
      };
    case 'mysql':
      return {
        connection: {
          client: 'mysql',
          connection: server(3306),
          pool: {
            ...pool,
            // With MySQL's own default, what was committed while a transaction waited for a lock stays
            // hidden from it: readers could be shown what an editor has just replaced.
            afterCreate: saying('SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED'),
          },
        },
      };
    default:
      throw new Error(`DATABASE_CLIENT is "${client}"; it must be sqlite, postgres or mysql`);
  }
};

export default config;
