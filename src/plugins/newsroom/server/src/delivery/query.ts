import type { Core } from '@strapi/strapi';
import type { ArticleAnswer, ArticleListAnswer, LatestStories } from '../contracts/delivery';
import type { DocumentQuery, ListQuery as ListParameters } from '../contracts/delivery-query';
import { SECTION } from '../constants';
import type { Locales } from '../locales/locales';
import type { Ledger } from '../permalinks/ledger';
import { decideOutcome } from '../publication/outcome';
import { problem, refuse } from '../problems';
import { readLinks } from '../relations/fields';
import { getNow, getSettings, getTimeZone } from '../settings';
import { isSlug } from '../text/slug';
import { fingerprint, readCursor, writeCursor } from './cursor';
import type { ProjectionSettings } from './facts';
import type { Gather } from './gather';
import type { ListFilter, ListQuery } from './list-query';
import { presentArticle, presentList, type Presentation } from './present';
import { projectEdition, projectStory, projectSummary } from './project';

/** What a reader's request for one story comes to (API.md, named outcomes). */
export type Delivered =
  | { kind: 'live'; answer: ArticleAnswer }
  | { kind: 'redirect'; path: string; slug: string; locale: string }
  | { kind: 'gone'; notice: string | null }
  | { kind: 'not-found' };

type PublishedRow = Awaited<ReturnType<Gather['published']>>[number];

const asDate = (value: unknown): Date | null =>
  value === null || value === undefined ? null : new Date(String(value));

