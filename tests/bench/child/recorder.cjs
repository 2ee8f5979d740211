/**
 * Writes down which queries reach the database, how long each takes, and which function asked for it: the
 * innermost one that is not of the database layer. It costs time: nothing is measured while it is on.
 */
const { AsyncLocalStorage } = require('node:async_hooks');
const { performance } = require('node:perf_hooks');

const asked = new AsyncLocalStorage();
const BELOW =
  /@strapi[/\\](database|utils)[/\\]|node_modules[/\\](knex|tarn|lodash)[/\\]|node:|recorder\.cjs|<anonymous>|Promise\.all/;
const NEWSROOM = /plugins[/\\]newsroom[/\\]/;
const STRAPI = /@strapi[/\\]([\w-]+)[/\\](?:.*?dist[/\\])(.*?)\.(?:js|ts)/;

const frameOf = (stack) =>
  stack
    .split('\n')
    .slice(1)
    .find((line) => !BELOW.test(line));

const nameOf = (line) => {
  const name = /at (?:async )?(?:new )?(?:Object\.)?([\w.$]+) \(/.exec(line)?.[1] ?? '';
  if (NEWSROOM.test(line)) return `newsroom: ${name}`;
  const strapi = STRAPI.exec(line);
  return strapi ? `${strapi[1]}/${strapi[2]}: ${name}` : line.trim();
};

const callerOf = () => {
  const line = frameOf(new Error().stack ?? '');
  return line === undefined ? (asked.getStore() ?? 'unknown') : nameOf(line);
};

/** Runs a method with its caller at hand for the queries below it. */
const remembering = (method) =>
  function remembered(...args) {
    return asked.run(callerOf(), () => method.apply(this, args));
  };

const wrapBuilders = (db) => {
  const { queryBuilder, query } = db;
  db.queryBuilder = (...args) => {
    const builder = queryBuilder.apply(db, args);
    builder.execute = remembering(builder.execute);
    return builder;
  };
  db.query = (...args) => {
    const found = query.apply(db, args);
    const wrapped = Object.create(found);
    for (const name in found) {
      if (typeof found[name] === 'function') wrapped[name] = remembering(found[name].bind(found));
    }
    return wrapped;
  };
};

const createRecorder = (strapi) => {
  Error.stackTraceLimit = 100;
  wrapBuilders(strapi.db);
  let queries = [];
  const started = new Map();

  strapi.db.connection.on('query', ({ sql, bindings, __knexQueryUid: uid }) => {
    const query = { sql, bindings: bindings ?? [], by: callerOf(), milliseconds: null };
    queries.push(query);
    started.set(uid, { query, at: performance.now() });
  });
  strapi.db.connection.on('query-response', (_response, { __knexQueryUid: uid }) => {
    const { query, at } = started.get(uid) ?? {};
    if (query) query.milliseconds = performance.now() - at;
    started.delete(uid);
  });

  return {
    /** What was recorded since the last time. */
    take() {
      const taken = queries;
      queries = [];
      return taken;
    },
  };
};

let recorder = null;

/** One for the life of the process. */
const recorderOf = (strapi) => (recorder ??= createRecorder(strapi));

module.exports = { recorderOf };
