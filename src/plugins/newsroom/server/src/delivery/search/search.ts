import type { Knex } from 'knex';
import type { Database, Engine } from '../../database';
import { readSearchQuery } from '../../text/search-query';
import { encodeTerm } from './encode-term';
import type { IndexRow, SearchEngine } from './engine';
import { indexWords } from './index-words';
import { createSearchInspection } from './inspection';
import { createMysqlEngine } from './mysql';
import type { SearchEntry, SearchPort } from './port';
import { createPostgresEngine } from './postgres';
import { rank } from './rank';
import { createSqliteEngine } from './sqlite';

const ENGINES: Record<Engine, (parts: { database: Database }) => SearchEngine> = {
  sqlite: createSqliteEngine,
  postgres: createPostgresEngine,
  mysql: createMysqlEngine,
};

/** Rows a statement. */
const BATCH = 100;

const toRow = (entry: SearchEntry): IndexRow => ({
  document_id: entry.documentId,
  locale: entry.locale,
  published_ms: Math.floor(entry.publishedMs),
  from_ms: Math.ceil(entry.fromMs),
  until_ms: Math.ceil(entry.untilMs),
  words: indexWords(entry),
});

/** Each key once, the last one said; in one order on all nodes, so that none waits for another in a circle. */
const inOrder = <Item extends { documentId: string; locale: string }>(
  items: readonly Item[]
): Item[] => {
  const byKey = new Map(items.map((item) => [`${item.documentId} ${item.locale}`, item]));
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item);
};

function* batches<Item>(items: readonly Item[]): Generator<Item[]> {
  for (let start = 0; start < items.length; start += BATCH) {
    yield items.slice(start, start + BATCH);
  }
}

/** The index of words in the newsroom's own database. */
export const createSearch = ({ database }: { database: Database }): SearchPort => {
  let made: SearchEngine | null = null;
  const engine = (): SearchEngine => (made ??= ENGINES[database.engine()]({ database }));

  /** All or nothing: in the caller's transaction, or in one of its own. */
  const together = async (write: (knex: Knex) => Promise<void>): Promise<void> => {
    const knex = await database.knex();
    await (knex.isTransaction ? write(knex) : knex.transaction(write));
  };

  return {
    inspect: createSearchInspection({ database }),

    async open() {
      await engine().open(await database.knex());
    },

    async put(entries) {
      for (const batch of batches(inOrder(entries))) {
        const rows = batch.map(toRow);
        await together((knex) => engine().put(knex, rows));
      }
    },

    async remove(keys) {
      for (const batch of batches(inOrder(keys))) {
        await together((knex) => engine().remove(knex, batch));
      }
    },

    async find(question) {
      const terms = readSearchQuery(question.text).map(({ terms: words, isPrefix }) => ({
        codes: words.map(encodeTerm),
        isPrefix,
      }));
      if (terms.length === 0 || question.locales.length === 0) return [];
      const matches = await engine().match(await database.knex(), terms, question);
      return rank(matches, question.nowMs);
    },
  };
};
