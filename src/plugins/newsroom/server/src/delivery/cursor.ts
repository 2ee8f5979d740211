import { openCursor, sealCursor } from '../cursor';

/** Where a page ended: the sort key of its last item. */
export interface Position {
  /** Milliseconds since 1970, UTC. */
  at: number;
  documentId: string;
}

/** The year 10000: behind it no database has an instant. */
const MAX_AT = Date.UTC(10_000, 0);

export const writeCursor = ({ at, documentId }: Position, print: string): string =>
  sealCursor([at, documentId], print);

/** Null for anything that is not a cursor of the query with this fingerprint. */
export const readCursor = (cursor: string, print: string): Position | null => {
  const [at, documentId, ...rest] = openCursor(cursor, print) ?? [];
  if (typeof at !== 'number' || typeof documentId !== 'string' || rest.length > 0) return null;
  const isPosition =
    Number.isInteger(at) && Math.abs(at) < MAX_AT && /^[a-z0-9]{1,40}$/.test(documentId);
  return isPosition ? { at, documentId } : null;
};

/** The place in a ranked answer, which has no sort key to go on from. */
export const writeOffset = (offset: number, print: string): string => sealCursor([offset], print);

/** Null for anything that is not a cursor of the query with this fingerprint. */
export const readOffset = (cursor: string, print: string): number | null => {
  const [offset, ...rest] = openCursor(cursor, print) ?? [];
  const isOffset = Number.isSafeInteger(offset) && Number(offset) >= 0 && rest.length === 0;
  return isOffset ? Number(offset) : null;
};
