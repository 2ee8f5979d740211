import type {
  ArticleAnswer,
  ArticleDocument,
  ArticleListAnswer,
  ArticleSummary,
  RelativeTimeDocument,
} from '../contracts/delivery';
import { isBlocks } from '../text/blocks';
import { blocksToHtml } from '../text/blocks-to-html';
import { relativeTime } from '../text/relative-time';
import type { Edition, SummaryEdition, Window, Windowed } from './edition';

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
}

const isOpen = ({ from, until }: Window, now: Date): boolean =>
  (!from || from <= now) && (!until || until > now);

/** The instants at which these windows open or close, as far as they lie ahead. */
const turns = (windows: readonly Window[], now: Date): Date[] =>
  windows.flatMap(({ from, until }) => [from, until]).filter((at): at is Date => !!at && at > now);

const openNow = <Thing>(things: readonly Windowed<Thing>[], now: Date): Thing[] =>
  things.filter(({ window }) => isOpen(window, now)).map(({ thing }) => thing);

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

const presentSummary = (edition: SummaryEdition, request: Presentation): ArticleSummary => ({
  ...edition,
  locale: request.locale,
  isFallback: edition.servedLocale !== request.locale,
  ...(request.relative ? { relativeTime: labelOf(edition, request) } : {}),
});

const presentBody = ({ summary, body }: Edition, as: Presentation['body']): unknown[] | string =>
  as === 'blocks' || !isBlocks(body)
    ? body
    : blocksToHtml(body, { lang: summary.servedLocale, dir: summary.direction });

/** The earliest instant at which any of this changes by itself; null when nothing does. */
const freshUntil = (
  summaries: readonly ArticleSummary[],
  windows: readonly Window[],
  now: Date
): string | null => {
  const labels = summaries.flatMap(({ relativeTime: label }) => label?.validUntil ?? []);
  const instants = [...labels, ...turns(windows, now).map((at) => at.toISOString())];
  return instants.sort()[0] ?? null;
};

/** A finished edition as the answer to one request. */
export const presentArticle = (edition: Edition, request: Presentation): ArticleAnswer => {
  const { now, locale } = request;
  const summary = presentSummary(edition.summary, request);
  const related = openNow(edition.related, now).map((story) => presentSummary(story, request));
  const data: ArticleDocument = {
    ...summary,
    ...(request.body === 'none' ? {} : { body: presentBody(edition, request.body) }),
    ...edition.rest,
    promos: openNow(edition.promos, now),
    related,
    translations: openNow(edition.translations, now),
  };
  const windows = [
    edition.window,
    ...[...edition.promos, ...edition.related, ...edition.translations].map(({ window }) => window),
  ];
  return { data, meta: { locale, freshUntil: freshUntil([summary, ...related], windows, now) } };
};

/** A page of finished summaries as the answer to one request. */
export const presentList = (
  page: { editions: Windowed<SummaryEdition>[]; nextCursor: string | null; nextTurn: Date | null },
  request: Presentation
): ArticleListAnswer => {
  const data = page.editions.map(({ thing }) => presentSummary(thing, request));
  const windows = [
    ...page.editions.map(({ window }) => window),
    { from: page.nextTurn, until: null },
  ];
  return {
    data,
    meta: {
      locale: request.locale,
      freshUntil: freshUntil(data, windows, request.now),
      nextCursor: page.nextCursor,
    },
  };
};
