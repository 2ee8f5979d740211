import { createHash } from 'node:crypto';
import { essence } from './same-content';

const inOrderOfKeys = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

/**
 * A short text that is the same for some fields of two values exactly when `isSameContent` finds each
 * of these fields the same; a field that is absent counts as empty.
 */
export const contentDigest = (
  value: Readonly<Record<string, unknown>>,
  fields: readonly string[]
): string =>
  createHash('sha256')
    .update(
      JSON.stringify(
        fields.map((field) => essence(value[field])),
        inOrderOfKeys
      )
    )
    .digest('base64url')
    .slice(0, 22);
