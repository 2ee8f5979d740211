import type {
  ArticleDocument,
  ArticleSummary,
  PromoDocument,
  TranslationReference,
} from '../contracts/delivery';
import type { WireFacts } from '../contracts/wire';

/** Readers see a thing from `from` until `until`, in milliseconds since 1970; null: no bound. */
export interface Window {
  from: number | null;
  until: number | null;
}

export interface Windowed<Thing> {
  thing: Thing;
  window: Window;
}

type PerRequest = 'locale' | 'isFallback' | 'relativeTime' | 'seq';

/** A finished summary, but for what depends on the request, the hour and the change log. */
export type SummaryEdition = Omit<ArticleSummary, PerRequest>;

/** What `link-data.ts` adds depends on the hour: a translation may be live only then. */
type SeoEdition = Omit<ArticleDocument['seo'], 'openGraph' | 'twitter' | 'alternates'>;

/**
 * A finished document: everything a reader sees, expanded. It is stored as JSON. What opens or closes
 * by itself stands in it with its window; the relative label is made when it is served.
 */
export interface Edition {
  summary: SummaryEdition;
  body: unknown[];
  rest: Pick<ArticleDocument, 'breadcrumbs' | 'bylines' | 'corrections'> & { seo: SeoEdition };
  promos: Windowed<PromoDocument>[];
  related: Windowed<SummaryEdition>[];
  translations: Windowed<TranslationReference>[];
  window: Window;
  /** What it brought over the wire, for partners' formats alone; not there in a story of our own. */
  wire?: WireFacts;
  /** Everything it shows or would show, and the lists it stands in (see `things.ts`). */
  mentions: { shown: string[]; listed: string[] };
}

/** An edition as it is kept, with what the change log knows of it. */
export interface StoredEdition {
  edition: Edition;
  documentId: string;
  locale: string;
  slug: string;
  /** The change that made it what it is; 0 while readers never saw it. */
  seq: number;
}

/** A stored document; null where a broken database or a hand left something that is none. */
export const readDocument = (text: string): Edition | null => {
  try {
    return JSON.parse(text) as Edition;
  } catch {
    return null;
  }
};

export const isOpenAt = ({ from, until }: Window, nowMs: number): boolean =>
  (from === null || from <= nowMs) && (until === null || until > nowMs);
