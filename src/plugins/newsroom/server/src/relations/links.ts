import type { Core } from '@strapi/strapi';
import { ARTICLE, type EditorialType } from '../constants';
import { readLinks, RELATION_FIELDS, type Links } from './fields';
import { mergeLinks } from './merge-links';

type Row = Record<string, unknown> & { id: number };

const editedVersion = (uid: EditorialType) => (uid === ARTICLE ? { publishedAt: null } : {});

const sameLinks = (a: Links, b: Links): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Keeps each version's relations by document id, and puts back what Strapi drops. */
export const createLinks = ({ strapi }: { strapi: Core.Strapi }) => {
  /** The version that editors edit (the draft, for articles) with its relations. */
  const findVersion = async (
    uid: EditorialType,
    documentId: string,
    locale: string
  ): Promise<Row | null> =>
    strapi.db.query(uid).findOne({
      where: { documentId, locale, ...editedVersion(uid) },
      populate: Object.fromEntries(
        RELATION_FIELDS[uid].map(({ field }) => [field, { select: ['id', 'documentId'] }])
      ),
    });

  const localesOf = async (uid: EditorialType, documentId: string): Promise<string[]> => {
    const rows: { locale: string }[] = await strapi.db
      .query(uid)
      .findMany({ select: ['locale'], where: { documentId, ...editedVersion(uid) } });
    return rows.map(({ locale }) => locale);
  };

  const currentLinks = (uid: EditorialType, row: Row): Links =>
    Object.fromEntries(
      RELATION_FIELDS[uid].map(({ field }) => [
        field,
        [row[field] ?? []].flat().map((related) => (related as { documentId: string }).documentId),
      ])
    );

  /** Which of these documents have a version in the locale. */
  const presentIn = async (
    uid: EditorialType,
    documentIds: readonly string[],
    locale: string
  ): Promise<Map<string, number>> => {
    if (documentIds.length === 0) return new Map();
    const rows: { id: number; documentId: string }[] = await strapi.db.query(uid).findMany({
      select: ['id', 'documentId'],
      where: { documentId: { $in: [...documentIds] }, locale, ...editedVersion(uid) },
    });
    return new Map(rows.map(({ id, documentId }) => [documentId, id]));
  };

  const visibleOf = async (uid: EditorialType, links: Links, locale: string) => {
    const visible = new Set<string>();
    for (const { field, target } of RELATION_FIELDS[uid]) {
      const present = await presentIn(target, links[field] ?? [], locale);
      for (const id of present.keys()) visible.add(id);
    }
    return visible;
  };

  const missingFrom = (current: Links, previous: Links): Links =>
    Object.fromEntries(
      Object.entries(previous).map(([field, ids]) => [
        field,
        ids.filter((id) => !current[field]?.includes(id)),
      ])
    );

  /** Writes down what the version relates to after a save. */
  const remember = async (
    uid: EditorialType,
    documentId: string,
    locale: string
  ): Promise<void> => {
    if (RELATION_FIELDS[uid].length === 0) return;
    const row = await findVersion(uid, documentId, locale);
    if (!row) return;

    const previous = readLinks(row.links);
    const current = currentLinks(uid, row);
    const visible = await visibleOf(uid, missingFrom(current, previous), locale);
    const merged = mergeLinks(RELATION_FIELDS[uid], current, previous, (id) => visible.has(id));
    if (sameLinks(merged, previous)) return;

    await strapi.db
      .queryBuilder(uid)
      .where({ id: row.id })
      .update({ links: JSON.stringify(merged) })
      .execute();
  };

  /** Relation rows of the version again as its links say, as far as the targets exist here. */
  const restore = async (uid: EditorialType, documentId: string, locale: string): Promise<void> => {
    const row = await findVersion(uid, documentId, locale);
    if (!row) return;
    const links = readLinks(row.links);
    const current = currentLinks(uid, row);

    const data: Record<string, unknown> = {};
    for (const { field, target, isMany } of RELATION_FIELDS[uid]) {
      const wanted = links[field] ?? [];
      if (wanted.every((id) => current[field]?.includes(id))) continue;
      const present = await presentIn(target, wanted, locale);
      const ids = wanted.flatMap((id) => present.get(id) ?? []);
      if (ids.length > (current[field]?.length ?? 0)) data[field] = isMany ? ids : ids[0];
    }
    if (Object.keys(data).length > 0) {
      await strapi.db.query(uid).update({ where: { id: row.id }, data });
    }
  };

  /** Links of another locale's version as input for a new one: what exists here is related. */
  const asInput = async (
    uid: EditorialType,
    links: Links,
    locale: string
  ): Promise<Record<string, unknown>> => {
    const visible = await visibleOf(uid, links, locale);
    const relations = RELATION_FIELDS[uid].map(({ field, isMany }) => {
      const ids = (links[field] ?? []).filter((id) => visible.has(id));
      return [field, isMany ? ids : (ids[0] ?? null)];
    });
    return { ...Object.fromEntries(relations), links };
  };

  /** What a loaded version is linked to; rows that never went through a save of ours have none kept. */
  const linksOf = (uid: EditorialType, row: Row): Links => ({
    ...currentLinks(uid, row),
    ...readLinks(row.links),
  });

  return { findVersion, localesOf, currentLinks, linksOf, presentIn, remember, restore, asInput };
};

export type LinksService = ReturnType<typeof createLinks>;
