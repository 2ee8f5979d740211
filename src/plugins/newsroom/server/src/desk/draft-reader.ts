import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { ARTICLE, REVISION } from '../constants';
import type { Database } from '../database';
import type { CheckedDraft } from '../publication/flight-check-source';
import { PLAIN_FIELDS, RELATIONS, type ArticleState } from './article-state';
import { unpackState } from './pack-state';

/** A draft as it stands now, and the revision that it had last. */
export interface Draft {
  documentId: string;
  locale: string;
  state: ArticleState;
  updatedMs: number;
  last: { id: number; number: number; state: ArticleState } | null;
}

type Raw = Record<string, unknown> & {
  document_id: string;
  locale: string;
  file_id: number | null;
  revision_id: number | null;
  revision_number: number | null;
  revision_state: string | null;
};

const parsed = (value: unknown): unknown => (typeof value === 'string' ? JSON.parse(value) : value);

const valueOf = (type: string, value: unknown): unknown => {
  if (value === null || value === undefined) return null;
  if (type === 'json' || type === 'blocks') return parsed(value);
  if (type === 'datetime') return new Date(value as string | number).toISOString();
  return type === 'boolean' ? Boolean(value) : value;
};

/** Reads drafts with their picture, links and last revision: one statement for all locales. */
export const createDraftReader = ({
  strapi,
  database,
}: {
  strapi: Core.Strapi;
  database: Database;
}) => {
  const typeOf = (field: string): string =>
    (strapi.contentType(ARTICLE).attributes as Record<string, { type: string } | undefined>)[field]
      ?.type ?? 'string';
  const columnOf = (field: string): string => {
    const attribute = strapi.db.metadata.get(ARTICLE).attributes[field];
    return attribute && 'columnName' in attribute ? String(attribute.columnName) : field;
  };
  /** @param read what stands in a field, or in `links` */
  const stateOf = (read: (field: string) => unknown, leadImage: number | null): ArticleState => {
    const links = (valueOf('json', read('links')) ?? {}) as Record<string, string[]>;
    return {
      ...Object.fromEntries(
        PLAIN_FIELDS.map((field) => [field, valueOf(typeOf(field), read(field))])
      ),
      leadImage,
      ...Object.fromEntries(RELATIONS.map((field) => [field, links[field] ?? []])),
    };
  };

  const toDraft = (row: Raw): Draft => ({
    documentId: row.document_id,
    locale: row.locale,
    state: stateOf((field) => row[columnOf(field)], row.file_id),
    updatedMs: new Date(row.updated_at as string | number).getTime(),
    last:
      row.revision_id === null || row.revision_number === null || row.revision_state === null
        ? null
        : {
            id: row.revision_id,
            number: row.revision_number,
            state: unpackState(row.revision_state),
          },
  });

  return {
    /** @param locales null: every locale */
    async read(documentId: string, locales: readonly string[] | null): Promise<Draft[]> {
      const knex = await database.knex();
      const revisions = database.nameOf(REVISION);
      const newest = knex.raw(
        '(select max(m.number) from ?? as m where m.document_id = a.document_id and m.locale = a.locale)',
        [revisions]
      );
      const { query } = await database.table(ARTICLE, 'a');
      const onFile = (join: Knex.JoinClause): void => {
        join
          .on('f.related_id', 'a.id')
          .andOnVal('f.related_type', ARTICLE)
          .andOnVal('f.field', 'leadImage');
      };
      const onLast = (join: Knex.JoinClause): void => {
        join
          .on('r.document_id', 'a.document_id')
          .andOn('r.locale', 'a.locale')
          .andOn('r.number', newest);
      };
      void query
        .select(
          ...['document_id', 'locale', 'updated_at', 'links'].map((column) => `a.${column}`),
          ...PLAIN_FIELDS.map((field) => `a.${columnOf(field)}`),
          'f.file_id',
          'r.id as revision_id',
          'r.number as revision_number',
          'r.state as revision_state'
        )
        .leftJoin(`${database.fileLinks()} as f`, onFile)
        .leftJoin(`${revisions} as r`, onLast)
        .where('a.document_id', documentId)
        .whereNull('a.published_at');
      if (locales) void query.whereIn('a.locale', [...locales]);
      const rows: Raw[] = await query.orderBy('a.locale');
      return rows.map(toDraft);
    },

    /** What a draft says whose row and picture the caller has. */
    stateOf: (row: CheckedDraft, leadImage: number | null): ArticleState =>
      stateOf((field) => row[field], leadImage),
  };
};

export type DraftReader = ReturnType<typeof createDraftReader>;
