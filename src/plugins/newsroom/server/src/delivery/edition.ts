import type {
  ArticleDocument,
  ArticleSummary,
  PromoDocument,
  TranslationReference,
} from '../contracts/delivery';

/** Readers see a thing from `from` until `until`; null: no bound. */
export interface Window {
  from: Date | null;
  until: Date | null;
}

export interface Windowed<Thing> {
  thing: Thing;
  window: Window;
}

type PerRequest = 'locale' | 'isFallback' | 'relativeTime';

/** A finished summary, but for what depends on the request and the hour. */
export type SummaryEdition = Omit<ArticleSummary, PerRequest>;

/**
 * A finished document: everything a reader sees, expanded. What opens or closes by itself stands in
 * it with its window; the relative label is made when it is served.
 */
export interface Edition {
  summary: SummaryEdition;
  body: unknown[];
  rest: Pick<ArticleDocument, 'breadcrumbs' | 'bylines' | 'corrections' | 'seo'>;
  promos: Windowed<PromoDocument>[];
  related: Windowed<SummaryEdition>[];
  translations: Windowed<TranslationReference>[];
  window: Window;
}
