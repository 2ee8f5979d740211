import { ARTICLE } from '../constants';
import type { Database } from '../database';

export const LEAD_IMAGE = 'leadImage';

/** The pictures of articles: by the id of a row, the id of its file. */
export const readLeadImages = async (
  { database }: { database: Database },
  rows: readonly number[]
): Promise<Map<number, number>> => {
  const knex = await database.knex();
  const links: { row: number; file: number }[] = await knex(database.fileLinks())
    .select('related_id as row', 'file_id as file')
    .where({ related_type: ARTICLE, field: LEAD_IMAGE })
    .whereIn('related_id', [...rows]);
  return new Map(links.map(({ row, file }) => [Number(row), Number(file)]));
};
