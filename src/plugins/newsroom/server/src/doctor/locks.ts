import { ARTICLE, EDIT_LOCK } from '../constants';
import type { Database } from '../database';
import type { Check } from './drift';

interface Row {
  id: number;
  document_id: string;
  locale: string;
  holder_name: string | null;
}

/** Edit locks are of stories that are there. Those that ran out are no drift: they are swept away. */
export const createLocksCheck = ({ database }: { database: Database }): Check => ({
  name: 'edit locks',
  async *look() {
    const knex = await database.knex();
    const { query } = await database.table(EDIT_LOCK, 'l');
    const rows: Row[] = await query
      .whereNotExists(
        knex(`${database.nameOf(ARTICLE)} as a`)
          .select(knex.raw('1'))
          .whereRaw('?? = ??', ['a.document_id', 'l.document_id'])
      )
      .select('l.id', 'l.document_id', 'l.locale', 'l.holder_name');
    if (rows.length === 0) return;
    yield {
      drifts: rows.map((row) => ({
        kind: 'lock of nothing',
        documentId: row.document_id,
        locale: row.locale,
        problem: `${row.holder_name ?? 'nobody'} edits a story that is not there`,
        remedy: 'removes the lock',
      })),
      async mend() {
        const { query: locks } = await database.table(EDIT_LOCK);
        await locks.whereIn('id', rows.map(({ id }) => id)).delete(); // prettier-ignore
      },
    };
  },
});
