import type { Core } from '@strapi/strapi';
import { concurrently } from '../concurrently';
import { ARTICLE, RELATED_PROMO, SECTION, SOURCE } from '../constants';
import type { Locales } from '../locales/locales';
import type { Notes } from '../publication/notes';
import { readLinks } from '../relations/fields';
import type {
  ArticleFacts,
  DocumentFacts,
  SectionFacts,
  SourceFacts,
  TargetFacts,
  TranslationFacts,
} from './facts';
import { articlePath, sectionPath } from './paths';
import type { Pictures } from './pictures';
import type { ReadRows } from './read-rows';
import {
  articleFacts,
  isUnmeasured,
  lineage,
  promoFacts,
  promoTargets,
  sectionFacts,
  sourceFacts,
  windowFacts,
  type Row,
} from './row-facts';
import { articleThing, promoThing, sectionThing, sourceThing } from './things';

/** What the link to a story needs; its body stays in the database. */
const LINKED = [
  'id',
  'documentId',
  'locale',
  'slug',
  'headline',
  'links',
  'embargoUntil',
  'expiresAt',
];
/** What a summary is projected from, unless its body has to be measured. */
const SUMMARISED = [
  ...LINKED,
  ...['shortHeadline', 'dek', 'dateline', 'kind', 'urgency', 'tags', 'bylines', 'canonicalUrl'],
  ...[
    'leadImageAlt',
    'leadImageCaption',
    'leadImageCredit',
    'firstPublishedAt',
    'contentUpdatedAt',
  ],
  ...['readTimeMinutes', 'readTimeSeconds', 'wordCount', 'characterCount', 'readTimeEvidence'],
];
const SECTION_FIELDS = ['id', 'documentId', 'locale', 'slug', 'name', 'links', 'copiedFrom'];

/** The section is in a story's path: when it moves, what links there has to follow. */
type Target = TargetFacts & { sectionIds: readonly string[] };

type ByLocale<Thing> = (locale: string) => Map<string, Thing>;

const byLocale = <Thing>(rows: readonly Row[], read: (row: Row) => Thing): ByLocale<Thing> => {
  const maps = new Map<string, Map<string, Thing>>();
  for (const row of rows) {
    const map = maps.get(row.locale) ?? new Map<string, Thing>();
    maps.set(row.locale, map.set(row.documentId, read(row)));
  }
  return (locale) => maps.get(locale) ?? new Map<string, Thing>();
};

const unique = (ids: readonly string[]): string[] => [...new Set(ids)];

/**
 * Gathers what editions are projected from, by document id (`links`), never by Strapi's relation rows,
 * which vanish. A number of queries that does not grow with the rows; past the lifecycle hooks, whose
 * labels nobody needs here.
 */
