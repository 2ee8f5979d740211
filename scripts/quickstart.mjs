/**
 * `npm run quickstart`: from a fresh clone to a running newsroom with demo content. Run again, it
 * starts what is there and changes no content.
 */
import { randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';
import path from 'node:path';
import {
  buildAdmin,
  buildPlugin,
  checkNode,
  compileHost,
  installPackages,
  root,
  writeEnvironment,
} from './prepare.mjs';

const ADMIN_EMAIL = 'admin@newsroom.local';

/** The first administrator, if there is none yet; the password is known to nobody but this screen. */
const createFirstAdministrator = async (strapi) => {
  const users = strapi.service('admin::user');
  if (await users.exists()) return null;
  const role = await strapi.service('admin::role').getSuperAdmin();
  const password = `${randomBytes(12).toString('base64url')}aA1`;
  await users.create({
    email: ADMIN_EMAIL,
    firstname: 'First',
    lastname: 'Administrator',
    password,
    isActive: true,
    registrationToken: null,
    roles: [role.id],
  });
  return { email: ADMIN_EMAIL, password };
};

const showProgress = ({ done, total, label }) => {
  const line = `  … ${label} ${done} of ${total}`;
  if (process.stdout.isTTY)
    process.stdout.write(`\r${line.padEnd(60)}${done === total ? '\n' : ''}`);
  else if (done === total || done % 10 === 0) console.log(line);
};

const start = async () => {
  process.chdir(root);
  process.env.NODE_ENV ??= 'production';
  const { createStrapi } = createRequire(import.meta.url)('@strapi/strapi');
  const strapi = createStrapi({ appDir: root, distDir: path.join(root, 'dist') });
  strapi.log.level = 'warn';
  strapi.config.set('server.logger.startup.enabled', false);
  await strapi.load();

  const seed = strapi.plugin('newsroom').service('seed');
  const seeded = await seed.fillIfEmpty(path.join(root, 'database', 'demo'), showProgress);
  console.log(
    seeded
      ? `  ✓ demo newsroom: ${seeded.articles} articles in ${seeded.locales} locales`
      : '  ✓ the database has content already; nothing was changed'
  );
  const administrator = await createFirstAdministrator(strapi);
  await strapi.start();
  return { strapi, administrator };
};

const printAddresses = async ({ strapi, administrator }) => {
  const { address, port } = strapi.server.httpServer.address();
  const host = ['0.0.0.0', '::', '127.0.0.1', '::1'].includes(address) ? 'localhost' : address;
  const base = `http://${host}:${port}`;
  const { value } = await strapi
    .plugin('newsroom')
    .service('delivery')
    .lists.list({ limit: 1, relative: true, fallback: 'none' });
  const [article] = value.data;

  console.log(`\nThe newsroom is open (stop it with Ctrl+C):\n`);
  console.log(`  Admin     ${base}/admin`);
  if (article) console.log(`  Article   ${base}/api/newsroom/articles/${article.slug}`);
  console.log(`  Articles  ${base}/api/newsroom/articles?locale=tr`);
  console.log(`  Feed      ${base}/api/newsroom/feeds/feed.json\n`);
  if (administrator) {
    console.log(`  Sign in   ${administrator.email}`);
    console.log(`  Password  ${administrator.password}   (shown only now)\n`);
  }
};

checkNode();
console.log('Newsroom\n');
await installPackages();
writeEnvironment();
await buildPlugin();
await buildAdmin();
await compileHost();
try {
  await printAddresses(await start());
} catch (error) {
  console.error(`\n  ✗ ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
