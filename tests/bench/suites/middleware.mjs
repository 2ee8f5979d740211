import { prepareStories } from '../corpus/stories.mjs';
import { articleAddresses, listAddresses } from '../harness/addresses.mjs';
import { assertList, assertStory } from '../harness/content.mjs';
import { duel } from '../harness/duel.mjs';
import { rates } from '../harness/report.mjs';
import { publishAsBefore, startStrapi } from '../harness/strapi.mjs';
import { configured, newsroom } from '../settings.mjs';

/** The newsroom as a middleware behind an operator's own, beside a bare server with the same answers. */
export const measure = async (bench) => {
  const { database, notes } = await prepareStories(bench);
  const strapi = await startStrapi('middleware', {
    database,
    settings: configured(newsroom.middleware),
    hasOperator: true,
  });
  await publishAsBefore(strapi, notes.stories[0]);
  const articles = articleAddresses(notes.stories);
  const lists = listAddresses();
  await assertStory(strapi.origin, notes.stories[10].slug);
  for (const path of lists) await assertList(strapi.origin, path);

  for (const [name, paths] of Object.entries({ article: articles, list: lists })) {
    for (const isConditional of [false, true]) {
      const id = `middleware.${name}${isConditional ? '-304' : ''}`;
      const figures = await duel(bench, strapi, { paths, isConditional });
      if (!figures) {
        bench.results.skip(id, 'the answers have no ETag');
        continue;
      }
      const { newsroom: ours, bare: floor } = figures;
      bench.results.add(id, ours.requestsPerSecond / floor.requestsPerSecond, {
        note: rates(ours, floor),
        figures,
      });
    }
  }
};
