import { createHash } from 'node:crypto';

/** Where a page ended: the sort key of its last item. */
export interface Position {
  /** Milliseconds since 1970, UTC. */
  at: number;
  documentId: string;
}

/** The year 10000: behind it no database has an instant. */
const MAX_AT = Date.UTC(10_000, 0);

/** What a cursor belongs to: everything that decides which items come in which order. */
export const fingerprint = (query: Readonly<Record<string, unknown>>): string =>
  createHash('sha256')
    .update(JSON.stringify(Object.entries(query).sort(([a], [b]) => (a < b ? -1 : 1))))
    .digest('base64url')
    .slice(0, 12);

export const writeCursor = ({ at, documentId }: Position, print: string): string =>
  Buffer.from(JSON.stringify([at, documentId, print])).toString('base64url');

/** Null for anything that is not a cursor of the query with this fingerprint. */
export const readCursor = (cursor: string, print: string): Position | null => {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (!Array.isArray(parsed)) return null;
    const [at, documentId, owner] = parsed as unknown[];
    if (typeof at !== 'number' || typeof documentId !== 'string' || owner !== print) return null;
    const isPosition =
      Number.isInteger(at) && Math.abs(at) < MAX_AT && /^[a-z0-9]{1,40}$/.test(documentId);
    return isPosition ? { at, documentId } : null;
  } catch {
    return null;
  }
};

/** The place in a ranked answer, which has no sort key to go on from. */
export const writeOffset = (offset: number, print: string): string =>
  Buffer.from(JSON.stringify([offset, print])).toString('base64url');

/** Null for anything that is not a cursor of the query with this fingerprint. */
export const readOffset = (cursor: string, print: string): number | null => {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (!Array.isArray(parsed) || parsed.length !== 2) return null;
    const [offset, owner] = parsed as unknown[];
    const isOffset = Number.isSafeInteger(offset) && Number(offset) >= 0 && owner === print;
    return isOffset ? Number(offset) : null;
  } catch {
    return null;
  }
};
