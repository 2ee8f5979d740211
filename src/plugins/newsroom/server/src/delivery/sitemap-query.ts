import type { Knex } from 'knex';
import { EDITION } from '../constants';
import type { SitemapEntry } from '../contracts/sitemaps';
import type { Database } from '../database';
import type { Position } from './cursor';
import { whereLive, whereNearlyAllLive } from './where-live';

/** Editions of a locale that search engines may know, as of an instant. */
export interface SitemapScope {
  locale: string;
  nowMs: number;
}

/** A story and its place in the order of first publication. */
type Row = Omit<SitemapEntry, 'versions'> & Position;

type RawRow = {
  document_id: string;
  path: string;
  published_ms: number | string;
  modified_ms: number | string;
};

const toRow = (row: RawRow): Row => ({
  documentId: row.document_id,
  at: Number(row.published_ms),
  path: row.path,
  modifiedMs: Number(row.modified_ms),
});

/**
 * Editions in the order of their first publication, the oldest first: what a page holds then stays,
 * and only the last page grows. Where a page begins is found by one index, which holds all that is
 * asked there; addresses are read a batch at a time.
 */
export const createSitemapQuery = ({ database }: { database: Database }) => {
  const listed = async ({ locale, nowMs }: SitemapScope): Promise<{ query: Knex.QueryBuilder }> => {
    const { query } = await database.table(EDITION, 'a');
    const isLive = database.engine() === 'sqlite' ? whereLive : whereNearlyAllLive;
    void isLive(query.where({ 'a.locale': locale, 'a.is_indexed': true }), 'a', nowMs);
    return { query };
  };

  const between = async (
    scope: SitemapScope,
    after: Position | null,
    last: Position | null
  ): Promise<{ query: Knex.QueryBuilder }> => {
    const { query } = await listed(scope);
    // Not as row comparisons: MySQL would not use the index for them.
    if (after) {
      void query
        .where('a.published_ms', '>=', after.at)
        .where((or) =>
          or.where('a.published_ms', '>', after.at).orWhere('a.document_id', '>', after.documentId)
        );
    }
    if (last) {
      void query
        .where('a.published_ms', '<=', last.at)
        .where((or) =>
          or.where('a.published_ms', '<', last.at).orWhere('a.document_id', '<=', last.documentId)
        );
    }
    return { query };
  };

  const inOrder = async (
    scope: SitemapScope,
    after: Position | null
  ): Promise<{ query: Knex.QueryBuilder }> => {
    const { query } = await between(scope, after, null);
    void query.orderBy([{ column: 'a.published_ms' }, { column: 'a.document_id' }]);
    return { query };
  };

  /** The last story of a full page behind `after`; null when there are fewer than `size`. */
  const lastOfPage = async (
    scope: SitemapScope,
    after: Position | null,
    size: number
  ): Promise<Position | null> => {
    const { query } = await inOrder(scope, after);
    const row: RawRow | undefined = await query
      .offset(size - 1)
      .first('a.document_id', 'a.published_ms');
    return row ? { documentId: row.document_id, at: Number(row.published_ms) } : null;
  };

  return {
    lastOfPage,

    /** How many stories stand behind `after`, up to `last`, and when the newest change of them was. */
    async summary(
      scope: SitemapScope,
      after: Position | null,
      last: Position | null
    ): Promise<{ count: number; modifiedMs: number }> {
      const { query } = await between(scope, after, last);
      const row = await query.count('* as count').max('a.modified_ms as newest').first();
      return { count: Number(row?.count ?? 0), modifiedMs: Number(row?.newest ?? 0) };
    },

    async batch(scope: SitemapScope, after: Position | null, limit: number): Promise<Row[]> {
      const { query } = await inOrder(scope, after);
      const rows: RawRow[] = await query
        .select('a.document_id', 'a.path', 'a.published_ms', 'a.modified_ms')
        .limit(limit);
      return rows.map(toRow);
    },

    /** Live versions of these stories in these locales, by document id. */
    async versions(
      documentIds: readonly string[],
      locales: readonly string[],
      nowMs: number
    ): Promise<Map<string, SitemapEntry['versions']>> {
      const { query } = await database.table(EDITION, 'a');
      const rows: { document_id: string; locale: string; path: string }[] = await whereLive(
        query
          .whereIn('a.document_id', [...documentIds])
          .whereIn('a.locale', [...locales])
          .where('a.is_indexed', true),
        'a',
        nowMs
      ).select('a.document_id', 'a.locale', 'a.path');
      const place = new Map(locales.map((locale, index) => [locale, index]));
      const found = new Map<string, SitemapEntry['versions']>();
      for (const { document_id: id, locale, path } of rows) {
        found.set(id, [...(found.get(id) ?? []), { locale, path }]);
      }
      for (const versions of found.values()) {
        versions.sort((a, b) => (place.get(a.locale) ?? 0) - (place.get(b.locale) ?? 0));
      }
      return found;
    },

    /** First published after an instant, the newest first. */
    async since(scope: SitemapScope, afterMs: number, limit: number): Promise<Row[]> {
      const { query } = await listed(scope);
      const rows: RawRow[] = await query
        .where('a.published_ms', '>', afterMs)
        .select('a.document_id', 'a.path', 'a.published_ms', 'a.modified_ms')
        .orderBy([
          { column: 'a.published_ms', order: 'desc' },
          { column: 'a.document_id', order: 'desc' },
        ])
        .limit(limit);
      return rows.map(toRow);
    },

    /** When the next edition of any locale appears or disappears by itself; null: none will. */
    async nextTurn(nowMs: number): Promise<number | null> {
      const { query } = await database.table(EDITION);
      const row: { at: number | string | null } | undefined = await query
        .where('turn_ms', '>', nowMs)
        .min('turn_ms as at')
        .first();
      return row?.at === null || row?.at === undefined ? null : Number(row.at);
    },
  };
};

export type SitemapQuery = ReturnType<typeof createSitemapQuery>;
