import { prepareCorpus } from '../harness/corpus.mjs';
import { startStrapi } from '../harness/strapi.mjs';
import { tables } from '../settings.mjs';
import { countsSql } from './board.mjs';
import { columnsOf } from './clones.mjs';
import { dialects, fillTable } from './dialects.mjs';

const MADE_BY = ['corpus/newsrooms.mjs', 'corpus/board.mjs', 'child/furniture.cjs'];
/** Beside English and Turkish, which every corpus has: the Turkish words in other rows. */
const OTHERS = ['ar', 'id', 'fr'];

const HOUR_MS = 3_600_000;
/** Between two stories: ten thousand of them reach back seven months. */
const APART_MS = HOUR_MS / 2;
/** One story in so many. */
const RARELY = { breaking: 97, inReview: 20, missing: 3, outdated: 11 };

/**
 * The rows of one story, as many times as wanted; `changes` by column say what is not the same.
 *
 * @param wish.as a language that the story's Turkish is made into; left out: every language as it is
 */
const clonesSql = (dialect, columns, table, { documentId, count, changes, as }) => {
  const all = as ? { ...changes, locale: `'${as}'`, slug: `${changes.slug} || '-${as}'` } : changes;
  const values = columns.map((name) => all[name] ?? `original.${name}`);
  return `INSERT INTO ${table} (${columns.join(', ')}) ${dialect.series(count)}
    SELECT ${values.join(', ')}
    FROM (SELECT * FROM ${table}
      WHERE document_id = '${documentId}' ${as ? `AND locale = 'tr'` : ''}) AS original
    CROSS JOIN numbers`;
};

const plansSql = (dialect, { count, now }) => `INSERT INTO ${tables.plans}
    (document_id, locale, action, due_ms, zone, state, attempts, planned_ms, planned_by, last_error)
  ${dialect.series(count)}
  SELECT ${dialect.id('n')}, 'en', 'publish',
    ${now} + (CASE n % 4 WHEN 0 THEN 365 ELSE -365 END) * ${24 * HOUR_MS} + n * 1000, 'UTC',
    CASE n % 40 WHEN 0 THEN 'planned' WHEN 1 THEN 'failed' ELSE 'done' END, 1,
    ${now} - ${HOUR_MS}, 'bench', CASE n % 40 WHEN 1 THEN 'The slug is taken' END
  FROM numbers`;

const stagesSql = (dialect, { count, now }) => `INSERT INTO ${tables.stages}
    (document_id, locale, stage, changed_ms, changed_by, version)
  ${dialect.series(count)}
  SELECT ${dialect.id('n')}, 'en', 'in-review', ${now} - n * 1000, 'bench', 1
  FROM numbers WHERE n % ${RARELY.inReview} = 0`;

const fill = async (database, count) => {
  const strapi = await startStrapi('newsrooms', { database });
  const made = await strapi
    .command('locales', { codes: OTHERS })
    .then(() => strapi.command('fill', { stories: 1, paragraphs: 3, locales: ['en', 'tr'] }))
    .finally(() => strapi.stop());
  const [{ documentId }] = made.stories;
  const dialect = dialects.sqlite;
  const connection = await dialect.open(database);
  try {
    const now = Date.now();
    const [id, at] = [dialect.id('n'), `(${now} - n * ${APART_MS})`];
    const text = (name) => `original.${name} || '-' || n`;
    const rare = (share, yes, no) => `CASE WHEN n % ${share} = 0 THEN ${yes} ELSE ${no} END`;
    const urgency = rare(RARELY.breaking, `'breaking'`, `'normal'`);
    const changesOf = {
      [tables.articles]: { headline: text('headline'), slug: text('slug'), urgency },
      [tables.editions]: { slug: text('slug'), path: text('path'), published_ms: at },
      [tables.boardCells]: {
        ...{ urgency, changed_ms: at },
        state: `CASE WHEN original.state = 'source' THEN 'source'
          WHEN n % ${RARELY.missing} = 0 THEN 'missing'
          WHEN n % ${RARELY.outdated} = 0 THEN 'outdated' ELSE 'current' END`,
      },
    };
    for (const [table, changes] of Object.entries(changesOf)) {
      const wish = { documentId, count, changes: { ...changes, document_id: id } };
      const columns = await columnsOf(connection, table, 'sqlite');
      const languages = table === tables.boardCells ? [undefined] : [undefined, ...OTHERS];
      await fillTable(
        dialect,
        connection,
        table,
        languages.map((as) => clonesSql(dialect, columns, table, { ...wish, as }))
      );
    }
    await connection.run(`DELETE FROM ${tables.boardCounts}`);
    await connection.run(countsSql);
    await fillTable(dialect, connection, tables.plans, [plansSql(dialect, { count, now })]);
    await fillTable(dialect, connection, tables.stages, [stagesSql(dialect, { count, now })]);
    return { count };
  } finally {
    await connection.close();
  }
};

/**
 * A newsroom at work with `count` stories in five languages, drafts and published: copies of one that was
 * really written, with plans, stages and a board of their own. Written straight into the tables, so it is
 * for what reads them: the pages of the desk.
 */
export const prepareNewsroom = ({ count }) =>
  prepareCorpus({ engine: 'sqlite', name: `newsroom-${count}`, madeBy: MADE_BY }, (database) =>
    fill(database, count)
  );
