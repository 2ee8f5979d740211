import { prepareCorpus } from '../harness/corpus.mjs';
import { startStrapi } from '../harness/strapi.mjs';

const MADE_BY = ['corpus/segments.cjs', 'child/furniture.cjs', 'child/commands/fill-memory.cjs'];
/** Segments of one command to the child. */
const AT_ONCE = 20_000;

const fill = async (database, segments) => {
  const strapi = await startStrapi('matches', { database });
  try {
    await strapi.command('fill', { stories: 0, paragraphs: 1 });
    for (let from = 0; from < segments; from += AT_ONCE) {
      await strapi.command('fill-memory', { from, to: Math.min(from + AT_ONCE, segments) });
    }
    return { segments };
  } finally {
    await strapi.stop();
  }
};

/** A translation memory of so many segments, filled through its service. */
export const prepareTranslationMemory = ({ segments }) =>
  prepareCorpus({ engine: 'sqlite', name: `matches-${segments}`, madeBy: MADE_BY }, (database) =>
    fill(database, segments)
  );
