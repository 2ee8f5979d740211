import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { ARTICLE } from '../constants';
import type { Position } from './cursor';

/** Which live articles a list holds. Document ids, not slugs; instants as Date. */
export interface ListFilter {
  /** Locales in order of preference: a story appears in the first one in which it is live. */
  locales: readonly string[];
  now: Date;
  sectionIds?: readonly string[];
  sourceId?: string;
  tag?: string;
  kind?: string;
  since?: Date;
  until?: Date;
}

export interface ListedRow {
  id: number;
  documentId: string;
  firstPublishedAt: Date;
}

type Raw = { id: number; document_id: string; first_published_at: Date | number | string };

const escapeLike = (text: string): string => text.replace(/[!%_]/g, (sign) => `!${sign}`);

/** The condition of the delivery wall (`publication/outcome`), as SQL. */
const whereLive = (query: Knex.QueryBuilder, alias: string, now: Date): Knex.QueryBuilder =>
  query
    .whereNotNull(`${alias}.published_at`)
    .where((or) =>
      or.whereNull(`${alias}.embargo_until`).orWhere(`${alias}.embargo_until`, '<=', now)
    )
    .where((or) => or.whereNull(`${alias}.expires_at`).orWhere(`${alias}.expires_at`, '>', now));

/** Lists of live articles, newest first, by keyset: a page costs the same at any depth. */
export const createListQuery = ({ strapi }: { strapi: Core.Strapi }) => {
  const knex = (): Knex => strapi.db.connection;
  const prefixed = (table: string): string => {
    const schema = strapi.db.getSchemaName();
    return schema ? `${schema}.${table}` : table;
  };
  const articles = strapi.db.metadata.get(ARTICLE);

  const relationTable = (field: 'section' | 'sources') => {
    const attribute = articles.attributes[field] as unknown as {
      target: string;
      joinTable: {
        name: string;
        joinColumn: { name: string };
        inverseJoinColumn: { name: string };
      };
    };
    const { name, joinColumn, inverseJoinColumn } = attribute.joinTable;
    const target = strapi.db.metadata.get(attribute.target).tableName;
    return { name, own: joinColumn.name, other: inverseJoinColumn.name, target };
  };

  const whereRelated = (
    query: Knex.QueryBuilder,
    field: 'section' | 'sources',
    documentIds: readonly string[]
  ): void => {
    const { name, own, other, target } = relationTable(field);
    void query.whereExists((sub) =>
      sub
        .select(knex().raw('1'))
        .from(`${prefixed(name)} as lnk`)
        .join(`${prefixed(target)} as target`, 'target.id', `lnk.${other}`)
        .whereRaw('?? = ??', [`lnk.${own}`, 'a.id'])
        .whereIn('target.document_id', [...documentIds])
    );
  };

  /** In the n-th locale only if the story is live in none of those before it. */
  const whereFirstLocale = (query: Knex.QueryBuilder, { locales, now }: ListFilter): void => {
    void query.where((any) => {
      locales.forEach((locale, index) => {
        void any.orWhere((one) => {
          void one.where('a.locale', locale);
          if (index === 0) return;
          void one.whereNotExists((sub) => {
            void whereLive(
              sub
                .select(knex().raw('1'))
                .from(`${prefixed(articles.tableName)} as b`)
                .whereRaw('?? = ??', ['b.document_id', 'a.document_id'])
                .whereIn('b.locale', locales.slice(0, index)),
              'b',
              now
            );
          });
        });
      });
    });
  };

  const matching = (filter: ListFilter): Knex.QueryBuilder => {
    const query = knex()(`${prefixed(articles.tableName)} as a`).whereNotNull(
      'a.first_published_at'
    );
    whereFirstLocale(query, filter);
    if (filter.sectionIds) whereRelated(query, 'section', filter.sectionIds);
    if (filter.sourceId) whereRelated(query, 'sources', [filter.sourceId]);
    if (filter.kind) void query.where('a.kind', filter.kind);
    if (filter.since) void query.where('a.first_published_at', '>=', filter.since);
    if (filter.until) void query.where('a.first_published_at', '<', filter.until);
    if (filter.tag) {
      const type = strapi.db.dialect.client === 'mysql' ? 'char' : 'text';
      const holds = (tag: string): string => `%${escapeLike(JSON.stringify(tag))}%`;
      // As it is written, too: SQLite's lower() knows the letters a to z only.
      void query.whereRaw(
        `(lower(cast(?? as ${type})) like ? escape '!' or cast(?? as ${type}) like ? escape '!')`,
        ['a.tags', holds(filter.tag.toLowerCase()), 'a.tags', holds(filter.tag)]
      );
    }
    return query;
  };

  const toRow = ({ id, document_id, first_published_at }: Raw): ListedRow => ({
    id,
    documentId: document_id,
    firstPublishedAt: new Date(first_published_at),
  });

  return {
    /** Up to `limit` rows behind `after`. */
    async page(filter: ListFilter, limit: number, after: Position | null): Promise<ListedRow[]> {
      const query = whereLive(matching(filter), 'a', filter.now);
      if (after) {
        const at = new Date(after.at);
        void query.where((or) =>
          or
            .where('a.first_published_at', '<', at)
            .orWhere((tie) =>
              tie.where('a.first_published_at', at).where('a.document_id', '<', after.documentId)
            )
        );
      }
      const rows: Raw[] = await query
        .select('a.id', 'a.document_id', 'a.first_published_at')
        .orderBy([
          { column: 'a.first_published_at', order: 'desc' },
          { column: 'a.document_id', order: 'desc' },
        ])
        .limit(limit);
      return rows.map(toRow);
    },

    /** When the next embargo of what the list would hold ends; null: none is known. */
    async nextLift(filter: ListFilter): Promise<Date | null> {
      const row: { at: Date | number | string | null } | undefined = await matching(filter)
        .whereNotNull('a.published_at')
        .where('a.embargo_until', '>', filter.now)
        .min('a.embargo_until as at')
        .first();
      return row?.at ? new Date(row.at) : null;
    },
  };
};

export type ListQuery = ReturnType<typeof createListQuery>;
