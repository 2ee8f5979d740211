import { createHash } from 'node:crypto';

/** What a cursor belongs to: everything that decides which items come in which order. */
export const fingerprint = (query: Readonly<Record<string, unknown>>): string =>
  createHash('sha256')
    .update(JSON.stringify(Object.entries(query).sort(([a], [b]) => (a < b ? -1 : 1))))
    .digest('base64url')
    .slice(0, 12);

/** Where a page ended, bound to the query with this fingerprint. */
export const sealCursor = (place: readonly (string | number)[], print: string): string =>
  Buffer.from(JSON.stringify([...place, print])).toString('base64url');

/** The place as it came, still to be judged; null for what is no cursor of this query. */
export const openCursor = (cursor: string, print: string): unknown[] | null => {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(parsed) && parsed.at(-1) === print ? parsed.slice(0, -1) : null;
  } catch {
    return null;
  }
};