/** Answers readers' questions about stories from published content. */
export const createDeliveryQuery = ({
  strapi,
  locales,
  ledger,
  gather,
  listQuery,
}: {
  strapi: Core.Strapi;
  locales: Locales;
  ledger: Ledger;
  gather: Gather;
  listQuery: ListQuery;
}) => {
  const projection = (): ProjectionSettings => {
    const { publicUrl, readingRates } = getSettings(strapi);
    return { publicUrl, readingRates, mediaUrl: strapi.config.get('server.url', '') };
  };

  const presentation = async (
    locale: string,
    { relative, body }: { relative: boolean; body: Presentation['body'] }
  ): Promise<Presentation> => ({
    locale,
    relative,
    body,
    now: getNow(strapi),
    timeZoneOf: (code) => getTimeZone(strapi, code),
    fallbackLocale: await locales.default(),
  });

  const localeOf = async (asked: string | undefined): Promise<string> => {
    const locale = asked ?? (await locales.default());
    await locales.assertKnown(locale);
    return locale;
  };

  const chainOf = (locale: string, fallback: 'none' | 'chain'): Promise<string[]> | string[] =>
    fallback === 'chain' ? locales.chain(locale) : [locale];

  const isLive = (row: PublishedRow, now: Date): boolean =>
    decideOutcome(
      {
        isPublished: true,
        embargoUntil: asDate(row.embargoUntil),
        expiresAt: asDate(row.expiresAt),
        kill: null,
      },
      now
    ).kind === 'live';

  /** The story in the first locale of the chain in which readers may see it. */
  const findLive = async (documentId: string, chain: readonly string[]) => {
    const rows = await gather.published({ documentId, locale: { $in: [...chain] } });
    const now = getNow(strapi);
    return chain
      .flatMap((locale) => rows.filter((row) => row.locale === locale))
      .find((row) => isLive(row, now));
  };

  const deliver = async (
    row: PublishedRow,
    locale: string,
    query: DocumentQuery
  ): Promise<Delivered> => {
    const facts = await gather.document(row);
    if (!facts) return { kind: 'not-found' };
    const edition = projectEdition(facts, projection());
    return { kind: 'live', answer: presentArticle(edition, await presentation(locale, query)) };
  };

  const findPermalink = async (chain: readonly string[], slug: string) => {
    for (const language of chain) {
      const permalink = await ledger.find({ entity: 'article', language, slug });
      if (permalink && permalink.state !== 'reserved') return permalink;
    }
    return null;
  };

  const bySlug = async (slug: string, query: DocumentQuery): Promise<Delivered> => {
    const locale = await localeOf(query.locale);
    const chain = await chainOf(locale, query.fallback);
    const permalink = isSlug(slug, 'unicode') ? await findPermalink(chain, slug) : null;
    if (!permalink) return { kind: 'not-found' };
    if (permalink.state === 'gone') return { kind: 'gone', notice: permalink.notice };

    const row = await findLive(permalink.target, chain);
    if (!row) return { kind: 'not-found' };
    // Only within the language of the address: elsewhere the slug may be another story's.
    if (row.slug !== slug && row.locale === permalink.language) {
      const [article] = await gather.summaries([row]);
      const path = article ? projectSummary(article, projection()).path : '';
      return { kind: 'redirect', path, slug: String(row.slug), locale };
    }
    return deliver(row, locale, query);
  };

  const byId = async (documentId: string, query: DocumentQuery): Promise<Delivered> => {
    const locale = await localeOf(query.locale);
    if (!/^[a-z0-9]{1,40}$/.test(documentId)) return { kind: 'not-found' };
    const chain = await chainOf(locale, query.fallback);
    const row = await findLive(documentId, chain);
    if (row) return deliver(row, locale, query);

    for (const language of chain) {
      const held = await ledger.holdings({ entity: 'article', language, target: documentId });
      const gone = held.find(({ state }) => state === 'gone');
      if (gone) return { kind: 'gone', notice: gone.notice };
    }
    return { kind: 'not-found' };
  };

  /** A section and all below it; former slugs still name it. */
  const sectionIds = async (slug: string, locale: string): Promise<string[]> => {
    const permalink = await ledger.find({ entity: 'section', language: locale, slug });
    if (!permalink) {
      refuse([problem('section', `there is no section "${slug}" in ${locale}`)]);
      return [];
    }
    const rows: { documentId: string; links: unknown }[] = await strapi.db
      .query(SECTION)
      .findMany({ select: ['id', 'documentId', 'links'], where: { locale } });
    const ids = new Set([permalink.target]);
    for (let size = 0; size !== ids.size;) {
      size = ids.size;
      for (const { documentId, links } of rows) {
        if (readLinks(links).parent?.some((parent) => ids.has(parent))) ids.add(documentId);
      }
    }
    return [...ids];
  };

  const sourceId = async (code: string): Promise<string> => {
    const permalink = await ledger.find({
      entity: 'source',
      language: '*',
      slug: code.toUpperCase(),
    });
    if (!permalink) refuse([problem('source', `there is no source "${code}"`)]);
    return permalink?.target ?? '';
  };

  const filterOf = async (query: ListParameters, locale: string): Promise<ListFilter> => ({
    locales: await chainOf(locale, query.fallback),
    now: getNow(strapi),
    ...(query.section ? { sectionIds: await sectionIds(query.section, locale) } : {}),
    ...(query.source ? { sourceId: await sourceId(query.source) } : {}),
    ...(query.tag ? { tag: query.tag } : {}),
    ...(query.kind ? { kind: query.kind } : {}),
    ...(query.since ? { since: query.since } : {}),
    ...(query.until ? { until: query.until } : {}),
  });

  const gatherListed = async (ids: readonly number[]) => {
    const rows = await gather.published({ id: { $in: [...ids] } });
    return gather.summaries(ids.flatMap((id) => rows.find((row) => row.id === id) ?? []));
  };

  const list = async (query: ListParameters): Promise<ArticleListAnswer> => {
    const locale = await localeOf(query.locale);
    const { cursor, limit, section, source, tag, kind, since, until, fallback } = query;
    const print = fingerprint({ locale, section, source, tag, kind, since, until, fallback });
    const after = cursor === undefined ? null : readCursor(cursor, print);
    if (cursor !== undefined && !after) refuse([problem('cursor', 'is not one of this query')]);

    const filter = await filterOf(query, locale);
    const listed = await listQuery.page(filter, limit + 1, after);
    const shown = listed.slice(0, limit);
    const last = listed.length > limit ? shown.at(-1) : undefined;
    const facts = await gatherListed(shown.map(({ id }) => id));

    return presentList(
      {
        editions: facts.map((article) => ({
          thing: projectSummary(article, projection()),
          window: { from: article.embargoUntil, until: article.expiresAt },
        })),
        nextCursor: last
          ? writeCursor({ at: last.firstPublishedAt.getTime(), documentId: last.documentId }, print)
          : null,
        nextTurn: await listQuery.nextLift(filter),
      },
      await presentation(locale, { relative: query.relative, body: 'none' })
    );
  };

  /** The newest live stories of a locale with their bodies, for feeds. */
  const latest = async (query: ListParameters): Promise<LatestStories> => {
    const locale = await localeOf(query.locale);
    const listed = await listQuery.page(await filterOf(query, locale), query.limit, null);
    const facts = await gatherListed(listed.map(({ id }) => id));
    return { locale, stories: facts.map((article) => projectStory(article, projection())) };
  };

  return { bySlug, byId, list, latest };
};

export type DeliveryQuery = ReturnType<typeof createDeliveryQuery>;
