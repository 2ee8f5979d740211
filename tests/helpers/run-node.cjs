/**
 * One node of a newsroom: a whole Strapi in a process of its own, told over its IPC channel what to do.
 * It takes its database and all else from the environment, and ends when its parent does.
 *
 * In come `{ id, action, params }`, out go `{ ready }`, `{ id, result }`, `{ id, error }` and
 * `{ stalled }`.
 */
const path = require('node:path');
const { neverFlush } = require('./test-database.cjs');

const root = path.resolve(__dirname, '..', '..');

/** What a node can be asked to do. Each gets Strapi and the parameters that were sent. */
const ACTIONS = {
  /** Any action of the document service. */
  async document(strapi, { uid, action, params }) {
    const result = await strapi.documents(uid)[action](params);
    return { documentId: result?.documentId, slug: result?.slug };
  },

  /** Adds locales to those of Strapi i18n. */
  async locales(strapi, { codes }) {
    for (const code of codes) {
      await strapi.plugin('i18n').service('locales').create({ code, name: code });
    }
    strapi.plugin('newsroom').service('locales').forget();
  },

  /**
   * Makes the next call of a service's method but `skip` wait before it is made, until `go` or for ever.
   * The parent is told when it does.
   */
  async stall(strapi, { service, method, skip = 0 }) {
    const target = strapi.plugin('newsroom').service(service);
    const original = target[method];
    let left = skip;
    target[method] = async (...args) => {
      if (left > 0) {
        left -= 1;
        return original.apply(target, args);
      }
      target[method] = original;
      await new Promise((resolve) => {
        stalled.push(resolve);
        process.send({ stalled: `${service}.${method}` });
      });
      return original.apply(target, args);
    };
  },

  /** Lets everything go on that was made to wait. */
  async go() {
    for (const resolve of stalled.splice(0)) resolve();
  },

  /** Fills an empty newsroom from a folder, such as that of the demo. */
  async seed(strapi, { folder }) {
    return strapi.plugin('newsroom').service('seed').fillIfEmpty(path.resolve(root, folder));
  },

  /** Plans a publication at an instant, in milliseconds since 1970. */
  async plan(strapi, { documentId, locale, dueMs, by = 'test' }) {
    const wish = { locales: [locale], publishAt: new Date(dueMs), unpublishAt: null };
    await strapi
      .plugin('newsroom')
      .service('schedule')
      .plan(documentId, { ...wish, zone: null, by });
  },

  /**
   * Sets the machine's clock as this process sees it, by so many milliseconds from what it is, or stopped
   * where it then stands. Timers go on: they count by another clock.
   */
  async clock(strapi, { aheadMs = 0, isFrozen = false }) {
    const stopped = RealDate.now() + aheadMs;
    const now = () => (isFrozen ? stopped : RealDate.now() + aheadMs);
    globalThis.Date = new Proxy(RealDate, {
      construct: (target, args, made) =>
        Reflect.construct(target, args.length > 0 ? args : [now()], made === Date ? target : made),
      get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
    });
  },

  /** Changes settings of the plugin while it runs. */
  async configure(strapi, { settings }) {
    for (const [key, value] of Object.entries(settings)) {
      strapi.config.set(`plugin::newsroom.${key}`, value);
    }
  },

  /** A query below the document service: what no editor's tool can do yet, or must never do. */
  async query(strapi, { uid, action, params }) {
    return strapi.db.query(uid)[action](params);
  },

  /** The key of a new API token that may do exactly this. */
  async token(strapi, { permissions }) {
    const made = { name: `test ${Math.random()}`, type: 'custom', permissions, lifespan: null };
    return (await strapi.service('admin::api-token').create(made)).accessKey;
  },

  /** An account of the admin with the role of this code. */
  async admin(strapi, { email, password, role = 'strapi-super-admin' }) {
    // Strapi lets an account log in five times in five minutes; a test file opens more browsers.
    strapi.config.set('admin.rateLimit', { enabled: false });
    const found = await strapi.db.query('admin::role').findOne({ where: { code: role } });
    const [firstname] = email.split('@');
    const account = { email, firstname, lastname: 'Tester', password };
    await strapi
      .service('admin::user')
      .create({ ...account, registrationToken: null, isActive: true, roles: [found.id] });
  },

  /** Projects every edition again. */
  async rebuild(strapi) {
    const { jobs } = strapi.plugin('newsroom').service('delivery');
    await jobs.add('*', null);
    await jobs.work();
  },

  async report(strapi) {
    const { follower, memory } = strapi.plugin('newsroom').service('delivery');
    return { seq: follower.seq(), isTrusted: follower.isTrusted(), memory: memory.stats() };
  },
};
const stalled = [];
const RealDate = Date;

const answer = async (strapi, { id, action, params }) => {
  try {
    process.send({ id, result: (await ACTIONS[action](strapi, params)) ?? null });
  } catch (error) {
    process.send({ id, error: { message: error.message, name: error.name, code: error.code } });
  }
};

const start = async () => {
  process.chdir(root);
  process.on('disconnect', () => process.exit(1));
  const { createStrapi } = require('@strapi/strapi');
  const strapi = createStrapi({ appDir: root, distDir: path.join(root, 'dist') });
  strapi.log.level = process.env.TEST_LOG_LEVEL ?? 'warn';
  strapi.config.set('server.logger.startup.enabled', false);
  strapi.config.set('admin.serveAdminPanel', process.env.TEST_SERVE_ADMIN === 'true');
  if (process.env.TEST_OPERATOR) {
    const theirs = { resolve: path.join(__dirname, 'operators-middleware.cjs') };
    strapi.config.set('middlewares', [theirs, ...strapi.config.get('middlewares')]);
  }
  neverFlush(strapi);
  await strapi.load();
  await strapi.listen();

  process.on('message', (message) => {
    if (message.action !== 'end') return void answer(strapi, message);
    void strapi.destroy().finally(() => process.exit(0));
  });
  process.send({ ready: `http://127.0.0.1:${strapi.server.httpServer.address().port}` });
};

void start();
