import type { Knex } from 'knex';
import { BOARD_CELL, BOARD_COUNT } from '../constants';
import type { Database } from '../database';
import type { Cell } from './decide-cells';
import { insertInto } from './insert-into';

type Counted = Pick<Cell, 'entity' | 'shelf' | 'locale' | 'urgency' | 'state'>;

const COUNTED = ['entity', 'shelf', 'locale', 'urgency', 'state'] as const;

/** What is counted of a cell, as one text. */
export const countKey = (cell: Counted): string => COUNTED.map((part) => cell[part]).join(' ');

/** Adds to what a row counts already; each engine calls the new row differently. */
const ADDED: Record<string, string> = {
  sqlite: '?? + excluded.cells',
  postgres: '?? + excluded.cells',
  mysql: '?? + VALUES(cells)',
};

/**
 * How many cells of the board are alike. Changed in the transaction in which the cells are, so that the
 * counts are always theirs.
 */
export const createBoardCounts = ({ database }: { database: Database }) => {
  const count = async (changes: ReadonlyMap<string, { cell: Counted; by: number }>) => {
    // In one order everywhere, so that two saves never wait for each other in a circle.
    const rows = [...changes]
      .filter(([, { by }]) => by !== 0)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, { cell, by }]) => ({
        entity: cell.entity,
        shelf: cell.shelf,
        locale: cell.locale,
        urgency: cell.urgency,
        state: cell.state,
        cells: by,
      }));
    if (rows.length === 0) return;
    const knex = await database.knex();
    const { query } = await database.table(BOARD_COUNT);
    const known = `${database.nameOf(BOARD_COUNT)}.cells`;
    await database.begin(
      query
        .insert(rows)
        .onConflict(['shelf', 'locale', 'urgency', 'state'])
        .merge({ cells: knex.raw(ADDED[database.engine()] ?? '', [known]) })
    );
  };

  return {
    /** Counts cells that are gone and others that came. */
    async change({
      less,
      more,
    }: {
      less: readonly Counted[];
      more: readonly Counted[];
    }): Promise<void> {
      const changes = new Map<string, { cell: Counted; by: number }>();
      const add = (cell: Counted, by: number): void => {
        const known = changes.get(countKey(cell));
        changes.set(countKey(cell), { cell, by: (known?.by ?? 0) + by });
      };
      for (const cell of less) add(cell, -1);
      for (const cell of more) add(cell, 1);
      await count(changes);
    },

    /** Counts whose number is not that of the cells, by what is counted. */
    async wrong(): Promise<{ key: string; counted: number; are: number }[]> {
      const read = async (query: Knex.QueryBuilder, number: string) => {
        const rows: (Counted & { n: number | string })[] = await query;
        return new Map(rows.map((row) => [countKey(row), Number(row[number as 'n'])]));
      };
      const cells = await database.table(BOARD_CELL);
      const counts = await database.table(BOARD_COUNT);
      const are = await read(
        cells.query
          .select(...COUNTED)
          .groupBy(...COUNTED)
          .count('* as n'),
        'n'
      );
      const counted = await read(counts.query.select(...COUNTED, 'cells as n'), 'n');
      return [...new Set([...are.keys(), ...counted.keys()])].flatMap((key) => {
        const [said, is] = [counted.get(key) ?? 0, are.get(key) ?? 0];
        return said === is ? [] : [{ key, counted: said, are: is }];
      });
    },

    /** Counts everything anew. Only in a transaction. */
    async recount(): Promise<void> {
      const knex = await database.knex();
      const counts = await database.table(BOARD_COUNT);
      await counts.query.delete();
      const cells = knex(database.nameOf(BOARD_CELL))
        .select(...COUNTED)
        .groupBy(...COUNTED)
        .count('* as cells');
      await insertInto(knex, database.nameOf(BOARD_COUNT), [...COUNTED, 'cells'], cells);
    },
  };
};

export type BoardCounts = ReturnType<typeof createBoardCounts>;
