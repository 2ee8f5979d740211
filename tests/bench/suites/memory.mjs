import assert from 'node:assert/strict';
import { prepareEditions, slugOf } from '../corpus/editions.mjs';
import { ask } from '../harness/answers.mjs';
import { round } from '../harness/report.mjs';
import { watchResident, residentBytes } from '../harness/resident.mjs';
import { startStrapi } from '../harness/strapi.mjs';
import { addresses, configured, DEFAULT_CACHE_MIB, newsroom } from '../settings.mjs';

const MIB = 2 ** 20;
const ID = 'memory.scan';
const CHUNK_SECONDS = 30;
const WARM_UP_SECONDS = 5;

const isServed = async ({ origin }, slug) =>
  (await ask(origin + addresses.article(slug))).status === 200;

/** Asks for each article once, in order, until all were asked for. */
const scan = async (loader, server, count) => {
  const path = addresses.article(slugOf('%d'));
  for (let from = 1; from <= count;) {
    const { requests, errors } = await loader.scan(
      server.origin,
      { path, from, count },
      { connections: 50, seconds: CHUNK_SECONDS }
    );
    assert.equal(errors, 0, `${errors} of ${requests} requests failed`);
    from += requests;
    console.log(`  … ${Math.min(from, count)} of ${count} articles`);
  }
};

/** The memory cache at its bound while more articles are asked for than it can hold. */
export const measure = async ({ editions, scan: wanted, loader, results }) => {
  const { database, notes } = await prepareEditions({ engine: 'sqlite', count: editions[1] });
  const settings = configured(newsroom.bounded(DEFAULT_CACHE_MIB));
  const server = await startStrapi('memory', { database, settings });
  if (!(await isServed(server, slugOf(1)))) {
    results.skip(ID, 'articles are not served from editions');
    return;
  }
  const hot = Array.from({ length: 50 }, (_, n) => ({ path: addresses.article(slugOf(n + 1)) }));
  await loader.load(server.origin, hot, { connections: 50, seconds: WARM_UP_SECONDS });

  const start = await residentBytes(server.pid);
  const stopWatching = watchResident(server.pid);
  await scan(loader, server, Math.min(wanted, notes.count));
  const samples = await stopWatching();
  assert.ok(await isServed(server, slugOf(1)));

  const highest = Math.max(...samples.map(({ bytes }) => bytes));
  const allowed = start + DEFAULT_CACHE_MIB * MIB;
  results.add(ID, highest / allowed, {
    note: `highest ${round(highest / MIB)} MiB, start ${round(start / MIB)}, bound ${DEFAULT_CACHE_MIB}`,
    figures: { start, samples },
  });
};
