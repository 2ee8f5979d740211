import { BOARD_CELL, BOARD_COUNT, EDITORIAL_TYPES } from '../constants';
import type { Database } from '../database';
import { countKey, type BoardCounts } from './board-counts';
import type { BoardEntity, BoardState, Cell, Urgency } from './decide-cells';

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

/** The table of the board: a row per document and language. Changed in the caller's transaction. */
export const createBoardStore = ({
  database,
  counts,
}: {
  database: Database;
  counts: BoardCounts;
}) => {
  const ofDocument = async (documentId: string): Promise<Cell[]> => {
    const { query } = await database.table(BOARD_CELL);
    const rows: Raw[] = await query.where({ document_id: documentId }).select(CELL_COLUMNS);
    return rows.map(toCell);
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
    ofDocument,

    /** Cells by document, of some documents. */
    async ofDocuments(documentIds: readonly string[]): Promise<Map<string, Cell[]>> {
      const { query } = await database.table(BOARD_CELL);
      const rows: Raw[] = await query.whereIn('document_id', [...documentIds]).select(CELL_COLUMNS);
      const found = new Map<string, Cell[]>();
      for (const { documentId, ...cell } of rows.map(toCell)) {
        found.set(documentId, [...(found.get(documentId) ?? []), cell]);
      }
      return found;
    },

    /** Has the board say exactly this of a document, and counts along. */
    async put(documentId: string, cells: readonly Cell[]): Promise<void> {
      const before = new Map((await ofDocument(documentId)).map((cell) => [cell.locale, cell]));
      const changed = cells.filter((cell) => {
        const known = before.get(cell.locale);
        return !known || !isSameCell(known, cell);
      });
      const gone = [...before.keys()].filter(
        (locale) => !cells.some((cell) => cell.locale === locale)
      );
      if (gone.length > 0) {
        const { query } = await database.table(BOARD_CELL);
        await query.where({ document_id: documentId }).whereIn('locale', gone).delete();
      }
      if (changed.length > 0) {
        const { query } = await database.table(BOARD_CELL);
        await query
          .insert(changed.map((cell) => toRow(documentId, cell)))
          .onConflict(['document_id', 'locale'])
          .merge();
      }
      const without = [...before.values()].filter(
        ({ locale }) => gone.includes(locale) || changed.some((cell) => cell.locale === locale)
      );
      await counts.change({ less: without, more: changed });
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
