import assert from 'node:assert/strict';
import { prepareEditions, slugOf } from '../corpus/editions.mjs';
import { ask } from '../harness/answers.mjs';
import { findFaults } from '../harness/plans.mjs';
import { round } from '../harness/report.mjs';
import { interleave } from '../harness/rounds.mjs';
import { startStrapi } from '../harness/strapi.mjs';
import { addresses, configured, newsroom } from '../settings.mjs';

const PAGE = 20;
const DEEP_PAGE = 1_000;
const SECTION = 'world';

const readPage = async ({ origin }, path) => {
  const { status, body } = await ask(origin + path);
  assert.equal(status, 200, `${path} answers ${status}`);
  return JSON.parse(body.toString('utf8'));
};

/** The address of a page far behind the first, reached as a reader would: cursor by cursor. */
const walkTo = async (server, page) => {
  let path = addresses.list();
  for (let number = 1; number < page; number += 1) {
    const { meta } = await readPage(server, path);
    path = addresses.list({ cursor: meta.nextCursor });
  }
  return path;
};

const slugs = ({ data }) => data.map(({ slug }) => slug);

/** Numbers of stories, from one downwards, as their slugs. */
const slugsFrom = (number, step = 1) =>
  Array.from({ length: PAGE }, (_, index) => slugOf(number - index * step));

/** Each request's queries, explained by the database itself. */
const explainRequests = async (server, paths) => {
  await server.command('recorder-start');
  for (const path of paths) await readPage(server, path);
  return server.command('recorder-explain');
};

/** Time of one page at one connection: `slow` in units of `fast`. */
const timeRatio = (figures, slow, fast) =>
  figures[fast].requestsPerSecond / figures[slow].requestsPerSecond;

const reportRatio = (results, id, figures, slow, fast) =>
  results.add(id, timeRatio(figures, slow, fast), {
    note: `${round(1000 / figures[slow].requestsPerSecond)} ms ÷ ${round(1000 / figures[fast].requestsPerSecond)} ms`,
    figures,
  });

const reportPlans = (results, id, engine, explained) => {
  const faults = findFaults(engine, explained);
  results.add(id, faults.length, {
    note: faults.map(({ by, faults: found }) => `${by}: ${found.join(', ')}`).join('; '),
    figures: { explained, faults },
  });
};

const measureOn = async (engine, { editions: [few, many], loader, timing, results }) => {
  const start = async (count) => {
    const { database } = await prepareEditions({ engine, count });
    const settings = configured(newsroom.cold);
    const server = await startStrapi(`lists-${count}`, { engine, database, settings });
    const first = await readPage(server, addresses.list());
    if (slugs(first)[0] !== slugOf(count)) return null;
    assert.deepEqual(slugs(first), slugsFrom(count));
    return server;
  };
  const small = await start(few);
  const large = await start(many);
  if (!small || !large) {
    for (const row of ['first', 'section', 'deep', 'plan']) {
      results.skip(`lists.${row}-${engine}`, 'lists are not served from editions');
    }
    return;
  }

  const page = Math.min(DEEP_PAGE, many / PAGE / 2);
  const deep = await walkTo(large, page);
  assert.deepEqual(slugs(await readPage(large, deep)), slugsFrom(many - (page - 1) * PAGE));
  const section = addresses.list({ section: SECTION });
  assert.equal((await readPage(large, section)).data.length, PAGE);

  const one = (server, path) => ({ server, requests: [{ path }] });
  const figures = await interleave(
    loader,
    {
      few: one(small, addresses.list()),
      many: one(large, addresses.list()),
      deep: one(large, deep),
      'section, few': one(small, section),
      'section, many': one(large, section),
    },
    { connections: 1, ...timing }
  );
  reportRatio(results, `lists.first-${engine}`, figures, 'many', 'few');
  reportRatio(results, `lists.section-${engine}`, figures, 'section, many', 'section, few');
  reportRatio(results, `lists.deep-${engine}`, figures, 'deep', 'many');

  const kinds = [
    {},
    { section: SECTION },
    { source: 'BENCH0' },
    { tag: 'tag 0' },
    { kind: 'news' },
  ];
  const paths = [...kinds.map(addresses.list), deep, addresses.article(slugOf(1))];
  reportPlans(results, `lists.plan-${engine}`, engine, await explainRequests(large, paths));
  await small.stop();
  await large.stop();
};

/** Pages of lists without any cache: their time must not grow with the archive, nor with the page. */
export const measure = async (bench) => {
  for (const engine of bench.engines) await measureOn(engine, bench);
};
