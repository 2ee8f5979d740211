import { isDeepStrictEqual } from 'node:util';

type Fields = Readonly<Record<string, unknown>>;

export interface MergedUpdate {
  /** What to write. */
  data: Record<string, unknown>;
  /** Fields that an editor has changed since the last version, and that are left as they are. */
  kept: string[];
}

const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === '' ||
  (Array.isArray(value) && value.length === 0);

const comparable = (value: unknown): unknown => {
  if (isEmpty(value)) return null;
  return value instanceof Date ? value.toISOString() : value;
};

/** Deeply; the order of keys is the database's own. */
const same = (a: unknown, b: unknown): boolean => isDeepStrictEqual(comparable(a), comparable(b));

/**
 * A new version of a wire item meets a draft that may have been edited: three-way, field by field.
 * What the editor left as it came is updated, what the editor changed is kept and named.
 */
export const mergeUpdate = (previous: Fields | null, next: Fields, draft: Fields): MergedUpdate => {
  const data: Record<string, unknown> = {};
  const kept: string[] = [];

  for (const [field, value] of Object.entries(next)) {
    if (same(value, draft[field])) continue;
    const isEdited = previous !== null && !same(previous[field], draft[field]);
    if (isEdited) kept.push(field);
    else data[field] = value;
  }
  return { data, kept };
};
