import type { Core } from '@strapi/strapi';
import { ARTICLE } from '../constants';
import { readLinks } from '../relations/fields';

/** Stories that relate to one story are few; more than this are healed by `doctor`, not by a publish. */
const MAX_RELATING = 200;

/** Published stories of a locale that show a story, or would if it were there: at most `limit`. */
export type WhoMentions = (documentId: string, locale: string, limit: number) => Promise<string[]>;

type Row = { id: number; documentId: string; locale: string; links: unknown };

/**
 * Puts back the relations that Strapi dropped: when a story was published while a related one was a
 * draft, or while it was unpublished, the published version lost the relation for good. Runs when the
 * related story is published, and before the change log is locked: it waits for other stories' rows, whose
 * writers wait for the log.
 */
export const healRelationsTo = async (
  { strapi, whoMentions }: { strapi: Core.Strapi; whoMentions: WhoMentions },
  { documentId, locale }: { documentId: string; locale: string }
): Promise<void> => {
  const mentioning = (await whoMentions(documentId, locale, MAX_RELATING)).filter(
    (id) => id !== documentId
  );
  if (mentioning.length === 0) return;

  const relating: Row[] = await strapi.db.query(ARTICLE).findMany({
    select: ['id', 'documentId', 'locale', 'links'],
    where: {
      documentId: { $in: mentioning },
      locale,
      publishedAt: { $notNull: true },
    },
  });
  for (const row of relating) {
    const wanted = readLinks(row.links).relatedArticles ?? [];
    if (!wanted.includes(documentId)) continue;
    const live: { id: number; documentId: string }[] = await strapi.db.query(ARTICLE).findMany({
      select: ['id', 'documentId'],
      where: { documentId: { $in: [...wanted] }, locale, publishedAt: { $notNull: true } },
    });
    const ids = wanted.flatMap((id) => live.find((other) => other.documentId === id)?.id ?? []);
    await strapi.db
      .query(ARTICLE)
      .update({ where: { id: row.id }, data: { relatedArticles: ids } });
  }
};
