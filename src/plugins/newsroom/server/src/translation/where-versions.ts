import type { Knex } from 'knex';

/**
 * Keeps a query to some language versions: by document, their languages. Documents that are asked for in
 * the same languages are one condition, which each engine answers from an index that begins with both
 * columns.
 */
export const whereVersions = (
  query: Knex.QueryBuilder,
  versions: ReadonlyMap<string, readonly string[]>
): Knex.QueryBuilder => {
  const groups = new Map<string, { locales: readonly string[]; documentIds: string[] }>();
  for (const [documentId, locales] of versions) {
    const key = locales.join(' ');
    const group = groups.get(key) ?? { locales, documentIds: [] };
    group.documentIds.push(documentId);
    groups.set(key, group);
  }
  return query.where((any) => {
    for (const { locales, documentIds } of groups.values()) {
      void any.orWhere((one) =>
        one.whereIn('document_id', documentIds).whereIn('locale', [...locales])
      );
    }
  });
};
