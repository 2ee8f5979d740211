import { prepareCorpus } from '../harness/corpus.mjs';
import { startStrapi } from '../harness/strapi.mjs';
import { STOCK_PERMISSIONS } from '../settings.mjs';

/** A newsroom with published stories in two languages, written through the document service. */
export const prepareStories = ({ stories, engine = 'sqlite' }) =>
  prepareCorpus({ engine, name: `stories-${stories}` }, async (database) => {
    const strapi = await startStrapi('corpus', { engine, database });
    try {
      await strapi.command('allow-public', { actions: STOCK_PERMISSIONS });
      return await strapi.command('fill', { stories });
    } finally {
      await strapi.stop();
    }
  });
