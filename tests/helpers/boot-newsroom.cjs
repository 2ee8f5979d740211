const path = require('node:path');
const { ENVIRONMENT, makeDatabase, neverFlush } = require('./test-database.cjs');

const root = path.resolve(__dirname, '..', '..');
const worker = process.env.JEST_WORKER_ID ?? '1';

const bootNewsroom = async () => {
  process.chdir(root);
  const client = process.env.TEST_DATABASE_CLIENT || 'sqlite';
  // A database of this worker alone, empty at the start.
  const database = await makeDatabase(client, worker);
  Object.assign(process.env, database, ENVIRONMENT, { NODE_ENV: 'test' });
  const { createStrapi } = require('@strapi/strapi');
  const strapi = createStrapi({ appDir: root, distDir: path.join(root, 'dist') });
  // Refusals are what many tests are about; only what nobody expects is worth a line.
  strapi.log.level = process.env.TEST_LOG_LEVEL ?? 'none';
  strapi.config.set('server.logger.startup.enabled', false);
  neverFlush(strapi);
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
