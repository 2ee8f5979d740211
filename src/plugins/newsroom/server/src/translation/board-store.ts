import { BOARD_CELL, BOARD_COUNT, EDITORIAL_TYPES } from '../constants';
import { inParts, type Database } from '../database';
import { countKey, type BoardCounts } from './board-counts';
import type { BoardEntity, BoardState, Cell, Urgency } from './decide-cells';
import { groupBy } from './group-by';
import { whereVersions } from './where-versions';

interface Raw {
  document_id: string;
  locale: string;
  entity: BoardEntity;
  shelf: string;
  urgency: Urgency;
  state: BoardState;
  is_outdated: boolean | number;
  changed_ms: number | string;
  assignee: string | null;
}

export const CELL_COLUMNS = [
  'document_id',
  'locale',
  'entity',
  'shelf',
  'urgency',
  'state',
  'is_outdated',
  'changed_ms',
  'assignee',
];

export const toCell = (row: Raw): Cell & { documentId: string } => ({
  documentId: row.document_id,
  locale: row.locale,
  entity: row.entity,
  shelf: row.shelf,
  urgency: row.urgency,
  state: row.state,
  isOutdated: Boolean(row.is_outdated),
  changedMs: Number(row.changed_ms),
  assignee: row.assignee,
});

const toRow = (documentId: string, cell: Cell): Raw => ({
  document_id: documentId,
  locale: cell.locale,
  entity: cell.entity,
  shelf: cell.shelf,
  urgency: cell.urgency,
  state: cell.state,
  is_outdated: cell.isOutdated,
  changed_ms: cell.changedMs,
  assignee: cell.assignee,
});

const isSameCell = (a: Cell, b: Cell): boolean =>
  countKey(a) === countKey(b) &&
  a.isOutdated === b.isOutdated &&
  a.changedMs === b.changedMs &&
  a.assignee === b.assignee;

interface CellChanges {
  documentId: string;
  /** Languages whose cell is gone. */
  gone: string[];
  /** Cells as they were that are gone or say something else, and as they are. */
  less: Cell[];
  more: Cell[];
}

const compareCells = (
  documentId: string,
  said: readonly Cell[],
  wanted: readonly Cell[]
): CellChanges => {
  const before = new Map(said.map((cell) => [cell.locale, cell]));
  const more = wanted.filter((cell) => {
    const known = before.get(cell.locale);
    return !known || !isSameCell(known, cell);
  });
  const kept = new Set(wanted.map(({ locale }) => locale));
  const others = new Set(more.map(({ locale }) => locale));
  return {
    documentId,
    gone: [...before.keys()].filter((locale) => !kept.has(locale)),
    less: said.filter(({ locale }) => !kept.has(locale) || others.has(locale)),
    more,
  };
};

/** The table of the board: a row per document and language. Changed in the caller's transaction. */
export const createBoardStore = ({
  database,
  counts,
}: {
  database: Database;
  counts: BoardCounts;
}) => {
  /** Cells by document, of some documents; one that has none is left out. */
  const ofDocuments = async (documentIds: readonly string[]): Promise<Map<string, Cell[]>> => {
    const { query } = await database.table(BOARD_CELL);
    const rows: Raw[] = await query.whereIn('document_id', [...documentIds]).select(CELL_COLUMNS);
    const found = groupBy(rows.map(toCell), ({ documentId }) => documentId);
    return new Map(
      [...found].map(([id, cells]) => [id, cells.map(({ documentId: _, ...cell }) => cell)])
    );
  };

  const write = async (rows: readonly Raw[]): Promise<void> => {
    for (const part of inParts(rows)) {
      const { query } = await database.table(BOARD_CELL);
      await database.begin(query.insert(part).onConflict(['document_id', 'locale']).merge());
    }
  };

  const strayCells = async () => {
    const knex = await database.knex();
    const { query } = await database.table(BOARD_CELL);
    for (const uid of EDITORIAL_TYPES) {
      const known = knex(database.nameOf(uid)).whereNotNull('document_id').select('document_id');
      void query.whereNotIn('document_id', known);
    }
    return { query };
  };

  return {
    ofDocuments,

    ofDocument: async (documentId: string): Promise<Cell[]> =>
      (await ofDocuments([documentId])).get(documentId) ?? [],

    /** Has the board say exactly this of documents of which it `said` something else, and counts along. */
    async put(
      wanted: ReadonlyMap<string, readonly Cell[]>,
      said: ReadonlyMap<string, readonly Cell[]>
    ): Promise<void> {
      const changes = [...wanted].map(([documentId, cells]) =>
        compareCells(documentId, said.get(documentId) ?? [], cells)
      );
      const gone = changes.filter((change) => change.gone.length > 0);
      if (gone.length > 0) {
        const { query } = await database.table(BOARD_CELL);
        const versions = new Map(gone.map((change) => [change.documentId, change.gone]));
        await database.begin(whereVersions(query, versions).delete());
      }
      const rows = changes.flatMap(({ documentId, more }) =>
        more.map((cell) => toRow(documentId, cell))
      );
      await write(rows);
      await counts.change({
        less: changes.flatMap(({ less }) => less),
        more: changes.flatMap(({ more }) => more),
      });
    },

    /** Documents that are on the board and no longer there. */
    async strays(): Promise<string[]> {
      const { query } = await strayCells();
      const rows: { document_id: string }[] = await query.distinct('document_id');
      return rows.map(({ document_id: id }) => id);
    },

    /** Forgets them; the counts have to be made anew then. */
    async removeStrays(): Promise<void> {
      const { query } = await strayCells();
      await query.delete();
    },

    /** Of a language that the newsroom no longer has. */
    async removeLocale(locale: string): Promise<void> {
      for (const uid of [BOARD_CELL, BOARD_COUNT]) {
        const { query } = await database.table(uid);
        await query.where({ locale }).delete();
      }
    },
  };
};

export type BoardStore = ReturnType<typeof createBoardStore>;
