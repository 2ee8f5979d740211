import { prepareCorpus } from '../harness/corpus.mjs';
import { startStrapi } from '../harness/strapi.mjs';
import { tables } from '../settings.mjs';
import { dialects, fillTable } from './dialects.mjs';

const MADE_BY = ['corpus/board.mjs', 'child/furniture.cjs'];

/** Twenty languages beside the source's. */
export const LOCALES = [
  ...['tr', 'ar', 'id', 'fr', 'de', 'es', 'pt', 'ru', 'zh-Hans', 'zh-Hant'],
  ...['hi', 'ur', 'fa', 'ha', 'sw', 'bs', 'sq', 'mk', 'sr', 'ja'],
];

const APART_MS = 30_000;
/** One in so many. */
const RARELY = { breaking: 97, assigned: 23, named: 50 };

/** Numbers that are in no order, the same on each run. */
const mixed = (of, n) => `((${n} * 2654435761 + ${of} * 40503) % 1000)`;

/** The share of each state in a thousand cells; one of them is rare. */
const stateOf = (n, locale) => {
  const dice = mixed(`(${locale} + 1)`, n);
  return `CASE WHEN ${locale} = 0 THEN 'source'
    WHEN ${dice} < 1 THEN 'owing-correction' WHEN ${dice} < 40 THEN 'in-progress'
    WHEN ${dice} < 50 THEN 'in-review' WHEN ${dice} < 120 THEN 'outdated'
    WHEN ${dice} < 300 THEN 'current' WHEN ${dice} < 700 THEN 'fallback-only'
    ELSE 'missing' END`;
};

/** Sections take turns. */
const shelfOf = (n, sections) =>
  `CASE ${n} % ${sections.length} ${sections.map((id, at) => `WHEN ${at} THEN '${id}'`).join(' ')} END`;

const cellsSql = (dialect, { count, sections, now }) => {
  const codes = ['en', ...LOCALES].map((code, at) => `WHEN ${at} THEN '${code}'`).join(' ');
  const [doc, locale] = ['((n - 1) / 21 + 1)', '((n - 1) % 21)'];
  return `INSERT INTO ${tables.boardCells}
      (document_id, locale, entity, shelf, urgency, state, is_outdated, changed_ms, assignee)
    ${dialect.series(count * 21)}
    SELECT ${dialect.id(doc)}, CASE ${locale} ${codes} END, 'article', ${shelfOf(doc, sections)},
      CASE WHEN ${doc} % ${RARELY.breaking} = 0 THEN 'breaking' ELSE 'normal' END,
      ${stateOf(doc, locale)}, ${dialect.isFalse}, ${now} - (${count} - ${doc}) * ${APART_MS},
      CASE WHEN ${locale} > 0 AND n % ${RARELY.assigned} = 0
        THEN 'translator ' || (n % ${RARELY.named}) END
    FROM numbers`;
};

export const countsSql = `INSERT INTO ${tables.boardCounts} (entity, shelf, locale, urgency, state, cells)
  SELECT entity, shelf, locale, urgency, state, count(*) FROM ${tables.boardCells}
  GROUP BY entity, shelf, locale, urgency, state`;

const draftsSql = (dialect, locale, { count, now }) =>
  `INSERT INTO ${tables.articles} (document_id, locale, headline, slug, created_at, updated_at)
   ${dialect.series(count)}
   SELECT ${dialect.id('n')}, '${locale}', 'Bench story ' || n, '${locale}-bench-' || n, ${now}, ${now}
   FROM numbers`;

const fill = async (database, count) => {
  const strapi = await startStrapi('board', { database });
  const { sections } = await strapi
    .command('fill', { stories: 0, paragraphs: 1 })
    .finally(() => strapi.stop());
  const dialect = dialects.sqlite;
  const connection = await dialect.open(database);
  try {
    const now = Date.now();
    for (const [at, code] of LOCALES.entries()) {
      if (code === 'tr') continue;
      await connection.run(
        `INSERT INTO i18n_locale (document_id, code, name) VALUES ('locale${at}', '${code}', '${code}')`
      );
    }
    // One section is below another.
    const links = JSON.stringify({ parent: [sections[0]] });
    await connection.run(
      `UPDATE newsroom_sections SET links = '${links}' WHERE document_id = '${sections[1]}'`
    );
    await fillTable(dialect, connection, tables.articles, [
      draftsSql(dialect, 'en', { count, now }),
      draftsSql(dialect, 'tr', { count, now }),
    ]);
    await connection.run(`DELETE FROM ${tables.boardCounts}`);
    await fillTable(dialect, connection, tables.boardCells, [
      cellsSql(dialect, { count, sections, now }),
    ]);
    await connection.run(countsSql);
    return { count, sections, now };
  } finally {
    await connection.close();
  }
};

/** A board of `count` stories in a source and twenty languages, written straight into its tables. */
export const prepareBoard = ({ count }) =>
  prepareCorpus({ engine: 'sqlite', name: `board-${count}`, madeBy: MADE_BY }, (database) =>
    fill(database, count)
  );
