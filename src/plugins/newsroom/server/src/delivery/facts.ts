import type { WireFacts } from '../contracts/wire';
import type { PublicCorrection } from '../publication/notes';
import type { ReadTime } from '../text/read-time';

/**
 * What an edition is projected from: plain values gathered from the database, no Strapi rows. Texts
 * come with the locale they were found in (`servedLocale`). Instants are Date.
 */
export interface FileFacts {
  id: number;
  url: string;
  width: number | null;
  height: number | null;
  mime: string | null;
  alternativeText: string | null;
  caption: string | null;
  formats: Record<string, { url: string; width: number; height: number }>;
}

export interface SectionFacts {
  documentId: string;
  locale: string;
  servedLocale: string;
  slug: string;
  name: string;
  parentId: string | null;
}

export interface SourceFacts {
  documentId: string;
  code: string;
  kind: string;
  url: string | null;
  name: string;
  creditLine: string | null;
}

export interface ArticleFacts {
  documentId: string;
  locale: string;
  slug: string;
  headline: string;
  shortHeadline: string | null;
  dek: string | null;
  body: unknown;
  /** As measured when it was saved; null on rows from before that was kept. */
  readTime: ReadTime | null;
  kind: string;
  urgency: string;
  dateline: string | null;
  tags: string[];
  bylines: { name: string; role?: string | null; url?: string | null }[];
  leadImage: FileFacts | null;
  leadImageAlt: string | null;
  leadImageCaption: string | null;
  leadImageCredit: string | null;
  firstPublishedAt: Date;
  contentUpdatedAt: Date;
  embargoUntil: Date | null;
  expiresAt: Date | null;
  canonicalUrl: string | null;
  seoTitle: string | null;
  seoDescription: string | null;
  noindex: boolean;
  /** What it brought over the wire; null for a story of our own. */
  wire: WireFacts | null;
  /** The section and its ancestors, the section itself last. */
  sections: SectionFacts[];
  sources: SourceFacts[];
}

/** A story that another one points to, as far as its link needs it. */
export interface TargetFacts {
  path: string;
  embargoUntil: Date | null;
  expiresAt: Date | null;
}

export interface PromoFacts {
  documentId: string;
  title: string;
  text: string | null;
  ctaLabel: string | null;
  url: string | null;
  placement: string;
  image: FileFacts | null;
  enabled: boolean;
  startsAt: Date | null;
  endsAt: Date | null;
  /** Null: it points to no document of ours; `missing`: it does, and that one is not published. */
  target: TargetFacts | 'missing' | null;
}

export interface TranslationFacts extends TargetFacts {
  locale: string;
  slug: string;
  headline: string;
}

export interface DocumentFacts {
  article: ArticleFacts;
  promos: PromoFacts[];
  related: ArticleFacts[];
  translations: TranslationFacts[];
  /** Public ones, the oldest first. */
  corrections: PublicCorrection[];
  /** What it names and may come to show although it is not there now, as things (`things.ts`). */
  wanted: string[];
}

export interface ProjectionSettings {
  publicUrl: string;
  /** Where `/uploads/…` of the local upload provider is reachable; empty: left relative. */
  mediaUrl: string;
  readingRates: Readonly<Record<string, number>>;
}
