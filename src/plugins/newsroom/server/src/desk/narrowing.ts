import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { ARTICLE, SECTION } from '../constants';
import type { Database } from '../database';
import type { Limit } from './access';

/** Keeps a query to what whoever asks may read. */
export type Narrow = (query: Knex.QueryBuilder) => void;

/** Limits as conditions in SQL, so that what may not be read is neither listed nor counted. */
export const createNarrowing = ({
  strapi,
  database,
}: {
  strapi: Core.Strapi;
  database: Database;
}) => {
  /** Drafts that stand in one of these sections: document id and locale. */
  const versionsIn = (knex: Knex, sections: ReadonlySet<string>) => {
    const attribute = strapi.db.metadata.get(ARTICLE).attributes.section as unknown as {
      joinTable: {
        name: string;
        joinColumn: { name: string };
        inverseJoinColumn: { name: string };
      };
    };
    const { name, joinColumn, inverseJoinColumn } = attribute.joinTable;
    return knex(`${database.nameOf(ARTICLE)} as a`)
      .join(`${database.inSchema(name)} as l`, `l.${joinColumn.name}`, 'a.id')
      .join(`${database.nameOf(SECTION)} as s`, 's.id', `l.${inverseJoinColumn.name}`)
      .whereNull('a.published_at')
      .whereIn('s.document_id', [...sections]);
  };

  const leaveLocales = (query: Knex.QueryBuilder, column: string, limit: Limit): void => {
    if (limit.locales) void query.whereIn(column, [...limit.locales, ...limit.readLocales]);
  };

  const leave = (knex: Knex, query: Knex.QueryBuilder, limit: Limit): void => {
    leaveLocales(query, 'locale', limit);
    const { sections } = limit;
    if (!sections) return;
    const versions = versionsIn(knex, sections);
    void query.where((either) =>
      either
        .whereIn(['document_id', 'locale'], versions.clone().select('a.document_id', 'a.locale'))
        .orWhere((whole) =>
          whole.whereNull('locale').whereIn('document_id', versions.clone().select('a.document_id'))
        )
    );
  };

  /** The same of one language of a row that speaks of two; what came from no story is everybody's. */
  const leaveSide = (
    knex: Knex,
    query: Knex.QueryBuilder,
    { column, limit }: { column: string; limit: Limit }
  ): void => {
    leaveLocales(query, column, limit);
    const { sections } = limit;
    if (!sections) return;
    const versions = versionsIn(knex, sections).select('a.document_id', 'a.locale');
    void query.where((either) =>
      either.whereNull('document_id').orWhereIn(['document_id', column], versions)
    );
  };

  return {
    /** Of a table with the columns `document_id` and `locale`; without a locale a row is of all languages. */
    async ofVersions(limits: readonly Limit[]): Promise<Narrow> {
      const knex = await database.knex();
      return (query) =>
        void query.where((any) => {
          for (const limit of limits) void any.orWhere((one) => leave(knex, one, limit));
        });
    },

    /** Of a table whose rows tell a text in several languages, each named by a column of its own. */
    async ofPairs(limits: readonly Limit[], columns: readonly string[]): Promise<Narrow> {
      const knex = await database.knex();
      return (query) => {
        for (const column of columns) {
          void query.where((any) => {
            for (const limit of limits) {
              void any.orWhere((one) => leaveSide(knex, one, { column, limit }));
            }
          });
        }
      };
    },
  };
};
