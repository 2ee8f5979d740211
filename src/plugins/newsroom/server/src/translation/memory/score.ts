import { distance } from 'fastest-levenshtein';

/** The same text with the same codes. */
export const EXACT = 100;
/** The same text with other codes. */
export const OTHER_CODES = 99;
/** The same text but for numbers, which were put right. */
export const OTHER_NUMBERS = 97;
/** Whatever else: never as good as those. */
const BEST_FUZZY = 96;

/**
 * How alike two texts are, from 0 to 100: the share of the longer one that need not be typed again, by
 * insertions, deletions and replacements of UTF-16 units. Pure. @param a not the same as `b`
 */
export const fuzzyScore = (a: string, b: string): number => {
  const longer = Math.max(a.length, b.length);
  if (longer === 0) return 0;
  return Math.min(BEST_FUZZY, Math.floor(100 * (1 - distance(a, b) / longer)));
};

/** Two texts of these lengths cannot be more alike than this. */
export const bestPossible = (a: number, b: number): number =>
  Math.max(a, b) === 0 ? 0 : (100 * Math.min(a, b)) / Math.max(a, b);
