import { prepareStories } from '../corpus/stories.mjs';
import { engines } from '../harness/databases.mjs';
import { median } from '../harness/median.mjs';
import { countByCaller } from '../harness/queries.mjs';
import { round } from '../harness/report.mjs';
import { startStrapi } from '../harness/strapi.mjs';

/** Publications before those that count: the engine of JavaScript compiles, caches fill. */
const WARM_UP = 10;
const BATCH = 2;
const FIRST_NUMBER = 100_000;
const RECORDED = 4;

/** Two databases with the same drafts, ready to be published. */
const prepareDrafts = async (engine, count) => {
  const { database, notes } = await prepareStories({ stories: 40, engine });
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

/** What one more publication asks of the database, and who asks. */
const recordQueries = async (contestants, documentIds) => {
  const recorded = {};
  for (const [name, strapi] of Object.entries(contestants)) {
    const [, ...runs] = await strapi.command('publish-recorded', { documentIds });
    recorded[name] = {
      queries: median(runs.map(({ queries }) => queries.length)),
      byCaller: countByCaller(runs.map(({ queries }) => queries)),
    };
  }
  return recorded;
};

const reportTimes = (results, id, { newsroom, stock }) => {
  const [ours, theirs] = [median(newsroom), median(stock)];
  results.add(id, ours / theirs, {
    note: `median ${round(ours)} ms ÷ ${round(theirs)} ms`,
    figures: { newsroom, stock },
  });
};

const measureOn = async (engine, { publications, results }) => {
  const { names, documentIds } = await prepareDrafts(engine, publications + WARM_UP);
  const contestants = {
    newsroom: await startStrapi('publish-newsroom', { engine, database: names[0] }),
    stock: await startStrapi('publish-stock', { engine, database: names[1], isStock: true }),
  };
  const edit = async (dek) => {
    for (const strapi of Object.values(contestants)) {
      await strapi.command('edit', { documentIds, dek });
    }
  };
  const first = await publishInTurn(contestants, documentIds);
  reportTimes(results, `publish.first-${engine}`, first);
  await edit('Edited after its first publication.');
  reportTimes(results, `publish.again-${engine}`, await publishInTurn(contestants, documentIds));

  await edit('Edited once more.');
  const figures = await recordQueries(contestants, documentIds.slice(0, RECORDED));
  const { newsroom, stock } = figures;
  results.tell(
    `publish.queries-${engine}`,
    `queries of one publication, ${engine}`,
    newsroom.queries,
    {
      note: `${stock.queries} in stock Strapi; who asks is in the JSON`,
      figures,
    }
  );
  for (const strapi of Object.values(contestants)) await strapi.stop();
};

/** Publishing through the document service, with the newsroom's hooks and without any of them. */
export const measure = async (bench) => {
  for (const engine of bench.engines) await measureOn(engine, bench);
};
