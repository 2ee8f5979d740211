import type { Core } from '@strapi/strapi';
import { ARTICLE } from '../constants';
import { readLinks } from '../relations/fields';
import { getNow } from '../settings';
import { changeKind } from './change-kind';
import { advanceReadersClock, NOTICED, type ReadersVersion } from './reader-clock';

type Row = Record<string, unknown> & { id: number; locale: string; publishedAt: unknown };

const toDate = (value: unknown): Date | null =>
  value === null || value === undefined ? null : new Date(String(value));

const asReadersVersion = (row: Row): ReadersVersion => ({
  fields: row,
  links: readLinks(row.links),
  leadImageId: (row.leadImage as { id: number } | null)?.id ?? null,
});

/**
 * Sets the reader's clock on the drafts that are about to be published; publishing copies it. Writes
 * past the lifecycle hooks, which keep everybody else from writing it, and leaves `updatedAt` alone,
 * by which Strapi tells a modified draft from a published one.
 */
export const setReadersClock = async (
  { strapi }: { strapi: Core.Strapi },
  documentId: string,
  locales: readonly string[] | null
): Promise<void> => {
  const rows: Row[] = await strapi.db.query(ARTICLE).findMany({
    where: { documentId, ...(locales ? { locale: { $in: [...locales] } } : {}) },
    populate: { leadImage: { select: ['id'] } },
  });

  for (const draft of rows.filter(({ publishedAt }) => !publishedAt)) {
    const published = rows.find((row) => row.publishedAt && row.locale === draft.locale) ?? null;
    const clock = advanceReadersClock({
      draft: asReadersVersion(draft),
      published: published ? asReadersVersion(published) : readSnapshot(draft.lastSeenVersion),
      clock: {
        firstPublishedAt: toDate(draft.firstPublishedAt),
        contentUpdatedAt: toDate(draft.contentUpdatedAt),
      },
      embargoUntil: toDate(draft.embargoUntil),
      change: changeKind(),
      now: getNow(strapi),
    });
    await strapi.db
      .queryBuilder(ARTICLE)
      .where({ id: draft.id })
      .update({ ...clock, lastSeenVersion: null })
      .execute();
  }
};

/** What readers saw last of a story that is not published: kept with its draft when it was taken off. */
const readSnapshot = (value: unknown): ReadersVersion | null => {
  if (typeof value !== 'object' || value === null || !('fields' in value)) return null;
  return value as ReadersVersion;
};

/** Keeps what readers see now with the drafts of a story that is about to be unpublished. */
export const keepLastSeenVersions = async (
  { strapi }: { strapi: Core.Strapi },
  documentId: string,
  locales: readonly string[] | null
): Promise<void> => {
  const rows: Row[] = await strapi.db.query(ARTICLE).findMany({
    where: {
      documentId,
      publishedAt: { $notNull: true },
      ...(locales ? { locale: { $in: [...locales] } } : {}),
    },
    populate: { leadImage: { select: ['id'] } },
  });
  for (const row of rows) {
    const { fields, ...rest } = asReadersVersion(row);
    const noticed = Object.fromEntries(NOTICED.map((field) => [field, fields[field] ?? null]));
    await strapi.db
      .queryBuilder(ARTICLE)
      .where({ documentId, locale: row.locale, publishedAt: null })
      .update({ lastSeenVersion: JSON.stringify({ fields: noticed, ...rest }) })
      .execute();
  }
};

/** A story taken back before its embargo ended was seen by nobody: its clock has not started. */
export const forgetUnseenClock = async (
  { strapi }: { strapi: Core.Strapi },
  documentId: string,
  locales: readonly string[] | null
): Promise<void> => {
  await strapi.db
    .queryBuilder(ARTICLE)
    .where({
      documentId,
      publishedAt: null,
      firstPublishedAt: { $gt: getNow(strapi) },
      ...(locales ? { locale: { $in: [...locales] } } : {}),
    })
    .update({ firstPublishedAt: null, contentUpdatedAt: null })
    .execute();
};
