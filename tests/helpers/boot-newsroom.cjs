const fs = require('node:fs');
const path = require('node:path');

const root = path.resolve(__dirname, '..', '..');
const worker = process.env.JEST_WORKER_ID ?? '1';

const NAME = `${process.env.TEST_DATABASE_NAME || 'newsroom_test'}_${worker}`;

/** A database of this worker alone, empty at the start. */
const DATABASES = {
  async sqlite() {
    const filename = path.join('.tmp', 'tests', `worker-${worker}.db`);
    fs.mkdirSync(path.join(root, '.tmp', 'tests'), { recursive: true });
    for (const suffix of ['', '-journal', '-wal', '-shm']) {
      fs.rmSync(path.join(root, filename + suffix), { force: true });
    }
    return { DATABASE_CLIENT: 'sqlite', DATABASE_FILENAME: filename };
  },

  async postgres() {
    const { Client } = require('pg');
    const server = process.env.DATABASE_URL || 'postgres://postgres@127.0.0.1:5432/postgres';
    const admin = new Client({ connectionString: server });
    await admin.connect();
    await admin.query(`DROP DATABASE IF EXISTS ${NAME} WITH (FORCE)`);
    await admin.query(`CREATE DATABASE ${NAME}`);
    await admin.end();
    const url = new URL(server);
    url.pathname = `/${NAME}`;
    return { DATABASE_CLIENT: 'postgres', DATABASE_URL: url.href };
  },

  async mysql() {
    const { createConnection } = require('mysql2/promise');
    const server = {
      host: process.env.DATABASE_HOST || '127.0.0.1',
      port: Number(process.env.DATABASE_PORT || 3306),
      user: process.env.DATABASE_USERNAME || 'root',
      password: process.env.DATABASE_PASSWORD || '',
    };
    const admin = await createConnection(server);
    await admin.query(`DROP DATABASE IF EXISTS ${NAME}`);
    await admin.query(`CREATE DATABASE ${NAME} CHARACTER SET utf8mb4`);
    await admin.end();
    return {
      DATABASE_CLIENT: 'mysql',
      DATABASE_HOST: server.host,
      DATABASE_PORT: String(server.port),
      DATABASE_USERNAME: server.user,
      DATABASE_PASSWORD: server.password,
      DATABASE_NAME: NAME,
    };
  },
};

const bootNewsroom = async () => {
  process.chdir(root);
  Object.assign(process.env, await DATABASES[process.env.TEST_DATABASE_CLIENT || 'sqlite'](), {
    NODE_ENV: 'test',
    HOST: '127.0.0.1',
    PORT: '0',
    APP_KEYS: 'test-key-one,test-key-two',
    API_TOKEN_SALT: 'test-salt',
    ADMIN_JWT_SECRET: 'test-secret',
    TRANSFER_TOKEN_SALT: 'test-salt',
    JWT_SECRET: 'test-secret',
    ENCRYPTION_KEY: 'test-encryption-key-of-32-letters',
    STRAPI_TELEMETRY_DISABLED: 'true',
  });
  const { createStrapi } = require('@strapi/strapi');
  const strapi = createStrapi({ appDir: root, distDir: path.join(root, 'dist') });
  // Refusals are what many tests are about; only what nobody expects is worth a line.
  strapi.log.level = process.env.TEST_LOG_LEVEL ?? 'none';
  strapi.config.set('server.logger.startup.enabled', false);
  await strapi.load();
  await strapi.listen();
  const { port } = strapi.server.httpServer.address();
  return { strapi, url: `http://127.0.0.1:${port}`, environment: { ...process.env } };
};

/** One per worker process, kept for all of its test files. */
let booting = null;

const getNewsroom = () => (booting ??= bootNewsroom());

const stopNewsroom = async () => {
  if (!booting) return;
  const { strapi } = await booting;
  booting = null;
  await strapi.destroy();
};

/** Jest's message to a worker that its work is over; an open server would keep it from ending. */
const WORKER_END = 2;
process.on('message', (message) => {
  if (Array.isArray(message) && message[0] === WORKER_END) {
    void stopNewsroom().finally(() => process.exit(0));
  }
});

module.exports = { bootNewsroom, getNewsroom, stopNewsroom };
