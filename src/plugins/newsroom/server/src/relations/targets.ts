import type { Core } from '@strapi/strapi';
import { ARTICLE, type EditorialType } from '../constants';
import { problem, refuse, type Problem } from '../problems';
import { RELATION_FIELDS, type RelationField } from './fields';
import { readNamedTargets } from './named-targets';

/** Makes the versions of a section, source or promo that are missing in some locale. */
export type EnsureVersions = (uid: EditorialType, documentId: string) => Promise<void>;

/**
 * Refuses relations to what does not exist, naming the field. Strapi answers a database error (500)
 * to an unknown row id, and names no field for an unknown document. A section,
 * source or promo that lacks this locale gets its version instead of an error.
 */
export const refuseUnknownTargets = async (
  { strapi, ensureVersions }: { strapi: Core.Strapi; ensureVersions: EnsureVersions },
  uid: EditorialType,
  data: Record<string, unknown>,
  locale: string
): Promise<void> => {
  const problems = await Promise.all(
    RELATION_FIELDS[uid].map((relation) =>
      findProblem({ strapi, ensureVersions }, relation, data, locale)
    )
  );
  refuse(problems.filter((found) => found !== null));
};

const findProblem = async (
  { strapi, ensureVersions }: { strapi: Core.Strapi; ensureVersions: EnsureVersions },
  { field, target }: RelationField,
  data: Record<string, unknown>,
  locale: string
): Promise<Problem | null> => {
  const { documentIds, rowIds, isMalformed } = readNamedTargets(data[field]);
  if (isMalformed) return problem(field, 'must name documents by their document id');

  if (rowIds.length > 0) {
    const rows: { id: number }[] = await strapi.db
      .query(target)
      .findMany({ select: ['id'], where: { id: { $in: rowIds } } });
    const unknown = rowIds.find((id) => !rows.some((row) => row.id === id));
    if (unknown !== undefined) return problem(field, `there is no entry ${unknown}`);
  }
  if (documentIds.length === 0) return null;

  const rows: { documentId: string; locale: string }[] = await strapi.db.query(target).findMany({
    select: ['documentId', 'locale'],
    where: { documentId: { $in: documentIds } },
  });
  const unknown = documentIds.find((id) => !rows.some((row) => row.documentId === id));
  if (unknown !== undefined) return problem(field, `there is no document "${unknown}"`);

  const absent = documentIds.filter(
    (id) => !rows.some((row) => row.documentId === id && row.locale === locale)
  );
  if (absent[0] !== undefined && target === ARTICLE) {
    return problem(field, `document "${absent[0]}" has no version in ${locale}`);
  }
  for (const id of absent) await ensureVersions(target, id);
  return null;
};
