import { isDeepStrictEqual } from 'node:util';

const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === '' ||
  (Array.isArray(value) && value.length === 0);

/** The value without what says nothing: null, empty texts and empty lists count as absent. */
export const essence = (value: unknown): unknown => {
  if (isEmpty(value)) return null;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(essence);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, entry]) =>
      isEmpty(entry) ? [] : [[key, essence(entry)] as const]
    )
  );
};

/**
 * Whether two values of a field say the same, whatever a database made of them on the way: the order
 * of keys and the difference between an empty text, an empty list, null and absence do not count.
 */
export const isSameContent = (a: unknown, b: unknown): boolean =>
  isDeepStrictEqual(essence(a), essence(b));
