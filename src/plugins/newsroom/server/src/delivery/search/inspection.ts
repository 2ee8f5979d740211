import type { Database } from '../../database';
import { TABLE } from './engine';
import type { SearchInspection } from './port';

/** Every engine keeps the keys of its entries in one table of the same name. */
export const createSearchInspection = ({ database }: { database: Database }): SearchInspection => {
  const entries = async () => ({ query: (await database.knex())(database.inSchema(TABLE)) });

  return {
    async ofDocuments(documentIds) {
      const { query } = await entries();
      const rows: { document_id: string; locale: string }[] = await query
        .select('document_id', 'locale')
        .whereIn('document_id', [...documentIds]);
      return rows.map(({ document_id: documentId, locale }) => ({ documentId, locale }));
    },

    async documents({ after, limit }) {
      const { query } = await entries();
      const rows: { document_id: string }[] = await query
        .distinct('document_id')
        .where('document_id', '>', after)
        .orderBy('document_id')
        .limit(limit);
      return rows.map(({ document_id }) => document_id);
    },
  };
};
