/** A relation as a client may write it, taken apart. */
export interface NamedTargets {
  documentIds: string[];
  rowIds: number[];
  /** True when the value replaces the whole relation: a plain value, a list, `set` or null. */
  isReplacement: boolean;
  /** True when it adds, removes or replaces anything; `{ connect: [], disconnect: [] }` does not. */
  isChange: boolean;
  /** What is not a relation at all. */
  isMalformed: boolean;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What could be an id at all; anything else would only make a database fail. */
const DOCUMENT_ID = /^[\w-]{1,64}$/;
const isRowId = (id: number): boolean => Number.isInteger(id) && id > 0 && id < 2 ** 31;

const isTarget = (entry: unknown): boolean =>
  entry === null ||
  (typeof entry === 'string' && DOCUMENT_ID.test(entry)) ||
  (typeof entry === 'number' && isRowId(entry)) ||
  (isObject(entry) && (isTarget(entry.documentId) || isTarget(entry.id)));

const OPERATIONS = ['connect', 'set', 'disconnect'];

/**
 * Reads every form in which Strapi takes a relation: a document id, a row id, an object with either,
 * lists of these, and `{ connect, set, disconnect }`. What is only disconnected is not named.
 */
export const readNamedTargets = (value: unknown): NamedTargets => {
  const documentIds: string[] = [];
  const rowIds: number[] = [];
  let isMalformed = false;

  const add = (entry: unknown): void => {
    if (entry === null || entry === undefined) return;
    if (typeof entry === 'string' && DOCUMENT_ID.test(entry)) documentIds.push(entry);
    else if (typeof entry === 'number' && isRowId(entry)) rowIds.push(entry);
    else if (isObject(entry) && typeof entry.documentId === 'string') add(entry.documentId);
    else if (isObject(entry) && (typeof entry.id === 'number' || typeof entry.id === 'string'))
      add(entry.id);
    else isMalformed = true;
  };

  const list = (entries: unknown): unknown[] =>
    entries === undefined || entries === null ? [] : [entries].flat();
  const isOperation = isObject(value) && OPERATIONS.some((operation) => operation in value);

  if (isOperation) [...list(value.connect), ...list(value.set)].forEach(add);
  else list(value).forEach(add);
  if (isOperation) isMalformed ||= list(value.disconnect).some((entry) => !isTarget(entry));

  const removes = isOperation && list(value.disconnect).length > 0;
  const isReplacement = value !== undefined && (!isOperation || value.set !== undefined);
  return {
    documentIds,
    rowIds,
    isReplacement,
    isChange: isReplacement || removes || documentIds.length + rowIds.length > 0,
    isMalformed,
  };
};
