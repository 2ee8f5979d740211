import type { Core } from '@strapi/strapi';
import { ARTICLE } from '../constants';
import { getNow } from '../settings';

/**
 * Gives a draft the dates it had elsewhere before its first publication here, so that an archive or a
 * wire item keeps its age. An instant in the future counts as now.
 */
export const presetReadersClock = async (
  { strapi }: { strapi: Core.Strapi },
  { documentId, locale }: { documentId: string; locale: string },
  { firstPublishedAt, updatedAt }: { firstPublishedAt: Date; updatedAt: Date }
): Promise<void> => {
  const now = getNow(strapi);
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
