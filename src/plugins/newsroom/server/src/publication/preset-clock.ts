import type { Core } from '@strapi/strapi';
import { ARTICLE } from '../constants';
import { getNow } from '../settings';

/**
 * Gives a draft the dates it had elsewhere before its first publication here, so that an archive or a
 * wire item keeps its age; but no story is older than the end of its embargo. An instant in the future
 * counts as now.
 */
export const presetReadersClock = async (
  { strapi }: { strapi: Core.Strapi },
  { documentId, locale }: { documentId: string; locale: string },
  dates: { firstPublishedAt: Date; updatedAt: Date; embargoUntil?: Date | null }
): Promise<void> => {
  const now = getNow(strapi);
  const { updatedAt, embargoUntil = null } = dates;
  if (embargoUntil && embargoUntil > now) return;
  const firstPublishedAt =
    embargoUntil && embargoUntil > dates.firstPublishedAt ? embargoUntil : dates.firstPublishedAt;
  const past = (at: Date): Date => (at > now ? now : at);
  await strapi.db
    .queryBuilder(ARTICLE)
    .where({ documentId, locale, publishedAt: null, firstPublishedAt: null })
    .update({
      firstPublishedAt: past(firstPublishedAt),
      contentUpdatedAt: past(updatedAt < firstPublishedAt ? firstPublishedAt : updatedAt),
    })
    .execute();
};
