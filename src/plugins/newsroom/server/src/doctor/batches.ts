import type { Core } from '@strapi/strapi';
import type { Database } from '../database';

const ROWS = 200;
const DOCUMENTS = 100;

/** Rows of a type in batches, past the lifecycle hooks. */
export async function* rowsOf<Row extends { id: number }>(
  { strapi }: { strapi: Core.Strapi },
  uid: string,
  { where = {}, ...params }: { select: string[]; where?: object; populate?: object }
): AsyncGenerator<Row[]> {
  let after = 0;
  for (;;) {
    const rows = await strapi.db
      .queryBuilder(uid)
      .init({
        ...params,
        where: { ...where, id: { $gt: after } },
        orderBy: { id: 'asc' },
        limit: ROWS,
      })
      .execute<Row[]>();
    const last = rows.at(-1);
    if (!last) return;
    yield rows;
    after = last.id;
  }
}

/** Ids that come in pages, each behind the last one of the page before. */
export async function* pages(
  read: (page: { after: string; limit: number }) => Promise<string[]>
): AsyncGenerator<string[]> {
  let after = '';
  for (;;) {
    const ids = await read({ after, limit: DOCUMENTS });
    const last = ids.at(-1);
    if (last === undefined) return;
    yield ids;
    after = last;
  }
}

/** The documents of a type. */
export const documentsOf = (
  { database }: { database: Database },
  uid: string
): AsyncGenerator<string[]> =>
  pages(async ({ after, limit }) => {
    const { query } = await database.table(uid);
    const rows: { document_id: string }[] = await query
      .distinct('document_id')
      .where('document_id', '>', after)
      .orderBy('document_id')
      .limit(limit);
    return rows.map(({ document_id }) => document_id);
  });
