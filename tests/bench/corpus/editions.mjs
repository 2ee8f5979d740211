import { prepareCorpus } from '../harness/corpus.mjs';
import { ask } from '../harness/answers.mjs';
import { startStrapi } from '../harness/strapi.mjs';
import { addresses, tables } from '../settings.mjs';
import { dialects, fillTable } from './dialects.mjs';
import { documentSql, readTemplate } from './edition-template.mjs';

const MADE_BY = ['corpus/editions.mjs', 'corpus/edition-template.mjs'];

/** Between two stories: a million of them reach back a year. */
const APART_MS = 30_000;

export const slugOf = (number) => `bench-story-${number}`;

const publishedMs = (count, youngest) => `(${youngest} - (${count} - n) * ${APART_MS})`;

const editionsSql = (dialect, template, names, { count, youngest }) => {
  const { kind, path, from_ms: from, until_ms: until, turn_ms: turn, seq } = template.row;
  const at = publishedMs(count, youngest);
  const values = { id: dialect.id('n'), slug: `'bench-story-' || n`, iso: dialect.iso(at) };
  return `INSERT INTO ${tables.editions}
      (document_id, locale, slug, kind, path, document,
       published_ms, modified_ms, is_indexed, from_ms, until_ms, turn_ms, is_live, seq)
    ${dialect.series(count)}
    SELECT ${values.id}, 'en', ${values.slug}, '${kind}',
      ${documentSql(path, names, values)},
      ${documentSql(template.document, names, values)},
      ${at}, ${at}, ${dialect.isTrue}, ${from}, ${until}, ${turn}, ${dialect.isTrue}, ${seq} FROM numbers`;
};

/** Sections take turns, so that each has a fifth of the stories; related stories are the next ones. */
const thingSql = (thing, dialect, { sections }) => {
  if (thing.startsWith('a-')) return `'a-' || ${dialect.id('(n + 1)')}`;
  if (thing !== `s-${sections[0]}`) return `'${thing}'`;
  const cases = sections.map((id, index) => `WHEN ${index} THEN 's-${id}'`).join(' ');
  return `CASE n % ${sections.length} ${cases} END`;
};

const mentionsSql = (dialect, { thing, isListed }, template, things, { count, youngest }) => {
  const { from_ms: from, until_ms: until } = template.row;
  return `INSERT INTO ${tables.mentions}
      (document_id, locale, thing, is_listed, published_ms, from_ms, until_ms)
    ${dialect.series(count)}
    SELECT ${dialect.id('n')}, 'en', ${thingSql(thing, dialect, things)},
      ${isListed ? dialect.isTrue : dialect.isFalse},
      ${publishedMs(count, youngest)}, ${from}, ${until} FROM numbers`;
};

const permalinksSql = (dialect, { count }) =>
  `INSERT INTO ${tables.permalinks} (document_id, entity, language, slug, target, state)
   ${dialect.series(count)}
   SELECT 'p' || ${dialect.id('n')}, 'article', 'en', 'bench-story-' || n, ${dialect.id('n')}, 'live'
   FROM numbers`;

/** One short story through the document service: what the others are made after. */
const writeFirstStory = async (engine, database) => {
  const strapi = await startStrapi('editions', { engine, database });
  try {
    const things = await strapi.command('fill', { stories: 1, paragraphs: 1, locales: ['en'] });
    const [story] = things.stories;
    const { body } = await ask(strapi.origin + addresses.article(story.slug));
    const { data } = JSON.parse(body.toString('utf8'));
    const names = { story, headline: data.headline, publishedAt: data.firstPublishedAt };
    return { things, names, answer: JSON.stringify(data) };
  } finally {
    await strapi.stop();
  }
};

/** It has served its purpose; between the others it would be one too many. */
const removeFirstStory = async ({ run }, { documentId }) => {
  for (const table of [tables.editions, tables.mentions]) {
    await run(`DELETE FROM ${table} WHERE document_id = '${documentId}'`);
  }
};

const fill = async (engine, database, count) => {
  const { things, names, answer } = await writeFirstStory(engine, database);
  const dialect = dialects[engine];
  const connection = await dialect.open(database);
  try {
    const template = await readTemplate(connection, { story: names.story, answer, things });
    const size = { count, youngest: Date.now() - 2 * 24 * 3_600_000 };
    await fillTable(dialect, connection, tables.editions, [
      editionsSql(dialect, template, names, size),
    ]);
    await fillTable(
      dialect,
      connection,
      tables.mentions,
      template.mentions.map((mention) => mentionsSql(dialect, mention, template, things, size))
    );
    await fillTable(dialect, connection, tables.permalinks, [permalinksSql(dialect, size)]);
    await removeFirstStory(connection, names.story);
    return { count, documentBytes: template.document.length, mentions: template.mentions.length };
  } finally {
    await connection.close();
  }
};

/**
 * A read model with `count` editions, written straight into its tables: the stories themselves are not
 * there. Stories are called `bench-story-1` (the oldest) to `bench-story-<count>`.
 */
export const prepareEditions = ({ engine, count }) =>
  prepareCorpus({ engine, name: `editions-${count}`, madeBy: MADE_BY }, (database) =>
    fill(engine, database, count)
  );
