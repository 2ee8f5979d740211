import type { BoardEntryDocument } from '../../../server/src/contracts/editorial-translations';

/** A document with those of its languages that were asked for. */
export interface BoardRow {
  id: string;
  type: BoardEntryDocument['type'];
  title: string;
  sourceLocale: string;
  urgency: BoardEntryDocument['urgency'];
  changedAt: string;
  cells: ReadonlyMap<string, BoardEntryDocument>;
}

/**
 * Cells as a matrix: a row for each document, in the order in which they come. The last document of a
 * page may go on on the next one, so it is held back while there is more, unless it is alone. Pure.
 */
export const rowsOf = (entries: readonly BoardEntryDocument[], hasMore: boolean): BoardRow[] => {
  const rows = new Map<string, BoardRow & { cells: Map<string, BoardEntryDocument> }>();
  for (const entry of entries) {
    const { id, type, source, urgency, changedAt } = entry;
    const row = rows.get(id) ?? {
      ...{ id, type, urgency, changedAt, cells: new Map<string, BoardEntryDocument>() },
      ...{ title: source.title ?? entry.title ?? id, sourceLocale: source.locale },
    };
    row.cells.set(entry.locale, entry);
    rows.set(id, row);
  }
  const all = [...rows.values()];
  return hasMore && all.length > 1 ? all.slice(0, -1) : all;
};
