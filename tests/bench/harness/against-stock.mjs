import { prepareStories } from '../corpus/stories.mjs';
import { addresses, configured } from '../settings.mjs';
import { articleAddresses } from './addresses.mjs';
import { assertStockStory, assertStory } from './content.mjs';
import { rates } from './report.mjs';
import { interleave } from './rounds.mjs';
import { startStrapi } from './strapi.mjs';

const COUNT = 200;

/** The same 200 articles through the newsroom under `settings` and through stock Strapi's REST. */
export const compareWithStock = async (bench, id, settings) => {
  const { database, notes } = await prepareStories(bench);
  const server = await startStrapi('newsroom', { database, settings: configured(settings) });
  const stock = await startStrapi('stock', { database, isStock: true });
  const stories = notes.stories.slice(0, COUNT);
  for (const { slug } of stories.slice(10, 15)) {
    await assertStory(server.origin, slug);
    await assertStockStory(stock.origin, slug);
  }
  const figures = await interleave(
    bench.loader,
    {
      newsroom: {
        server,
        requests: articleAddresses(stories).map((path) => ({ path })),
      },
      stock: {
        server: stock,
        requests: stories.map(({ slug }) => ({ path: addresses.stockArticle(slug) })),
      },
    },
    { connections: 50, ...bench.timing }
  );
  const { newsroom: ours, stock: theirs } = figures;
  bench.results.add(id, ours.requestsPerSecond / theirs.requestsPerSecond, {
    note: rates(ours, theirs),
    figures,
  });
};
