import assert from 'node:assert/strict';
import { prepareEditions, slugOf } from '../corpus/editions.mjs';
import { ask } from '../harness/answers.mjs';
import { round } from '../harness/report.mjs';
import { watchResident, residentBytes } from '../harness/resident.mjs';
import { startStrapi } from '../harness/strapi.mjs';
import { addresses, configured, DEFAULT_CACHE_MIB, newsroom } from '../settings.mjs';

const MIB = 2 ** 20;
const ID = 'memory.scan';
const CHUNK_SECONDS = 10;
const WARM_UP_SECONDS = 5;
/** As many as surely fit into memory. */
const HELD = 5_000;

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

const highestOf = (samples) => Math.max(...samples.map(({ bytes }) => bytes));

/** The memory cache at its bound while more articles are asked for than it can hold. */
export const measure = async ({ editions, scan: wanted, loader, results }) => {
  const { database, notes } = await prepareEditions({ engine: 'sqlite', count: editions[1] });
  const settings = configured(newsroom.bounded(DEFAULT_CACHE_MIB));
  const server = await startStrapi('memory', { database, settings });
  if (!(await isServed(server, slugOf(1)))) {
    results.skip(ID, 'articles are not served from editions');
    results.skip(`${ID}-again`, 'articles are not served from editions');
    return;
  }
  const load = (numbers, seconds) =>
    loader.load(
      server.origin,
      numbers.map((number) => ({ path: addresses.article(slugOf(number)) })),
      { connections: 50, seconds }
    );
  const count = Math.min(wanted, notes.count);
  await load([1, 2, 3, 4, 5], WARM_UP_SECONDS);

  const start = await residentBytes(server.pid);
  const stopWatching = watchResident(server.pid);
  await scan(loader, server, count);
  const scanned = await stopWatching();

  const stopWatchingAgain = watchResident(server.pid);
  const held = Array.from({ length: Math.min(HELD, count) }, (_, index) => count - index);
  await load(held, CHUNK_SECONDS);
  const again = await stopWatchingAgain();
  assert.ok(await isServed(server, slugOf(1)));

  const allowed = start + DEFAULT_CACHE_MIB * MIB;
  const note = (samples) =>
    `highest ${round(highestOf(samples) / MIB)} MiB, start ${round(start / MIB)}, bound ${DEFAULT_CACHE_MIB}`;
  results.add(ID, highestOf(scanned) / allowed, {
    note: `${count} articles; ${note(scanned)}`,
    figures: { start, samples: scanned },
  });
  results.add(`${ID}-again`, highestOf(again) / allowed, {
    note: `${held.length} articles; ${note(again)}`,
    figures: { start, samples: again },
  });
};
