import { openCursor, sealCursor } from '../cursor';

/** The row before which the next page begins. */
export const writeCursor = (id: number, print: string): string => sealCursor([id], print);

/** Null for anything that is not a cursor of the query with this fingerprint. */
export const readCursor = (cursor: string, print: string): number | null => {
  const [id, ...rest] = openCursor(cursor, print) ?? [];
  return Number.isSafeInteger(id) && Number(id) > 0 && rest.length === 0 ? Number(id) : null;
};
