import type { Core } from '@strapi/strapi';
import { ARTICLE, RELATED_PROMO, SECTION, SOURCE } from '../constants';
import type { Locales } from '../locales/locales';
import { readLinks, type Links } from '../relations/fields';
import type {
  ArticleFacts,
  DocumentFacts,
  FileFacts,
  PromoFacts,
  SectionFacts,
  SourceFacts,
  TargetFacts,
  TranslationFacts,
} from './facts';
import { articlePath, sectionPath } from './paths';
import { pathOf } from './project';

type Row = Record<string, unknown> & { id: number; documentId: string; locale: string };

const text = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value : null;
const date = (value: unknown): Date | null =>
  value === null || value === undefined ? null : new Date(String(value));
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

const fileFacts = (value: unknown): FileFacts | null => {
  if (typeof value !== 'object' || value === null) return null;
  const file = value as Record<string, unknown> & { url: string };
  return {
    url: file.url,
    width: (file.width as number | null) ?? null,
    height: (file.height as number | null) ?? null,
    mime: text(file.mime),
    alternativeText: text(file.alternativeText),
    caption: text(file.caption),
    formats: (file.formats ?? {}) as FileFacts['formats'],
  };
};

const sectionFacts = (row: Row): SectionFacts => ({
  documentId: row.documentId,
  locale: row.locale,
  servedLocale: text(row.copiedFrom) ?? row.locale,
  slug: String(row.slug),
  name: String(row.name),
  parentId: readLinks(row.links).parent?.[0] ?? null,
});

const sourceFacts = (row: Row): SourceFacts => ({
  documentId: row.documentId,
  code: String(row.code),
  kind: String(row.kind),
  url: text(row.url),
  name: String(row.name),
  creditLine: text(row.creditLine),
});

/** From the root down to the section itself; a circle in the data ends the walk. */
const lineage = (sections: ReadonlyMap<string, SectionFacts>, id: string | undefined) => {
  const line: SectionFacts[] = [];
  let current = id === undefined ? undefined : sections.get(id);
  while (current && !line.includes(current)) {
    line.unshift(current);
    current = current.parentId === null ? undefined : sections.get(current.parentId);
  }
  return line;
};

const articleFacts = (
  row: Row,
  sections: ReadonlyMap<string, SectionFacts>,
  sources: ReadonlyMap<string, SourceFacts>
): ArticleFacts => {
  const links = readLinks(row.links);
  const firstPublishedAt = date(row.firstPublishedAt) ?? new Date(0);
  return {
    documentId: row.documentId,
    locale: row.locale,
    slug: String(row.slug),
    headline: String(row.headline),
    shortHeadline: text(row.shortHeadline),
    dek: text(row.dek),
    body: row.body,
    kind: String(row.kind),
    urgency: String(row.urgency),
    dateline: text(row.dateline),
    tags: list(row.tags).map(String),
    bylines: list(row.bylines) as ArticleFacts['bylines'],
    leadImage: fileFacts(row.leadImage),
    leadImageAlt: text(row.leadImageAlt),
    leadImageCaption: text(row.leadImageCaption),
    leadImageCredit: text(row.leadImageCredit),
    firstPublishedAt,
    contentUpdatedAt: date(row.contentUpdatedAt) ?? firstPublishedAt,
    embargoUntil: date(row.embargoUntil),
    expiresAt: date(row.expiresAt),
    canonicalUrl: text(row.canonicalUrl),
    seoTitle: text(row.seoTitle),
    seoDescription: text(row.seoDescription),
    noindex: row.noindex === true,
    sections: lineage(sections, links.section?.[0]),
    sources: (links.sources ?? []).flatMap((id) => sources.get(id) ?? []),
  };
};

/**
 * Gathers what editions are projected from, by document id (`links`), never by Strapi's relation rows,
 * which vanish. Reads through Strapi; a number of queries that does not grow with the rows.
 */
