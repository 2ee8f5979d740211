/**
 * The project in production mode, as a process of its own. It takes commands from the bench over IPC:
 * `{ id, command, args }` names a file of `commands/`, and is answered with `{ id, result | error }`.
 */
const path = require('node:path');
const { leaveOutOurHooks } = require('./stock.cjs');

const root = path.resolve(__dirname, '..', '..', '..');
const COMMANDS = path.join(__dirname, 'commands');

const boot = async () => {
  process.chdir(root);
  const { createStrapi } = require('@strapi/strapi');
  const strapi = createStrapi({
    appDir: root,
    distDir: path.join(root, 'tests', 'bench', 'app'),
    serveAdminPanel: Boolean(process.env.BENCH_ADMIN),
  });
  // The admin as the project built it; the configuration is the bench's own.
  if (process.env.BENCH_ADMIN) strapi.dirs.dist.root = path.join(root, 'dist');
  strapi.log.level = 'error';
  if (process.env.BENCH_STOCK) leaveOutOurHooks(strapi);
  await strapi.load();
  await strapi.listen();
  return strapi;
};

const answer = async (strapi, { id, command, args }) => {
  try {
    const run = require(path.join(COMMANDS, `${command}.cjs`));
    process.send({ id, result: (await run(strapi, args)) ?? null });
  } catch (error) {
    process.send({ id, error: `${error.stack}\n${JSON.stringify(error.details ?? {})}` });
  }
};

boot().then(
  (strapi) => {
    process.on('message', (message) => void answer(strapi, message));
    process.send({ ready: strapi.server.httpServer.address().port });
  },
  (error) => {
    console.error(error);
    process.exit(1);
  }
);

process.on('disconnect', () => process.exit(0));
