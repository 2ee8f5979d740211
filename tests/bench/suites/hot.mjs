import { prepareStories } from '../corpus/stories.mjs';
import { articleAddresses, listAddresses } from '../harness/addresses.mjs';
import { assertList, assertStory } from '../harness/content.mjs';
import { duel } from '../harness/duel.mjs';
import { rates, round } from '../harness/report.mjs';
import { publishAsBefore, startStrapi } from '../harness/strapi.mjs';
import { configured, newsroom } from '../settings.mjs';

/** Hot articles and lists in front of Koa, beside a bare node:http server that gives the same answers. */
export const measure = async (bench) => {
  const { database, notes } = await prepareStories(bench);
  const strapi = await startStrapi('front', { database, settings: configured(newsroom.front) });
  await publishAsBefore(strapi, notes.stories[0]);
  const articles = articleAddresses(notes.stories);
  const lists = listAddresses();
  await assertStory(strapi.origin, notes.stories[10].slug);
  for (const path of lists) await assertList(strapi.origin, path);

  const cases = [
    ['article-random', articles],
    ['article-one', articles.slice(10, 11)],
    ['list-random', lists],
    ['list-one', lists.slice(15, 16)],
  ];
  for (const isConditional of [false, true]) {
    for (const [name, paths] of cases) {
      const id = `hot.${name}${isConditional ? '-304' : ''}`;
      report(bench.results, id, await duel(bench, strapi, { paths, isConditional }));
    }
  }
};

const report = (results, id, figures) => {
  if (!figures) {
    results.skip(id, 'the answers have no ETag');
    results.skip(`${id}-p99`, 'the answers have no ETag');
    return;
  }
  const { newsroom: ours, bare } = figures;
  results.add(id, ours.requestsPerSecond / bare.requestsPerSecond, {
    note: rates(ours, bare),
    figures,
  });
  results.add(`${id}-p99`, ours.latency.p99 / bare.latency.p99, {
    note: `${round(ours.latency.p99)} ms ÷ ${round(bare.latency.p99)} ms`,
  });
};
