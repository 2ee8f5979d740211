import { NEVER_MS } from '../database';
import type { NewsSitemap, SitemapEntry, SitemapFacts, SitemapPage } from '../contracts/sitemaps';
import type { ChangeLog } from '../publication/change-log';
import type { Position } from './cursor';
import type { Live } from './delivered';
import type { Bound } from './lifetimes';
import type { ListQuery } from './list-query';
import type { PlannedTurns } from './planned-turns';
import type { RefreshJobs } from './refresh-jobs';
import type { Scope } from './scope';
import type { SitemapQuery, SitemapScope } from './sitemap-query';
import type { Streamed } from './serve-streamed';
import { listThing, localeThing } from './things';
import type { Turns } from './turns';

/** Stories at a time: few enough to be read while others wait. */
const BATCH = 500;

/** What a news sitemap is for (Google, "News sitemaps"): two days, and no more than a thousand. */
const NEWS_MS = 48 * 3_600_000;
const MOST_NEWS = 1_000;

/** How many stories a page holds, for so many locales. */
export type PageSize = (locales: number) => number;

/** What search engines are told of the live stories of each locale. */
export const createSitemaps = ({
  changeLog,
  turns,
  jobs,
  query,
  listQuery,
  scope,
  planned,
}: {
  changeLog: ChangeLog;
  turns: Turns;
  jobs: RefreshJobs;
  query: SitemapQuery;
  listQuery: ListQuery;
  scope: Scope;
  planned: PlannedTurns;
}) => {
  const nowMs = (): number => scope.now().getTime();

  /** The default locale first: its version is the one for readers of none of the others. */
  const localesInOrder = async (): Promise<string[]> => {
    const [first, ...others] = await scope.codes();
    return first === undefined ? [] : [first, ...others.sort()];
  };

  const keysOf = (locales: readonly string[]): string[] => [
    ...locales.map(listThing),
    ...locales.map(localeThing),
  ];

  const boundOf = (...instants: (number | null)[]): Bound => {
    const ahead = instants.filter((at): at is number => at !== null && at < NEVER_MS);
    return { atMs: ahead.length === 0 ? null : Math.min(...ahead), isLabel: false };
  };

  /** When something in these locales next disappears, or may appear. */
  const turnsIn = async (locales: readonly string[]): Promise<(number | null)[]> => [
    planned.nextOpening(locales, await query.nextTurn(nowMs())),
    planned.nextEnding(locales),
  ];

  const newsOf = (within: SitemapScope): ReturnType<SitemapQuery['since']> =>
    query.since(within, within.nowMs - NEWS_MS, MOST_NEWS);

  /** When the first of these stories is news no longer. */
  const nextLeaving = (news: readonly { at: number }[]): number | null =>
    news.length === 0 ? null : Math.min(...news.map(({ at }) => at)) + NEWS_MS;

  const pagesOf = async (within: SitemapScope, size: number): Promise<SitemapFacts['pages']> => {
    const pages: SitemapFacts['pages'] = [];
    let after: Position | null = null;
    do {
      const last: Position | null = await query.lastOfPage(within, after, size);
      const { count, modifiedMs } = await query.summary(within, after, last);
      if (count > 0) pages.push({ modifiedMs });
      after = last;
    } while (after);
    return pages;
  };

  /** The story before a page; undefined: there are not so many pages. */
  const beforePage = async (
    within: SitemapScope,
    page: number,
    size: number
  ): Promise<Position | null | undefined> => {
    let after: Position | null = null;
    for (let number = 1; number < page; number += 1) {
      after = await query.lastOfPage(within, after, size);
      if (!after) return undefined;
    }
    return after;
  };

  const withVersions = async (
    rows: Awaited<ReturnType<SitemapQuery['batch']>>,
    locale: string,
    locales: readonly string[]
  ): Promise<SitemapEntry[]> => {
    const others =
      locales.length > 1
        ? await query.versions(
            rows.map(({ documentId }) => documentId),
            locales,
            nowMs()
          )
        : new Map<string, SitemapEntry['versions']>();
    return rows.map(({ documentId, path, modifiedMs }) => ({
      path,
      modifiedMs,
      versions: others.get(documentId) ?? [{ locale, path }],
    }));
  };

  /** The wall is asked anew for each batch: who reads slowly is not shown what has gone meanwhile. */
  async function* batchesBehind(
    first: Awaited<ReturnType<SitemapQuery['batch']>>,
    locale: string,
    locales: readonly string[],
    size: number
  ): AsyncGenerator<SitemapEntry[]> {
    let rows = first;
    let left = size - rows.length;
    for (;;) {
      yield await withVersions(rows, locale, locales);
      const last = rows.at(-1);
      if (!last || left <= 0) return;
      rows = await query.batch({ locale, nowMs: nowMs() }, last, Math.min(BATCH, left));
      if (rows.length === 0) return;
      left -= rows.length;
    }
  }

  return {
    /** Which sitemaps there are. */
    async index(pageSize: PageSize): Promise<Live & { value: SitemapFacts[] }> {
      const codes = await localesInOrder();
      const value: SitemapFacts[] = [];
      const leaving: (number | null)[] = [];
      for (const locale of codes) {
        const within = { locale, nowMs: nowMs() };
        const news = await newsOf(within);
        const newest = Math.max(...news.map(({ modifiedMs }) => modifiedMs));
        // A page that a story has left says something else, though none of its stories has changed.
        const leftMs = (await changeLog.lastTakenOff(locale))?.getTime() ?? 0;
        const sinceLeft = (modifiedMs: number) => ({ modifiedMs: Math.max(modifiedMs, leftMs) });
        const pages = await pagesOf(within, pageSize(codes.length));
        value.push({
          locale,
          pages: pages.map(({ modifiedMs }) => sinceLeft(modifiedMs)),
          news: news.length === 0 ? null : sinceLeft(newest),
        });
        leaving.push(nextLeaving(news));
      }
      const bound = boundOf(...(await turnsIn(codes)), ...leaving);
      return { kind: 'live', value, keys: keysOf(codes), locales: codes, bound };
    },

    /** @throws ValidationError (400) for a locale that is not configured */
    async news(asked: string): Promise<Live & { value: NewsSitemap }> {
      const locale = await scope.localeOf(asked);
      const news = await newsOf({ locale, nowMs: nowMs() });
      const editions = await listQuery.editions(
        news.map(({ documentId }) => ({ documentId, locale }))
      );
      const stories = editions.map(({ edition: { summary } }) => ({
        path: summary.path,
        headline: summary.headline,
        firstPublishedAt: summary.firstPublishedAt,
      }));
      return {
        kind: 'live',
        value: { locale, stories },
        keys: keysOf([locale]),
        locales: [locale],
        bound: boundOf(...(await turnsIn([locale])), nextLeaving(news)),
      };
    },

    /**
     * A page, counted from 1, as it is read from the database.
     *
     * What it says changes with the change log only, once the log has heard of every hour that has
     * come: so its version is known without reading it. While editions are being made anew it has none.
     *
     * @throws ValidationError (400) for a locale that is not configured
     */
    async page(asked: string, page: number, pageSize: PageSize): Promise<Streamed<SitemapPage>> {
      const locale = await scope.localeOf(asked);
      await turns.run();
      const codes = await localesInOrder();
      const size = pageSize(codes.length);
      const isSettled = (await jobs.pending()) === 0;
      const seq = await changeLog.latestIn(codes);
      return {
        version: isSettled ? [seq, codes.join(), locale, page, size].join(' ') : null,
        keys: keysOf(codes),
        locales: codes,
        bound: boundOf(...(await turnsIn(codes))),
        async open() {
          const within = { locale, nowMs: nowMs() };
          const before = await beforePage(within, page, size);
          const first =
            before === undefined ? [] : await query.batch(within, before, Math.min(BATCH, size));
          if (first.length === 0) return null;
          return { batches: batchesBehind(first, locale, codes, size) };
        },
      };
    },
  };
};

export type Sitemaps = ReturnType<typeof createSitemaps>;
