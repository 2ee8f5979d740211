import { createHash } from 'node:crypto';

/** Where a page ended: the sort key of its last item. */
export interface Position {
  /** Milliseconds since 1970, UTC. */
  at: number;
  documentId: string;
}

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
    const isWhole = Number.isSafeInteger(at) && typeof documentId === 'string' && owner === print;
    return isWhole ? { at: at as number, documentId: documentId as string } : null;
  } catch {
    return null;
  }
};
