import { createHash } from 'node:crypto';

/** What a cursor belongs to: everything that decides which entries come. */
export const fingerprint = (query: Readonly<Record<string, unknown>>): string =>
  createHash('sha256')
    .update(JSON.stringify(Object.entries(query).sort(([a], [b]) => (a < b ? -1 : 1))))
    .digest('base64url')
    .slice(0, 12);

/** The row before which the next page begins. */
export const writeCursor = (id: number, print: string): string =>
  Buffer.from(JSON.stringify([id, print])).toString('base64url');

/** Null for anything that is not a cursor of the query with this fingerprint. */
export const readCursor = (cursor: string, print: string): number | null => {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (!Array.isArray(parsed) || parsed.length !== 2 || parsed[1] !== print) return null;
    return Number.isSafeInteger(parsed[0]) && parsed[0] > 0 ? Number(parsed[0]) : null;
  } catch {
    return null;
  }
};
