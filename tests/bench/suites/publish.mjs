import { prepareStories } from '../corpus/stories.mjs';
import { engines } from '../harness/databases.mjs';
import { median } from '../harness/median.mjs';
import { round } from '../harness/report.mjs';
import { startStrapi } from '../harness/strapi.mjs';

/** Publications before those that count: the engine of JavaScript compiles, caches fill. */
const WARM_UP = 10;
const BATCH = 2;
const FIRST_NUMBER = 100_000;

/** Two databases with the same drafts, ready to be published. */
const prepareDrafts = async (engine, count, stories) => {
  const { database, notes } = await prepareStories({ stories, engine });
  const names = ['publish-newsroom', 'publish-stock'];
  await engines[engine].copy(database, names[0]);
  const strapi = await startStrapi('drafts', { engine, database: names[0] });
  const documentIds = await strapi.command('drafts', { from: FIRST_NUMBER, count, things: notes });
  await strapi.stop();
  await engines[engine].copy(names[0], names[1]);
  return { names, documentIds };
};

/** Both publish the same documents, a few at a time in turn. */
const publishInTurn = async (contestants, documentIds) => {
  const durations = Object.fromEntries(Object.keys(contestants).map((name) => [name, []]));
  for (let start = 0; start < documentIds.length; start += BATCH) {
    const batch = documentIds.slice(start, start + BATCH);
    for (const [name, strapi] of Object.entries(contestants)) {
      const took = await strapi.command('publish', { documentIds: batch });
      if (start >= WARM_UP) durations[name].push(...took);
    }
  }
  return durations;
};

const report = (results, id, { newsroom, stock }) => {
  const [ours, theirs] = [median(newsroom), median(stock)];
  results.add(id, ours / theirs, {
    note: `median ${round(ours)} ms ÷ ${round(theirs)} ms`,
    figures: { newsroom, stock },
  });
};

/** Publishing through the document service, with the newsroom's hooks and without any of them. */
export const measure = async ({ engines: available, publications, results }) => {
  for (const engine of available) {
    const { names, documentIds } = await prepareDrafts(engine, publications + WARM_UP, 40);
    const contestants = {
      newsroom: await startStrapi('publish-newsroom', { engine, database: names[0] }),
      stock: await startStrapi('publish-stock', { engine, database: names[1], isStock: true }),
    };
    const first = await publishInTurn(contestants, documentIds);
    report(results, `publish.first-${engine}`, first);

    for (const strapi of Object.values(contestants)) {
      await strapi.command('edit', { documentIds, dek: 'Edited after its first publication.' });
    }
    report(results, `publish.again-${engine}`, await publishInTurn(contestants, documentIds));
    for (const strapi of Object.values(contestants)) await strapi.stop();
  }
};
