import { FILE } from '../constants';
import type { Database } from '../database';
import type { ReadRows } from './read-rows';
import type { Row } from './row-facts';

/** Rows of one type and its field that holds one picture. */
export interface Pictured {
  uid: string;
  field: string;
  rows: readonly Row[];
}

type Raw = Record<string, unknown> & { row_id: number; row_type: string };

/**
 * Puts their pictures into rows: one query for all types together, where populating asks once for each.
 */
export const createPictures = ({
  database,
  readRows,
}: {
  database: Database;
  readRows: ReadRows;
}) => {
  return {
    async attach(groups: readonly Pictured[]): Promise<void> {
      const asked = groups.filter(({ rows }) => rows.length > 0);
      if (asked.length === 0) return;
      const { query } = await database.table(FILE, 'f');
      const found: Raw[] = await query
        .join(`${database.fileLinks()} as m`, 'm.file_id', 'f.id')
        .select('f.*', 'm.related_id as row_id', 'm.related_type as row_type')
        .where((any) => {
          for (const { uid, field, rows } of asked) {
            const ids = [...new Set(rows.map(({ id }) => id))];
            void any.orWhere((one) =>
              one.where({ 'm.related_type': uid, 'm.field': field }).whereIn('m.related_id', ids)
            );
          }
        })
        .orderBy(['m.order', 'm.id']);
      const first = new Map<string, Raw>();
      for (const raw of found.reverse()) first.set(`${raw.row_type} ${raw.row_id}`, raw);
      for (const { uid, field, rows } of asked) {
        for (const row of rows) {
          const raw = first.get(`${uid} ${row.id}`);
          row[field] = raw ? readRows.toRow(FILE, raw) : null;
        }
      }
    },
  };
};

export type Pictures = ReturnType<typeof createPictures>;
