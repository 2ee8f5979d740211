import { BOARD_CELL, BOARD_COUNT } from '../constants';
import type { Database } from '../database';
import {
  narrow,
  planColumns,
  within,
  withinReach,
  type BoardFilter,
  type Shown,
} from './board-filter';
import { createBoardStretches, type Asked } from './board-stretches';
import { chooseLeftOut, fillIn, type Count, type Key } from './left-out';

interface Sum extends Count {
  state: Shown;
}
/** Of which part of the statement: what is counted already, or cells that were counted now. */
interface Row extends Key {
  part: 'counted' | 'cells';
  cells: number | string;
}

const TIMES = ['changedSinceMs', 'changedBeforeMs'];

/** Whether nothing but when sources changed is asked for. */
const isOfTimeOnly = (filter: BoardFilter): boolean =>
  Object.entries(filter).every(
    ([name, asked]) => asked === undefined || asked === null || TIMES.includes(name)
  );

/** How many cells of the board there are, whatever it is filtered by. */
export const createBoardSums = ({ database }: { database: Database }) => {
  const stretches = createBoardStretches({ database });

  /** Cells one by one, found as those of a page are. */
  const oneByOne = async (filter: BoardFilter): Promise<Asked> => {
    const { query } = await database.table(BOARD_CELL);
    const columns = planColumns(filter);
    for (const [column, values] of columns) void query.whereIn(column, [...values]);
    narrow(
      query,
      filter,
      columns.map(([column]) => column)
    );
    within(query, filter);
    void query.select('locale', 'state').count('* as cells');
    return { query: query.groupBy('locale', 'state') };
  };

  /** As they are counted already, whenever their sources changed. */
  const counted = async (filter: BoardFilter): Promise<Asked> => {
    const { query } = await database.table(BOARD_COUNT);
    narrow(query, filter, []);
    void query.select('locale', 'state').sum('cells as cells');
    return { query: query.groupBy('locale', 'state') };
  };

  const leftOutOf = async (filter: BoardFilter): Promise<Key[]> => {
    if (!isOfTimeOnly(filter)) return [];
    const { query } = await database.table(BOARD_COUNT);
    const rows: (Key & { cells: number | string })[] = await query
      .select('locale', 'state')
      .sum('cells as cells')
      .groupBy('locale', 'state')
      .orderBy(['locale', 'state']);
    return chooseLeftOut(rows.map((row) => ({ ...row, cells: Number(row.cells) })));
  };

  /** What is found by a person, a document, what is breaking or a section is few enough to be sorted. */
  const ofCells = (filter: BoardFilter, leftOut: readonly Key[]): Promise<Asked> => {
    const [[column, values] = ['', []]] = planColumns(filter);
    const isMuch = column === 'locale' || (column === 'urgency' && values.includes('normal'));
    return isMuch ? stretches.count(filter, leftOut) : oneByOne(filter);
  };

  const read = async (filter: BoardFilter): Promise<Count[]> => {
    const { assignee, documentId, changedSinceMs, changedBeforeMs } = filter;
    const isFew = assignee !== undefined || documentId !== undefined;
    const isOfAnyTime = changedSinceMs === undefined && changedBeforeMs === undefined;
    // Few sources changed lately, however many there are: what did not change since an instant is all
    // that is counted but what did. A person's cells, and those of a document, are few.
    const isLess = !isFew && changedSinceMs === undefined && changedBeforeMs !== undefined;
    const span = isLess
      ? { ...filter, changedSinceMs: changedBeforeMs, changedBeforeMs: undefined }
      : filter;
    const hasCells = isFew || !isOfAnyTime;
    const leftOut = hasCells ? await leftOutOf(span) : [];
    const knex = await database.knex();
    // In one statement, so that all is of one moment. Each by itself: what groups one would else group both.
    const part = ({ query }: Asked, name: Row['part']) =>
      knex.select('*', knex.raw(`'${name}' as part`)).from(query.as(name));
    const parts = [
      ...(isLess || !hasCells ? [part(await counted(filter), 'counted')] : []),
      ...(hasCells ? [part(await ofCells(span, leftOut), 'cells')] : []),
    ];
    const [first, ...others] = parts;
    const rows: Row[] = first ? await first.unionAll(others) : [];
    const of = (name: Row['part']) =>
      rows
        .filter((row) => row.part === name)
        .map(({ locale, state, cells }) => ({ locale, state, cells: Number(cells) }));
    const cells = fillIn(of('cells'), leftOut);
    return isLess || !hasCells
      ? [...of('counted'), ...cells.map((sum) => ({ ...sum, cells: -sum.cells }))]
      : cells;
  };

  return {
    /** By language and state, in their order; of which there are none is left out. */
    async counts(filter: BoardFilter): Promise<Sum[]> {
      const narrowed = withinReach(filter);
      if (!narrowed) return [];
      const sums = new Map<string, Sum>();
      for (const { locale, state, cells } of await read(narrowed)) {
        if (state === 'source') continue;
        const key = `${locale} ${state}`;
        sums.set(key, { locale, state, cells: cells + (sums.get(key)?.cells ?? 0) });
      }
      return [...sums]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .flatMap(([, sum]) => (sum.cells > 0 ? [sum] : []));
    },
  };
};

export type BoardSums = ReturnType<typeof createBoardSums>;
