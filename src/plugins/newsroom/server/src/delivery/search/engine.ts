import type { Knex } from 'knex';
import type { EntryWords } from './index-words';
import type { SearchEntry, SearchQuestion } from './port';
import type { Match } from './rank';

/** A table of the plugin's own, no content type: Strapi's schema sync leaves it alone. */
export const TABLE = 'newsroom_search';

export type Key = Pick<SearchEntry, 'documentId' | 'locale'>;

export interface IndexRow {
  document_id: string;
  locale: string;
  published_ms: number;
  from_ms: number;
  until_ms: number;
  words: EntryWords;
}

/** Must be there: codes that follow each other; the last may be the beginning of one. */
export interface CodedTerm {
  codes: readonly string[];
  isPrefix: boolean;
}

/** What differs between databases. `knex` is the transaction to work in. */
export interface SearchEngine {
  open(knex: Knex): Promise<void>;
  /** Rows in the order of their keys, no key twice, at most a few hundred. */
  put(knex: Knex, rows: readonly IndexRow[]): Promise<void>;
  remove(knex: Knex, keys: readonly Key[]): Promise<void>;
  /** The newest MAX_RANKED visible matches of all terms, in any order. */
  match(knex: Knex, terms: readonly CodedTerm[], question: SearchQuestion): Promise<Match[]>;
}

export interface RawMatch {
  document_id: string;
  locale: string;
  /** A string where the driver does not trust itself with big integers. */
  published_ms: number | string;
  relevance: number;
}

export const toMatch = (row: RawMatch): Match => ({
  documentId: row.document_id,
  locale: row.locale,
  publishedMs: Number(row.published_ms),
  relevance: row.relevance,
});

/** The delivery wall, for the index. */
export const whereVisible = (
  query: Knex.QueryBuilder,
  { locales, nowMs }: SearchQuestion,
  table: string
): Knex.QueryBuilder =>
  query
    .whereIn(`${table}.locale`, [...locales])
    .where(`${table}.from_ms`, '<=', nowMs)
    .where(`${table}.until_ms`, '>', nowMs);

export const whereKeys = (query: Knex.QueryBuilder, keys: readonly Key[]): Knex.QueryBuilder =>
  query.whereIn(
    ['document_id', 'locale'],
    keys.map(({ documentId, locale }) => [documentId, locale])
  );
