import type { SearchHit } from './port';

/** A match with the engine's own relevance: above 0, of any scale. */
export interface Match {
  documentId: string;
  locale: string;
  publishedMs: number;
  relevance: number;
}

/** What it is worth to find a word in a field; engines with a formula of their own keep this order. */
export const FIELD_WEIGHTS = { headline: 1, dek: 0.75, keywords: 0.55, body: 0.3 };

/** After this time a story has lost half of what its newness gave it. */
export const HALF_LIFE_MS = 30 * 86_400_000;

/** What is left of the score of a very old story. */
const TIMELESS = 0.4;

const recency = (publishedMs: number, nowMs: number): number => {
  const age = Math.max(0, nowMs - publishedMs);
  return TIMELESS + (1 - TIMELESS) * 2 ** (-age / HALF_LIFE_MS);
};

/**
 * Relevance, as a share of the best match's, times recency. So a story that names the words in its
 * headline stands before a fresher one that mentions them, unless it is much older.
 *
 * @returns best first; of equals the newest
 */
export const rank = (matches: readonly Match[], nowMs: number): SearchHit[] => {
  const best = Math.max(Number.MIN_VALUE, ...matches.map(({ relevance }) => relevance));
  return matches
    .map((match) => ({
      match,
      score: (match.relevance / best) * recency(match.publishedMs, nowMs),
    }))
    .sort(
      (a, b) =>
        b.score - a.score ||
        b.match.publishedMs - a.match.publishedMs ||
        (a.match.documentId < b.match.documentId ? -1 : 1)
    )
    .map(({ match: { documentId, locale }, score }) => ({ documentId, locale, score }));
};