export const createGather = ({ strapi, locales }: { strapi: Core.Strapi; locales: Locales }) => {
  const sectionsOf = async (locale: string): Promise<Map<string, SectionFacts>> => {
    const rows: Row[] = await strapi.db.query(SECTION).findMany({ where: { locale } });
    return new Map(rows.map((row) => [row.documentId, sectionFacts(row)]));
  };

  const byDocument = async (
    uid: string,
    ids: readonly string[],
    locale: string,
    populate: object = {}
  ): Promise<Map<string, Row>> => {
    if (ids.length === 0) return new Map();
    const rows: Row[] = await strapi.db
      .query(uid)
      .findMany({ where: { documentId: { $in: [...ids] }, locale }, ...populate });
    return new Map(rows.map((row) => [row.documentId, row]));
  };

  /** Published rows as facts, in the order given; rows of several locales are told apart. */
  const summaries = async (rows: readonly Row[]): Promise<ArticleFacts[]> => {
    const facts = new Map<number, ArticleFacts>();
    for (const locale of new Set(rows.map((row) => row.locale))) {
      const here = rows.filter((row) => row.locale === locale);
      const sourceIds = here.flatMap((row) => readLinks(row.links).sources ?? []);
      const sections = await sectionsOf(locale);
      const sourceRows = await byDocument(SOURCE, [...new Set(sourceIds)], locale);
      const sources = new Map([...sourceRows].map(([id, row]) => [id, sourceFacts(row)]));
      for (const row of here) facts.set(row.id, articleFacts(row, sections, sources));
    }
    return rows.flatMap((row) => facts.get(row.id) ?? []);
  };

  const published = (where: object): Promise<Row[]> =>
    strapi.db.query(ARTICLE).findMany({
      where: { ...where, publishedAt: { $notNull: true } },
      populate: { leadImage: true },
    });

  const inOrder = (rows: readonly Row[], ids: readonly string[]): Row[] =>
    ids.flatMap((id) => rows.find((row) => row.documentId === id) ?? []);

  const related = async ({ relatedArticles = [] }: Links, locale: string) => {
    if (relatedArticles.length === 0) return [];
    const rows = await published({ documentId: { $in: [...relatedArticles] }, locale });
    return summaries(inOrder(rows, relatedArticles));
  };

  const translations = async (article: ArticleFacts): Promise<TranslationFacts[]> => {
    const rows = await published({
      documentId: article.documentId,
      locale: { $ne: article.locale },
    });
    const configured = new Set(await locales.codes());
    const facts = await summaries(rows.filter((row) => configured.has(row.locale)));
    return facts
      .map((other) => ({
        locale: other.locale,
        slug: other.slug,
        headline: other.headline,
        path: pathOf(other),
        embargoUntil: other.embargoUntil,
        expiresAt: other.expiresAt,
      }))
      .sort((a, b) => (a.locale < b.locale ? -1 : 1));
  };

  /** Where promos lead: articles in this locale or the nearest one they are published in. */
  const targets = async (
    rows: readonly Row[],
    locale: string
  ): Promise<Map<string, TargetFacts>> => {
    const links = rows.map((row) => readLinks(row.links));
    const articleIds = links.flatMap(({ targetArticle = [] }) => targetArticle);
    const sectionIds = links.flatMap(({ targetSection = [] }) => targetSection);
    const chain = await locales.chain(locale);

    const stories =
      articleIds.length === 0
        ? []
        : await summaries(
            await published({ documentId: { $in: articleIds }, locale: { $in: chain } })
          );
    const found = new Map<string, TargetFacts>();
    for (const code of [...chain].reverse()) {
      for (const story of stories.filter((other) => other.locale === code)) {
        const { embargoUntil, expiresAt, slug, sections } = story;
        const path = articlePath(code, sections.at(-1)?.slug ?? null, slug);
        found.set(story.documentId, { path, embargoUntil, expiresAt });
      }
    }
    for (const [id, row] of await byDocument(SECTION, sectionIds, locale)) {
      const path = sectionPath(locale, String(row.slug));
      found.set(id, { path, embargoUntil: null, expiresAt: null });
    }
    return found;
  };

  const promos = async ({ relatedPromos = [] }: Links, locale: string): Promise<PromoFacts[]> => {
    const byId = await byDocument(RELATED_PROMO, relatedPromos, locale, {
      populate: { image: true },
    });
    const rows = relatedPromos.flatMap((id) => byId.get(id) ?? []);
    const found = await targets(rows, locale);
    return rows.map((row) => promoFacts(row, found));
  };

  return {
    published,
    summaries,

    /** All that one published article in one locale shows. */
    async document(row: Row): Promise<DocumentFacts | null> {
      const [article] = await summaries([row]);
      if (!article) return null;
      const links = readLinks(row.links);
      return {
        article,
        promos: await promos(links, row.locale),
        related: await related(links, row.locale),
        translations: await translations(article),
      };
    },
  };
};

const promoFacts = (row: Row, targets: ReadonlyMap<string, TargetFacts>): PromoFacts => {
  const { targetArticle = [], targetSection = [] } = readLinks(row.links);
  const [targetId] = [...targetArticle, ...targetSection];
  return {
    documentId: row.documentId,
    title: String(row.title),
    text: text(row.text),
    ctaLabel: text(row.ctaLabel),
    url: text(row.url),
    placement: String(row.placement),
    image: fileFacts(row.image),
    enabled: row.enabled !== false,
    startsAt: date(row.startsAt),
    endsAt: date(row.endsAt),
    target: targetId === undefined ? null : (targets.get(targetId) ?? 'missing'),
  };
};

export type Gather = ReturnType<typeof createGather>;
