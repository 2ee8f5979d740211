import type { Knex } from 'knex';
import { BOARD_CELL } from '../constants';
import type { Database } from '../database';
import {
  combine,
  narrow,
  planColumns,
  within,
  withinReach,
  type BoardFilter,
  type Prefix,
} from './board-filter';
import { CELL_COLUMNS, toCell } from './board-store';
import type { Cell } from './decide-cells';

/** Where a page ended. */
export interface BoardPlace {
  changedMs: number;
  id: number;
}

export type BoardCell = Cell & { documentId: string; id: number };

/** Parts of one statement; a database refuses thousands of them. */
const MAX_PARTS = 200;

/** Pages of the board, the latest change of a source first. */
export const createBoardQuery = ({ database }: { database: Database }) => {
  const inOrder = (query: Knex.QueryBuilder): Knex.QueryBuilder =>
    query.orderBy([
      { column: 'changed_ms', order: 'desc' },
      { column: 'id', order: 'desc' },
    ]);

  const placesOf = async (
    filter: BoardFilter,
    prefixes: readonly Prefix[],
    limit: number,
    after: BoardPlace | null
  ): Promise<BoardPlace[]> => {
    const knex = await database.knex();
    const parts = prefixes.map((prefix) => {
      const part = knex(database.nameOf(BOARD_CELL)).select('id', 'changed_ms');
      void part.where(prefix);
      narrow(part, filter, Object.keys(prefix));
      within(part, filter);
      if (after) {
        // Not as one row comparison: MySQL would not use the index for it.
        void part
          .where('changed_ms', '<=', after.changedMs)
          .where((or) => or.where('changed_ms', '<', after.changedMs).orWhere('id', '<', after.id));
      }
      return knex.select('*').from(inOrder(part).limit(limit).as('part'));
    });
    const [first, ...others] = parts;
    if (!first) return [];
    const all = knex.select('*').from(first.unionAll(others).as('parts'));
    const rows: { id: number; changed_ms: number | string }[] = await inOrder(all).limit(limit);
    return rows.map(({ id, changed_ms }) => ({ id, changedMs: Number(changed_ms) }));
  };

  return {
    /** Up to `limit` cells behind `after`. */
    async page(filter: BoardFilter, limit: number, after: BoardPlace | null): Promise<BoardCell[]> {
      const narrowed = withinReach(filter);
      if (!narrowed) return [];
      const prefixes = combine(planColumns(narrowed));
      const places: BoardPlace[] = [];
      for (let start = 0; start < prefixes.length; start += MAX_PARTS) {
        const some = prefixes.slice(start, start + MAX_PARTS);
        places.push(...(await placesOf(narrowed, some, limit, after)));
      }
      const ids = places
        .sort((a, b) => b.changedMs - a.changedMs || b.id - a.id)
        .slice(0, limit)
        .map(({ id }) => id);
      if (ids.length === 0) return [];
      const { query } = await database.table(BOARD_CELL);
      const rows: (Parameters<typeof toCell>[0] & { id: number })[] = await query
        .whereIn('id', ids)
        .select('id', ...CELL_COLUMNS);
      const cells = new Map(rows.map((row) => [row.id, { ...toCell(row), id: row.id }]));
      return ids.flatMap((id) => cells.get(id) ?? []);
    },
  };
};

export type BoardQuery = ReturnType<typeof createBoardQuery>;
