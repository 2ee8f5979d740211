import type { Core } from '@strapi/strapi';
import { ARTICLE } from '../constants';
import { readLinks } from '../relations/fields';
import { getNow } from '../settings';
import { advanceReadersClock, type ReadersVersion } from './reader-clock';

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
      published: published && asReadersVersion(published),
      clock: {
        firstPublishedAt: toDate(draft.firstPublishedAt),
        contentUpdatedAt: toDate(draft.contentUpdatedAt),
      },
      embargoUntil: toDate(draft.embargoUntil),
      now: getNow(strapi),
    });
    await strapi.db
      .queryBuilder(ARTICLE)
      .where({ id: draft.id })
      .update({ ...clock })
      .execute();
  }
};
