import type { Core } from '@strapi/strapi';
import { ARTICLE, PERMALINK, RELATED_PROMO, SECTION, SOURCE } from '../constants';
import { readLinks } from '../relations/fields';
import { linksIn } from '../text/links-in';
import type { FlightFacts, Standing } from './flight-rules';

type Row = Record<string, unknown> & { documentId: string; locale: string };

const text = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value : null;
const date = (value: unknown): Date | null =>
  value === null || value === undefined ? null : new Date(value as string | Date);

/** `/en/world/a-story` as its parts; null for an address that is none of ours. */
const readPath = (
  url: string,
  publicUrl: string,
  locales: readonly string[]
): { locale: string; slug: string; isShort: boolean } | null => {
  const path =
    publicUrl !== '' && url.startsWith(`${publicUrl}/`) ? url.slice(publicUrl.length) : url;
  if (!path.startsWith('/') || path.startsWith('//')) return null;
  const [locale = '', ...rest] = (path.split(/[?#]/)[0] ?? '').split('/').filter(Boolean);
  const slug = rest.at(-1);
  if (slug === undefined || rest.length > 2 || !locales.includes(locale)) return null;
  try {
    return { locale, slug: decodeURIComponent(slug), isShort: rest.length === 1 };
  } catch {
    return null;
  }
};

/** Gathers what the rules of a flight check look at: of drafts, since those would be published. */
export const createFlightFacts = ({ strapi }: { strapi: Core.Strapi }) => {
  const find = (uid: string, ids: readonly string[], locale: string): Promise<Row[]> =>
    ids.length === 0
      ? Promise.resolve([])
      : strapi.db.query(uid).findMany({ where: { documentId: { $in: [...ids] }, locale } });

  const standingsOf = async (
    ids: readonly string[],
    locale: string
  ): Promise<Map<string, Standing>> => {
    const rows = await find(ARTICLE, ids, locale);
    return new Map(
      ids.map((id) => {
        const own = rows.filter(({ documentId }) => documentId === id);
        const isLive = own.some(({ publishedAt }) => publishedAt);
        return [id, own.length === 0 ? 'missing' : isLive ? 'published' : 'unpublished'];
      })
    );
  };

  /** Where an address of our own leads to. */
  const followLink = async (
    { locale, slug, isShort }: { locale: string; slug: string; isShort: boolean },
    ownId: string
  ): Promise<Standing> => {
    const held: { entity: string; target: string; state: string }[] = await strapi.db
      .query(PERMALINK)
      .findMany({ where: { language: locale, slug, entity: { $in: ['article', 'section'] } } });
    if (isShort && held.some(({ entity }) => entity === 'section')) return 'published';
    const story = held.find(({ entity }) => entity === 'article');
    if (!story) return 'missing';
    if (story.target === ownId) return 'published';
    return (await standingsOf([story.target], locale)).get(story.target) ?? 'missing';
  };

  return {
    /** @param draft - the row of the draft, with its lead image */
    async gather(
      draft: Row,
      {
        at,
        isKilled,
        publicUrl,
        locales,
      }: { at: Date; isKilled: boolean; publicUrl: string; locales: readonly string[] }
    ): Promise<FlightFacts> {
      const { documentId, locale } = draft;
      const {
        section: [sectionId] = [],
        sources = [],
        relatedPromos = [],
        relatedArticles = [],
      } = readLinks(draft.links);
      const [section] = sectionId === undefined ? [] : await find(SECTION, [sectionId], locale);
      const sourceRows = await find(SOURCE, sources, locale);
      const promoRows = await find(RELATED_PROMO, relatedPromos, locale);
      const related = await standingsOf(relatedArticles, locale);
      const slug = text(draft.slug);
      const holder: { target: string } | null =
        slug === null
          ? null
          : await strapi.db
              .query(PERMALINK)
              .findOne({ where: { entity: 'article', language: locale, slug } });

      const promos: FlightFacts['promos'][number][] = [];
      for (const promo of promoRows) {
        const [targetId] = readLinks(promo.links).targetArticle ?? [];
        const target =
          targetId === undefined || text(promo.url) !== null
            ? null
            : targetId === documentId
              ? ('published' as const)
              : ((await standingsOf([targetId], locale)).get(targetId) ?? 'missing');
        promos.push({
          id: promo.documentId,
          title: String(promo.title),
          enabled: promo.enabled !== false,
          endsAt: date(promo.endsAt),
          target,
        });
      }

      const links: FlightFacts['links'][number][] = [];
      for (const url of new Set(linksIn(draft.body))) {
        const path = readPath(url, publicUrl.replace(/\/$/, ''), locales);
        if (path) links.push({ url, standing: await followLink(path, documentId) });
      }

      const image = draft.leadImage as { alternativeText?: unknown } | null | undefined;
      return {
        locale,
        at,
        isKilled,
        headline: text(draft.headline),
        words: Number(draft.wordCount ?? 0) || Number(draft.characterCount ?? 0),
        slug,
        slugHolder: holder && holder.target !== documentId ? holder.target : null,
        section:
          sectionId === undefined
            ? null
            : !section
              ? 'missing'
              : text(section.copiedFrom) === null
                ? 'translated'
                : 'copied',
        sources: sources.map((id) => ({
          id,
          isThere: sourceRows.some((row) => row.documentId === id),
        })),
        related: relatedArticles.map((id) => ({ id, standing: related.get(id) ?? 'missing' })),
        picture: image
          ? {
              alt: text(draft.leadImageAlt) ?? text(image.alternativeText),
              credit: text(draft.leadImageCredit),
            }
          : null,
        promos,
        links,
        embargoUntil: date(draft.embargoUntil),
        expiresAt: date(draft.expiresAt),
      };
    },
  };
};

export type FlightFactsService = ReturnType<typeof createFlightFacts>;
