import type { Database } from '../database';
import type { EditionKey } from './edition-store';

const byLocale = (keys: readonly EditionKey[]): Map<string, string[]> => {
  const grouped = new Map<string, string[]>();
  for (const { documentId, locale } of keys) {
    const ids = grouped.get(locale);
    if (ids) ids.push(documentId);
    else grouped.set(locale, [documentId]);
  }
  return grouped;
};

/** Deletes what a table holds of these articles in these locales. */
export const removeKeys = async (
  { database }: { database: Database },
  uid: string,
  keys: readonly EditionKey[]
): Promise<void> => {
  for (const [locale, ids] of byLocale(keys)) {
    const { query } = await database.table(uid);
    await query.where({ locale }).whereIn('document_id', ids).delete();
  }
};
