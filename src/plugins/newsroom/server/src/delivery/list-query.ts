import type { Knex } from 'knex';
import { EDITION, MENTION } from '../constants';
import type { Database } from '../database';
import type { StoredEdition } from './edition';
import { readEdition, type RawEdition } from './edition-store';
import type { Position } from './cursor';
import { whereLive } from './where-live';

/** Which live articles a list holds. */
export interface ListFilter {
  /** Locales in order of preference: a story appears in the first one in which it is live. */
  locales: readonly string[];
  nowMs: number;
  /** Things under all of which it must be listed, the one with the fewest stories first. */
  things: readonly string[];
  kind?: string;
  since?: Date;
  until?: Date;
}

interface Listed {
  documentId: string;
  locale: string;
  at: number;
}

type Raw = { document_id: string; locale: string; published_ms: number | string };

const byNewest = (a: Listed, b: Listed): number =>
  b.at - a.at || (a.documentId < b.documentId ? 1 : -1);

/**
 * Lists of live editions, newest first, by keyset over one index: a page costs the same at any depth
 * and in any number of editions. Locales of a chain are read one by one and merged.
 */
export const createListQuery = ({ database }: { database: Database }) => {
  const sameEdition = (query: Knex.QueryBuilder): Knex.QueryBuilder =>
    query
      .whereRaw('?? = ??', ['b.document_id', 'a.document_id'])
      .whereRaw('?? = ??', ['b.locale', 'a.locale']);

  /** What a list is, but for when: read from the index of its narrowest thing, or from the editions. */
  const matching = async (
    { things, kind, since, until, locales, nowMs }: ListFilter,
    locale: string,
    from: typeof EDITION | typeof MENTION
  ): Promise<{ query: Knex.QueryBuilder }> => {
    const knex = await database.knex();
    const { query } = await database.table(from, 'a');
    const one = (uid: string): Knex.QueryBuilder =>
      sameEdition(knex(`${database.nameOf(uid)} as b`).select(knex.raw('1')));

    void query.where('a.locale', locale);
    const [first, ...others] = things;
    if (from === MENTION) void query.where({ 'a.thing': first, 'a.is_listed': true });
    for (const thing of from === MENTION ? others : things) {
      void query.whereExists(one(MENTION).where({ 'b.thing': thing, 'b.is_listed': true }));
    }
    if (kind !== undefined && from === EDITION) void query.where('a.kind', kind);
    if (kind !== undefined && from === MENTION) {
      void query.whereExists(one(EDITION).where('b.kind', kind));
    }
    if (since) void query.where('a.published_ms', '>=', since.getTime());
    if (until) void query.where('a.published_ms', '<', until.getTime());

    const preferred = locales.slice(0, locales.indexOf(locale));
    if (preferred.length > 0) {
      void query.whereNotExists(
        whereLive(
          knex(`${database.nameOf(EDITION)} as b`)
            .select(knex.raw('1'))
            .whereRaw('?? = ??', ['b.document_id', 'a.document_id'])
            .whereIn('b.locale', preferred),
          'b',
          nowMs
        )
      );
    }
    return { query };
  };

  const listIn = async (
    filter: ListFilter,
    locale: string,
    limit: number,
    after: Position | null
  ): Promise<Listed[]> => {
    const from = filter.things.length > 0 ? MENTION : EDITION;
    const { query } = await matching(filter, locale, from);
    void whereLive(query, 'a', filter.nowMs);
    if (after) {
      // Not as one row comparison: MySQL would not use the index for it.
      void query
        .where('a.published_ms', '<=', after.at)
        .where((or) =>
          or.where('a.published_ms', '<', after.at).orWhere('a.document_id', '<', after.documentId)
        );
    }
    const rows: Raw[] = await query
      .select('a.document_id', 'a.locale', 'a.published_ms')
      .orderBy([
        { column: 'a.published_ms', order: 'desc' },
        { column: 'a.document_id', order: 'desc' },
      ])
      .limit(limit);
    return rows.map((row) => ({
      documentId: row.document_id,
      locale: row.locale,
      at: Number(row.published_ms),
    }));
  };

  const load = async (listed: readonly Listed[]): Promise<(StoredEdition & Listed)[]> => {
    const found = new Map<string, StoredEdition>();
    for (const locale of new Set(listed.map((item) => item.locale))) {
      const ids = listed.filter((item) => item.locale === locale).map((item) => item.documentId);
      const { query } = await database.table(EDITION);
      const rows: RawEdition[] = await query
        .where({ locale })
        .whereIn('document_id', ids)
        .select('document_id', 'locale', 'slug', 'document', 'seq');
      for (const row of rows) found.set(`${row.document_id} ${locale}`, readEdition(row));
    }
    return listed.flatMap((item) => {
      const edition = found.get(`${item.documentId} ${item.locale}`);
      return edition ? [{ ...edition, ...item }] : [];
    });
  };

  return {
    /** Up to `limit` editions behind `after`. */
    async page(
      filter: ListFilter,
      limit: number,
      after: Position | null
    ): Promise<(StoredEdition & { at: number })[]> {
      const pages: Listed[] = [];
      for (const locale of filter.locales) {
        pages.push(...(await listIn(filter, locale, limit, after)));
      }
      return load(pages.sort(byNewest).slice(0, limit));
    },

    /** Editions by key, live or not, in the order given. */
    async editions(keys: readonly { documentId: string; locale: string }[]) {
      return load(keys.map((key) => ({ ...key, at: 0 })));
    },

    /** When the next embargo of what the list would hold ends; null: none is known. */
    async nextLift(filter: ListFilter): Promise<number | null> {
      const lifts: number[] = [];
      for (const locale of filter.locales) {
        const { query } = await matching(filter, locale, EDITION);
        const row: { at: number | string | null } | undefined = await query
          .where('a.from_ms', '>', filter.nowMs)
          .min('a.from_ms as at')
          .first();
        if (row?.at) lifts.push(Number(row.at));
      }
      return lifts.length === 0 ? null : Math.min(...lifts);
    },
  };
};

export type ListQuery = ReturnType<typeof createListQuery>;