export const createGather = ({
  strapi,
  locales,
  readRows,
  pictures,
}: {
  strapi: Core.Strapi;
  locales: Locales;
  readRows: ReadRows;
  pictures: Pictures;
}) => {
  const find = (uid: string, params: object): Promise<Row[]> =>
    strapi.db.queryBuilder(uid).init(params).execute<Row[]>();

  /** Rows of these documents in these locales; no query without documents. */
  const versions = async (
    uid: string,
    documentIds: readonly string[],
    inLocales: readonly string[],
    { isPublished = false, select }: { isPublished?: boolean; select?: readonly string[] } = {}
  ): Promise<Row[]> => {
    if (documentIds.length === 0) return [];
    return readRows.read(
      uid,
      (query) => {
        void query.whereIn('document_id', unique(documentIds)).whereIn('locale', [...inLocales]);
        if (isPublished) void query.whereNotNull('published_at');
      },
      select
    );
  };

  const sectionsIn = async (inLocales: readonly string[]): Promise<ByLocale<SectionFacts>> =>
    byLocale(
      await readRows.read(
        SECTION,
        (query) => void query.whereIn('locale', [...inLocales]),
        SECTION_FIELDS
      ),
      sectionFacts
    );

  /** Where a linked story or section is found on the public site. */
  const targetsOf = async (
    promos: readonly Row[],
    sections: ByLocale<SectionFacts>,
    chains: ReadonlyMap<string, string[]>
  ): Promise<(locale: string) => Map<string, Target>> => {
    const ids = promos.flatMap((row) => promoTargets(row).articles);
    const asked = unique([...chains.values()].flat());
    const rows = await versions(ARTICLE, ids, asked, { isPublished: true, select: LINKED });
    const stories = byLocale(rows, (row) => ({
      path: storyPath(row, sections(row.locale)),
      sectionIds: readLinks(row.links).section ?? [],
      ...windowFacts(row),
    }));

    return (locale) => {
      const found = new Map<string, Target>();
      for (const code of [...(chains.get(locale) ?? [])].reverse()) {
        for (const [id, target] of stories(code)) found.set(id, target);
      }
      for (const { documentId, slug } of sections(locale).values()) {
        const path = sectionPath(locale, slug);
        found.set(documentId, { path, sectionIds: [], embargoUntil: null, expiresAt: null });
      }
      return found;
    };
  };

  /** Published stories that others show by their summary, without their bodies where that will do. */
  const summarised = async (
    documentIds: readonly string[],
    inLocales: readonly string[]
  ): Promise<Row[]> => {
    const found = await versions(ARTICLE, documentIds, inLocales, {
      isPublished: true,
      select: SUMMARISED,
    });
    if (!found.some(isUnmeasured)) return found;
    return versions(ARTICLE, documentIds, inLocales, { isPublished: true });
  };

  const documents = async (
    rows: readonly Row[],
    { corrections }: Pick<Notes, 'corrections'>,
    published?: readonly Row[]
  ): Promise<DocumentFacts[]> => {
    if (rows.length === 0) return [];
    const known = await locales.codes();
    const here = unique(rows.map(({ locale }) => locale));
    const links = new Map(rows.map((row) => [row, readLinks(row.links)]));
    const linked = (field: string): string[] =>
      [...links.values()].flatMap((named) => named[field] ?? []);
    const chains = new Map<string, string[]>();
    for (const locale of here) chains.set(locale, await locales.chain(locale));

    const ids = rows.map(({ documentId }) => documentId);
    const siblings =
      published?.filter(({ locale }) => known.includes(locale)) ??
      (await versions(ARTICLE, ids, known, { isPublished: true, select: LINKED }));
    const asked = [...siblings.map(({ locale }) => locale), ...[...chains.values()].flat()];
    const [sections, relatedRows, promoRows] = await concurrently(
      sectionsIn(unique([...here, ...asked])),
      summarised(linked('relatedArticles'), here),
      versions(RELATED_PROMO, linked('relatedPromos'), here)
    );
    const sourceIds = [...rows, ...relatedRows].flatMap(
      (row) => readLinks(row.links).sources ?? []
    );
    const [sourceRows, targets] = await concurrently(
      versions(SOURCE, sourceIds, here),
      targetsOf(promoRows, sections, chains),
      pictures.attach([
        { uid: ARTICLE, field: 'leadImage', rows: [...rows, ...relatedRows] },
        { uid: RELATED_PROMO, field: 'image', rows: promoRows },
      ])
    );
    const sources = byLocale(sourceRows, sourceFacts);
    const promos = byLocale(promoRows, (row) => ({
      facts: promoFacts(row, targets(row.locale)),
      targets: promoTargets(row),
    }));
    const summary = (row: Row): ArticleFacts =>
      articleFacts(row, sections(row.locale), sources(row.locale));
    const related = byLocale(relatedRows, summary);
    const siblingsOf = new Map<string, Row[]>();
    for (const row of siblings) {
      siblingsOf.set(row.documentId, [...(siblingsOf.get(row.documentId) ?? []), row]);
    }

    return rows.map((row) => {
      const {
        section = [],
        sources: sourced = [],
        relatedPromos = [],
        relatedArticles = [],
      } = links.get(row) ?? {};
      const shownPromos = relatedPromos.flatMap((id) => promos(row.locale).get(id) ?? []);
      return {
        article: summary(row),
        promos: shownPromos.map(({ facts }) => facts),
        related: relatedArticles.flatMap((id) => related(row.locale).get(id) ?? []),
        corrections: corrections(row.documentId, row.locale),
        translations: translationsOf(row, siblingsOf.get(row.documentId) ?? [], sections),
        wanted: [
          ...section.map(sectionThing),
          ...sourced.map(sourceThing),
          ...relatedPromos.map(promoThing),
          ...relatedArticles.map(articleThing),
          ...shownPromos.flatMap(({ targets: { articles, sections: named } }) => [
            ...articles.map(articleThing),
            ...named.map(sectionThing),
            ...articles
              .flatMap((id) => targets(row.locale).get(id)?.sectionIds ?? [])
              .map(sectionThing),
          ]),
        ],
      };
    });
  };

  return {
    find,

    /** All that is published of these articles. */
    published: (documentIds: readonly string[]): Promise<Row[]> =>
      readRows.read(ARTICLE, (query) => {
        void query.whereIn('document_id', [...documentIds]).whereNotNull('published_at');
      }),

    /**
     * All that articles show, each in its own locale; in the order of the rows.
     *
     * @param published all published rows of these articles, by a caller who has read them
     */
    documents,

    /** The sections of one locale, by document id. */
    async sections(locale: string): Promise<Map<string, SectionFacts>> {
      return (await sectionsIn([locale]))(locale);
    },

    /** The sources of one locale, by document id. */
    async sources(locale: string): Promise<Map<string, SourceFacts>> {
      return byLocale(await find(SOURCE, { where: { locale } }), sourceFacts)(locale);
    },

    /** Promos of a locale that match, with where they lead and which sections they are meant for. */
    async promos(locale: string, where: object) {
      const rows = await find(RELATED_PROMO, {
        where: { ...where, locale },
        populate: { image: true },
        orderBy: [{ priority: 'desc' }, { documentId: 'asc' }],
      });
      const chains = new Map([[locale, await locales.chain(locale)]]);
      const targets = await targetsOf(rows, await sectionsIn(await locales.codes()), chains);
      return rows.map((row) => ({
        facts: promoFacts(row, targets(locale)),
        sectionIds: readLinks(row.links).sections ?? [],
        targets: promoTargets(row),
      }));
    },
  };
};

const storyPath = (row: Row, sections: ReadonlyMap<string, SectionFacts>): string => {
  const section = lineage(sections, readLinks(row.links).section?.[0]).at(-1);
  return articlePath(row.locale, section?.slug ?? null, String(row.slug));
};

const translationsOf = (
  { locale }: Row,
  siblings: readonly Row[],
  sections: ByLocale<SectionFacts>
): TranslationFacts[] =>
  siblings
    .filter((row) => row.locale !== locale)
    .map((row) => ({
      locale: row.locale,
      slug: String(row.slug),
      headline: String(row.headline),
      path: storyPath(row, sections(row.locale)),
      ...windowFacts(row),
    }))
    .sort((a, b) => (a.locale < b.locale ? -1 : 1));

export type Gather = ReturnType<typeof createGather>;
