const fs = require('node:fs');
const path = require('node:path');

const root = path.resolve(__dirname, '..', '..');
const NAME = process.env.TEST_DATABASE_NAME || 'newsroom_test';

/** Where the PostgreSQL server for tests is. */
const postgresServer = () =>
  process.env.DATABASE_URL || 'postgres://postgres@127.0.0.1:5432/postgres';

/** Makes a database with this suffix to its name, empty; the result is the environment that names it. */
const DATABASES = {
  async sqlite(suffix) {
    const filename = path.join('.tmp', 'tests', `worker-${suffix}.db`);
    fs.mkdirSync(path.join(root, '.tmp', 'tests'), { recursive: true });
    for (const part of ['', '-journal', '-wal', '-shm']) {
      fs.rmSync(path.join(root, filename + part), { force: true });
    }
    return { DATABASE_CLIENT: 'sqlite', DATABASE_FILENAME: filename };
  },

  async postgres(suffix) {
    const { Client } = require('pg');
    const name = `${NAME}_${suffix}`;
    const admin = new Client({ connectionString: postgresServer() });
    await admin.connect();
    await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await admin.query(`CREATE DATABASE ${name}`);
    // It need not outlive a power cut, and so no commit waits for the disk.
    await admin.query(`ALTER DATABASE ${name} SET synchronous_commit = off`);
    await admin.end();
    const url = new URL(postgresServer());
    url.pathname = `/${name}`;
    return { DATABASE_CLIENT: 'postgres', DATABASE_URL: url.href };
  },

  async mysql(suffix) {
    const { createConnection } = require('mysql2/promise');
    const name = `${NAME}_${suffix}`;
    const server = {
      host: process.env.DATABASE_HOST || '127.0.0.1',
      port: Number(process.env.DATABASE_PORT || 3306),
      user: process.env.DATABASE_USERNAME || 'root',
      password: process.env.DATABASE_PASSWORD || '',
    };
    const admin = await createConnection(server);
    await admin.query(`DROP DATABASE IF EXISTS ${name}`);
    await admin.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4`);
    await admin.end();
    return {
      DATABASE_CLIENT: 'mysql',
      DATABASE_HOST: server.host,
      DATABASE_PORT: String(server.port),
      DATABASE_USERNAME: server.user,
      DATABASE_PASSWORD: server.password,
      DATABASE_NAME: name,
    };
  },
};

/** Secrets of a throw-away kind, and what else a Strapi needs to start. */
const ENVIRONMENT = {
  HOST: '127.0.0.1',
  PORT: '0',
  APP_KEYS: 'test-key-one,test-key-two',
  API_TOKEN_SALT: 'test-salt',
  ADMIN_JWT_SECRET: 'test-secret',
  TRANSFER_TOKEN_SALT: 'test-salt',
  JWT_SECRET: 'test-secret',
  ENCRYPTION_KEY: 'test-encryption-key-of-32-letters',
  STRAPI_TELEMETRY_DISABLED: 'true',
};

/** Where a run of the tests, in however many processes, keeps the demo newsroom that it has planted. */
const demoOfRun = () => path.join(root, '.tmp', 'tests', `demo-of-${process.env.TEST_RUN}.db`);

const makeDatabase = (client, suffix) => DATABASES[client](suffix);

/** A test database need not outlive a power cut: SQLite waits for the disk at each commit else. */
const neverFlush = (strapi) => {
  if (process.env.DATABASE_CLIENT !== 'sqlite') return;
  const afterCreate = (connection, done) => {
    connection.pragma('synchronous = OFF');
    done(null, connection);
  };
  strapi.config.set('database.connection.pool', { afterCreate });
};

module.exports = { ENVIRONMENT, demoOfRun, makeDatabase, neverFlush };
