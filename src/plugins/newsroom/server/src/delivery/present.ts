import type {
  ArticleAnswer,
  ArticleDocument,
  ArticleListAnswer,
  ArticleSummary,
  RelativeTimeDocument,
} from '../contracts/delivery';
import { isBlocks } from '../text/blocks';
import { blocksToHtml } from '../text/blocks-to-html';
import { findEmbeds } from '../text/embeds';
import { relativeTime } from '../text/relative-time';
import { earlier, UNBOUNDED, type Bound } from './lifetimes';
import { linkData, type Site } from './link-data';
import {
  isOpenAt,
  type Edition,
  type StoredEdition,
  type SummaryEdition,
  type Window,
  type Windowed,
} from './edition';

/** What a request asks of finished editions, and when. */
export interface Presentation {
  /** The locale asked for. */
  locale: string;
  now: Date;
  relative: boolean;
  body: 'blocks' | 'html' | 'none';
  /** IANA time zone of a locale's readers. */
  timeZoneOf: (locale: string) => string;
  fallbackLocale: string;
  site: Site;
}

/** The instants at which these windows open or close, as far as they lie ahead. */
const turns = (windows: readonly Window[], now: Date): number[] =>
  windows
    .flatMap(({ from, until }) => [from, until])
    .filter((at): at is number => at !== null && at > now.getTime());

export const openNow = <Thing>(things: readonly Windowed<Thing>[], now: Date): Thing[] =>
  things.filter(({ window }) => isOpenAt(window, now.getTime())).map(({ thing }) => thing);

const labelOf = (
  { firstPublishedAt, servedLocale }: SummaryEdition,
  { now, timeZoneOf, fallbackLocale }: Presentation
): RelativeTimeDocument => {
  const { label, unit, value, absolute, validUntil } = relativeTime({
    then: new Date(firstPublishedAt),
    now,
    locale: servedLocale,
    timeZone: timeZoneOf(servedLocale),
    fallbackLocale,
  });
  return { label, unit, value, absolute, validUntil: validUntil?.toISOString() ?? null };
};

const presentSummary = (
  edition: SummaryEdition,
  request: Presentation,
  seq?: number
): ArticleSummary => ({
  ...edition,
  locale: request.locale,
  isFallback: edition.servedLocale !== request.locale,
  ...(request.relative ? { relativeTime: labelOf(edition, request) } : {}),
  ...(seq === undefined ? {} : { seq }),
});

const presentBody = ({ summary, body }: Edition, as: Presentation['body']): unknown[] | string =>
  as === 'blocks' || !isBlocks(body)
    ? body
    : blocksToHtml(body, { lang: summary.servedLocale, dir: summary.direction });

/**
 * The earliest instant at which any of this changes by itself.
 *
 * @param hidden - windows of what nobody knows of before it opens; those that are open are told
 */
export const boundOf = (
  summaries: readonly ArticleSummary[],
  windows: readonly Window[],
  now: Date,
  hidden: readonly Window[] = []
): Bound => {
  const labels = summaries.flatMap(({ relativeTime: label }) => label?.validUntil ?? []);
  const isOpen = (window: Window): boolean => isOpenAt(window, now.getTime());
  const secrets = turns(
    hidden.filter((window) => !isOpen(window)),
    now
  );
  const bounds: Bound[] = [
    ...labels.map((at) => ({ atMs: Date.parse(at), isLabel: true })),
    ...turns([...windows, ...hidden.filter(isOpen)], now).map((atMs) => ({ atMs, isLabel: false })),
    ...secrets.map((secretMs) => ({ ...UNBOUNDED, secretMs })),
  ];
  return bounds.reduce(earlier, UNBOUNDED);
};

export const endingAt = (until: number): Window => ({ from: null, until });

export const instantOf = ({ atMs }: Bound): string | null =>
  atMs === null ? null : new Date(atMs).toISOString();

/**
 * A finished edition as the answer to one request.
 *
 * @param endings - when what it shows is planned to be taken off, in milliseconds since 1970
 */
export const presentArticle = (
  { edition, seq }: Pick<StoredEdition, 'edition' | 'seq'>,
  request: Presentation,
  endings: readonly number[] = []
): { answer: ArticleAnswer; bound: Bound } => {
  const { now, locale } = request;
  const summary = presentSummary(edition.summary, request, seq);
  const related = openNow(edition.related, now).map((story) => presentSummary(story, request));
  const story = {
    ...summary,
    ...(request.body === 'none' ? {} : { body: presentBody(edition, request.body) }),
    ...edition.rest,
    promos: openNow(edition.promos, now),
    related,
    translations: openNow(edition.translations, now),
  };
  const data: ArticleDocument = {
    ...story,
    seo: { ...story.seo, ...linkData(story, request.site, request.fallbackLocale) },
    embeds: findEmbeds(edition.body),
  };
  const windowsOf = (things: readonly { window: Window }[]) => things.map(({ window }) => window);
  const windows = [edition.window, ...windowsOf(edition.promos), ...endings.map(endingAt)];
  const hidden = windowsOf([...edition.related, ...edition.translations]);
  const bound = boundOf([summary, ...related], windows, now, hidden);
  return { answer: { data, meta: { locale, seq, freshUntil: instantOf(bound) } }, bound };
};

export interface Page {
  editions: readonly Pick<StoredEdition, 'edition' | 'seq'>[];
  nextCursor: string | null;
  /** When something that is not on the page yet, but belongs into the list, may appear. */
  nextTurn: number | null;
  /** When stories on it are planned to be taken off, in milliseconds since 1970. */
  endings?: readonly number[];
  /** The newest change of the list's locales. */
  seq: number;
}

export const presentSummaries = (
  editions: Page['editions'],
  request: Presentation
): ArticleSummary[] =>
  editions.map(({ edition, seq }) => presentSummary(edition.summary, request, seq));

/** A page of finished summaries as the answer to one request. */
export const presentList = (
  { editions, nextCursor, nextTurn, endings = [], seq }: Page,
  request: Presentation
): { answer: ArticleListAnswer; bound: Bound } => {
  const data = presentSummaries(editions, request);
  const windows = [
    ...editions.map(({ edition }) => edition.window),
    { from: nextTurn, until: null },
    ...endings.map(endingAt),
  ];
  const bound = boundOf(data, windows, request.now);
  const meta = { locale: request.locale, seq, freshUntil: instantOf(bound), nextCursor };
  return { answer: { data, meta }, bound };
};
