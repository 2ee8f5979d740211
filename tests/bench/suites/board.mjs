import assert from 'node:assert/strict';
import { performance } from 'node:perf_hooks';
import { prepareBoard } from '../corpus/board.mjs';
import { ask } from '../harness/answers.mjs';
import { median } from '../harness/median.mjs';
import { round } from '../harness/report.mjs';
import { startStrapi } from '../harness/strapi.mjs';
import { addresses, tables } from '../settings.mjs';

const STATES = ['missing', 'in-progress', 'outdated', 'owing-correction', 'current'];
const DAY_MS = 24 * 3_600_000;

const beforeOf = ({ now }) => new Date(now - 20 * DAY_MS).toISOString();

/** Filters that editors use, one by one and together; and those that nothing fits. */
const filtersOf = ({ sections: [world, climate], now }) => {
  const since = new Date(now - 10 * DAY_MS).toISOString();
  const day = new Date(now - DAY_MS).toISOString();
  const before = beforeOf({ now });
  return [
    {},
    ...STATES.map((state) => ({ state })),
    { locale: 'tr' },
    { locale: 'tr,ar,fr' },
    ...STATES.map((state) => ({ locale: 'tr', state })),
    { locale: 'tr', state: 'outdated,missing,in-progress' },
    { section: world },
    { section: climate, state: 'owing-correction' },
    { section: world, locale: 'tr', state: 'owing-correction' },
    { section: world, urgency: 'breaking' },
    { urgency: 'breaking' },
    { urgency: 'breaking', state: 'owing-correction' },
    { urgency: 'breaking', locale: 'tr', state: 'owing-correction' },
    { assignee: 'translator 7' },
    { assignee: 'nobody' },
    { assignee: 'translator 7', locale: 'tr', state: 'owing-correction', section: world },
    { type: 'article' },
    { type: 'section' },
    { type: 'section', locale: 'tr' },
    { changedSince: since, state: 'owing-correction' },
    { changedBefore: before },
    { changedSince: day },
    { changedBefore: day },
    { changedBefore: day, state: 'missing' },
    { changedBefore: day, state: 'missing', locale: 'tr', type: 'article' },
    { changedBefore: day, state: 'missing', section: world },
    { changedBefore: since, state: 'missing,fallback-only', section: world, locale: 'tr,ar' },
    { changedBefore: before, locale: 'tr', section: world, urgency: 'breaking', type: 'promo' },
  ];
};

const readOf = (origin, headers) => async (path) => {
  const started = performance.now();
  const { status, body } = await ask(origin + path, headers);
  const milliseconds = performance.now() - started;
  const text = body.toString('utf8');
  assert.equal(status, 200, `${path} answers ${status}: ${text.slice(0, 300)}`);
  return { milliseconds, answer: JSON.parse(text) };
};

/** Median of some reads after a first one. */
const timeOf = async (read, path, rounds) => {
  await read(path);
  const times = [];
  for (let at = 0; at < rounds; at += 1) times.push((await read(path)).milliseconds);
  return median(times);
};

const slowest = (timed) => timed.reduce((a, b) => (b.milliseconds > a.milliseconds ? b : a));

/**
 * The board is read from an index only, and each part of a page in the order of its index. What the parts
 * give, at most a page each, is sorted to be put together: that is no fault.
 */
const faultsOf = ({ sql, plan }) => {
  if (!sql.includes(tables.boardCells)) return [];
  const reads = plan.filter(({ detail }) => detail.includes(tables.boardCells));
  const unindexed = reads.filter(({ detail }) => !/^SEARCH .* USING .*(INDEX|KEY)/.test(detail));
  const readers = new Set(reads.map(({ parent }) => parent));
  const sorts = plan.filter(
    ({ detail, parent }) => /USE TEMP B-TREE FOR ORDER BY/.test(detail) && readers.has(parent)
  );
  return [...unindexed, ...sorts].map(({ detail }) => detail);
};

const followed = async (read, query, pages) => {
  let path = addresses.board({ ...query, limit: 100 });
  for (let page = 1; page < pages; page += 1) {
    const { answer } = await read(path);
    if (answer.meta.nextCursor === null) break;
    path = addresses.board({ ...query, limit: 100, cursor: answer.meta.nextCursor });
  }
  return path;
};

/** Pages and counts of the translation board with each filter, at one connection. */
export const measure = async ({ board: { count, pages, rounds }, results }) => {
  const { database, notes } = await prepareBoard({ count });
  const server = await startStrapi('board', { database });
  try {
    const token = await server.command('editors-token');
    const read = readOf(server.origin, { Authorization: `Bearer ${token}` });
    const filters = filtersOf(notes);
    const paths = filters.map((query) => addresses.board(query));
    for (const query of [{}, { locale: 'tr' }]) paths.push(await followed(read, query, pages));

    const timed = [];
    for (const path of paths) {
      timed.push({ path, milliseconds: await timeOf(read, path, rounds) });
    }
    const worst = slowest(timed);
    results.add('board.page-sqlite', worst.milliseconds, {
      note: `${round(median(timed.map(({ milliseconds }) => milliseconds)))} ms in the middle; slowest ${worst.path}`,
      figures: timed,
    });

    const counted = [];
    const sums = filters.map((query) => addresses.boardCounts(query));
    // What changed in the last twenty of 35 days is more than half of all: told by itself.
    const oldest = addresses.boardCounts({ changedBefore: beforeOf(notes) });
    for (const path of sums.filter((sum) => sum !== oldest)) {
      counted.push({ path, milliseconds: await timeOf(read, path, rounds) });
    }
    const most = slowest(counted);
    results.add('board.counts-sqlite', most.milliseconds, {
      note: `slowest ${most.path}`,
      figures: counted,
    });
    results.tell(
      'board.counts-old-sqlite',
      'counts of what has not changed for 20 of 35 days, SQLite, ms',
      await timeOf(read, oldest, rounds)
    );

    await server.command('recorder-start');
    for (const path of [...paths, ...sums]) await read(path);
    const explained = await server.command('recorder-explain');
    const faults = explained.map((query) => ({ ...query, faults: faultsOf(query) }));
    const faulty = faults.filter(({ faults: found }) => found.length > 0);
    assert.ok(explained.some(({ sql }) => sql.includes(tables.boardCells)));
    results.add('board.plan-sqlite', faulty.length, {
      note: faulty.map(({ by, faults: found }) => `${by}: ${found.join(', ')}`).join('; '),
      figures: { faulty },
    });
  } finally {
    await server.stop();
  }
};
