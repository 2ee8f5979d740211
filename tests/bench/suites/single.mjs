import { prepareStories } from '../corpus/stories.mjs';
import { articleAddresses } from '../harness/addresses.mjs';
import { recordAnswers } from '../harness/answers.mjs';
import { startBare } from '../harness/bare.mjs';
import { assertSameAnswers, assertStory } from '../harness/content.mjs';
import { contest } from '../harness/contest.mjs';
import { round } from '../harness/report.mjs';
import { startStrapi } from '../harness/strapi.mjs';
import { configured, newsroom } from '../settings.mjs';

/** What one reader waits for a hot article when nobody else asks. */
export const measure = async (bench) => {
  const { database, notes } = await prepareStories(bench);
  const strapi = await startStrapi('front', { database, settings: configured(newsroom.front) });
  await assertStory(strapi.origin, notes.stories[10].slug);
  const paths = articleAddresses(notes.stories);
  const recorded = await recordAnswers(strapi.origin, paths);
  const bare = await startBare('http', recorded);
  await assertSameAnswers(bare.origin, recorded);

  const contestants = { newsroom: strapi, bare };
  const figures = await contest(bench, contestants, recorded, { paths, connections: 1 });
  const [ours, floor] = [figures.newsroom.latency.p50, figures.bare.latency.p50];
  bench.results.add('single.article', ours / floor, {
    note: `median ${round(ours)} ms ÷ ${round(floor)} ms`,
    figures,
  });
};
