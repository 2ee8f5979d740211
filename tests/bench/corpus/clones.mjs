import { prepareCorpus } from '../harness/corpus.mjs';
import { startStrapi } from '../harness/strapi.mjs';
import { tables } from '../settings.mjs';
import { dialects, fillTable } from './dialects.mjs';

const MADE_BY = ['corpus/clones.mjs'];

/** All columns of a table but its own key. */
export const columnsOf = async ({ all }, table, engine) => {
  const rows =
    engine === 'sqlite'
      ? await all(`SELECT name FROM pragma_table_info('${table}')`)
      : await all(`SELECT column_name AS name FROM information_schema.columns
                   WHERE table_name = '${table}'`);
  return rows.map(({ name }) => name).filter((name) => name !== 'id');
};

const clonesSql = (dialect, columns, { documentId, count }) => {
  const values = columns.map((name) => {
    if (name === 'document_id') return dialect.id('n');
    if (name === 'slug' || name === 'headline') return `${name} || '-' || n`;
    return `original.${name}`;
  });
  return `INSERT INTO ${tables.articles} (${columns.join(', ')})
    ${dialect.series(count)}
    SELECT ${values.join(', ')} FROM numbers, ${tables.articles} AS original
    WHERE original.document_id = '${documentId}'`;
};

const permalinksSql = (dialect, { slug, count }) =>
  `INSERT INTO ${tables.permalinks} (document_id, entity, language, slug, target, state)
   ${dialect.series(count)}
   SELECT 'p' || ${dialect.id('n')}, 'article', 'en', '${slug}-' || n, ${dialect.id('n')}, 'live'
   FROM numbers`;

const fill = async (engine, database, count) => {
  const strapi = await startStrapi('clones', { engine, database });
  const { stories } = await strapi.command('fill', { stories: 5, locales: ['en'] });
  await strapi.stop();
  const { documentId, slug } = stories.at(-1);
  const dialect = dialects[engine];
  const connection = await dialect.open(database);
  try {
    const columns = await columnsOf(connection, tables.articles, engine);
    await fillTable(dialect, connection, tables.articles, [
      clonesSql(dialect, columns, { documentId, count }),
    ]);
    await fillTable(dialect, connection, tables.permalinks, [
      permalinksSql(dialect, { slug, count }),
    ]);
    return { count: count + stories.length };
  } finally {
    await connection.close();
  }
};

/** Many published articles with their drafts and links: copies of one that was really published. */
export const prepareClones = ({ engine = 'sqlite', count }) =>
  prepareCorpus({ engine, name: `clones-${count}`, madeBy: MADE_BY }, (database) =>
    fill(engine, database, count)
  );
