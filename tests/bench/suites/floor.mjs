import { prepareStories } from '../corpus/stories.mjs';
import { articleAddresses } from '../harness/addresses.mjs';
import { recordAnswers } from '../harness/answers.mjs';
import { startBare } from '../harness/bare.mjs';
import { assertSameAnswers, assertStockStory, assertStory } from '../harness/content.mjs';
import { interleave } from '../harness/rounds.mjs';
import { round } from '../harness/report.mjs';
import { startStrapi } from '../harness/strapi.mjs';
import { addresses, configured, newsroom } from '../settings.mjs';

/** What everything else stands between: bare servers, the newsroom, and stock Strapi. */
export const measure = async ({ loader, timing, results, ...bench }) => {
  const { database, notes } = await prepareStories(bench);
  const front = await startStrapi('front', { database, settings: configured(newsroom.front) });
  const cold = await startStrapi('cold', { database, settings: configured(newsroom.cold) });
  const stock = await startStrapi('stock', { database, isStock: true });
  await assertStory(front.origin, notes.stories[10].slug);
  await assertStory(cold.origin, notes.stories[10].slug);
  await assertStockStory(stock.origin, notes.stories[10].slug);

  const articles = articleAddresses(notes.stories);
  const recorded = await recordAnswers(front.origin, articles);
  const http = await startBare('http', recorded);
  const koa = await startBare('koa', recorded);
  await assertSameAnswers(http.origin, recorded);
  await assertSameAnswers(koa.origin, recorded);

  const requests = articles.map((path) => ({ path }));
  const stockRequests = notes.stories
    .slice(0, 200)
    .map(({ slug }) => ({ path: addresses.stockArticle(slug) }));
  const contestants = {
    'bare node:http': { server: http, requests },
    'bare Koa': { server: koa, requests },
    'newsroom, hot': { server: front, requests },
    'newsroom, memory cache off': { server: cold, requests },
    'stock Strapi REST': { server: stock, requests: stockRequests },
  };
  for (const connections of [50, 1]) {
    const figures = await interleave(loader, contestants, { connections, ...timing });
    const floor = figures['bare node:http'].requestsPerSecond;
    for (const [
      name,
      { requestsPerSecond, latency, processorMicroseconds, rounds },
    ] of Object.entries(figures)) {
      const share = round(requestsPerSecond / floor);
      const times = `median ${round(latency.p50)} ms, p99 ${round(latency.p99)} ms`;
      results.tell(
        `floor.${name}-${connections}`,
        `${name}, connections: ${connections}, requests/s`,
        requestsPerSecond,
        {
          note: `${share} of bare; ${times}; processor ${round(processorMicroseconds)} µs a request`,
          figures: { latency, processorMicroseconds, rounds },
        }
      );
    }
  }
};
