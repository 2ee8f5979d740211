/** Text that every database and JSON parser takes: no lone surrogates, no NUL. */
export const storableText = (text: string): string =>
  text.replace(/\p{Surrogate}/gu, '\uFFFD').replaceAll('\0', '');

/**
 * JSON data with each text in it, at any depth, passed through `map`; keys are only made storable.
 * Recursive: what comes from outside is asked `nestsDeeperThan` first.
 */
export const mapTexts = (value: unknown, map: (text: string) => string): unknown => {
  if (typeof value === 'string') return map(value);
  if (Array.isArray(value)) return value.map((entry) => mapTexts(entry, map));
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [storableText(key), mapTexts(entry, map)])
  );
};

/** Whether lists and objects stand in each other more than `limit` deep. Does not recurse itself. */
export const nestsDeeperThan = (value: unknown, limit: number): boolean => {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    level = level.filter((entry) => typeof entry === 'object' && entry !== null);
    if (level.length > 0 && depth >= limit) return true;
    level = level.flatMap((entry) => Object.values(entry as object));
  }
  return false;
};
