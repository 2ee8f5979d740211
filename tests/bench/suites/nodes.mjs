import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { prepareStories } from '../corpus/stories.mjs';
import { ask } from '../harness/answers.mjs';
import { engines } from '../harness/databases.mjs';
import { quantile } from '../harness/median.mjs';
import { round } from '../harness/report.mjs';
import { startStrapi } from '../harness/strapi.mjs';
import { addresses } from '../settings.mjs';

const ID = 'nodes.p99';
const PUBLICATIONS = 120;
const FIRST_NUMBER = 200_000;
const PAUSE_MS = 10;
const GIVEN_UP_MS = 10_000;

/** How long after its publication a node shows a new dek of a story that it had shown before. */
const waitUntilShown = async ({ origin }, path, dek) => {
  const started = performance.now();
  for (;;) {
    const { status, body } = await ask(origin + path);
    if (status === 200 && JSON.parse(body.toString('utf8')).data.dek === dek) {
      return performance.now() - started;
    }
    if (performance.now() - started > GIVEN_UP_MS) {
      throw new Error(`another node does not show ${path} after ${GIVEN_UP_MS} ms`);
    }
    await pause(PAUSE_MS);
  }
};

/**
 * Stories are published on one node while another one, which holds them in memory, is asked for them.
 * The clock starts when the publication has returned.
 */
export const measure = async ({ engines: available, results }) => {
  if (!available.includes('postgres')) {
    results.skip(ID, 'no PostgreSQL answers');
    return;
  }
  const engine = 'postgres';
  const { database, notes } = await prepareStories({ stories: 40, engine });
  await engines[engine].copy(database, 'nodes');
  const here = await startStrapi('node-here', { engine, database: 'nodes' });
  const there = await startStrapi('node-there', { engine, database: 'nodes' });
  const stories = await here.command('published-drafts', {
    from: FIRST_NUMBER,
    count: 30,
    things: notes,
  });

  const delays = [];
  for (let number = 0; number < PUBLICATIONS; number += 1) {
    const { documentId, slug } = stories[number % stories.length];
    const path = addresses.article(slug);
    const dek = `Edition ${number} of this story.`;
    await ask(there.origin + path);
    await here.command('edit', { documentIds: [documentId], dek });
    await here.command('publish', { documentIds: [documentId] });
    delays.push(await waitUntilShown(there, path, dek));
  }
  const [median, p99] = [quantile(delays, 0.5), quantile(delays, 0.99)];
  results.add(ID, p99, {
    note: `median ${round(median)} ms, ${PUBLICATIONS} publications`,
    figures: { delays },
  });
};
