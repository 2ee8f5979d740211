/**
 * What the delivery API answers (design: API.md §1). Instants are ISO 8601 in UTC with `Z`; paths
 * are those of the public site; nothing here is ever null unless it says so.
 */
export interface ReadTimeDocument {
  /** Whole minutes, at least 1; 0 for an empty body. */
  minutes: number;
  seconds: number;
  words: number;
  /** Han and Kana characters, which are read one by one. */
  characters: number;
  /** In the reader's language; null for an empty body. */
  label: string | null;
  evidence: 'measured' | 'derived' | 'estimated';
}

export interface RelativeTimeDocument {
  label: string;
  unit: string;
  /** Negative in the past; null where the label is a date. */
  value: number | null;
  absolute: string;
  /** No cache may keep the label past this instant; null: it holds for good. */
  validUntil: string | null;
}

export interface ImageDocument {
  /** Null where alt and caption are known and the picture is not here (a wire item without it). */
  url: string | null;
  width: number | null;
  height: number | null;
  mime: string | null;
  alt: string | null;
  caption: string | null;
  credit: string | null;
  formats: Record<string, { url: string; width: number; height: number }>;
}

export interface SectionReference {
  id: string;
  name: string;
  slug: string;
  path: string;
  /** The locale its name is written in; differs where nobody has translated it yet. */
  servedLocale: string;
}

export interface SourceReference {
  id: string;
  code: string;
  name: string;
  kind: string;
  url: string | null;
  creditLine: string | null;
}

export interface Byline {
  name: string;
  role: string | null;
  url: string | null;
}

export interface PromoDocument {
  id: string;
  title: string;
  text: string | null;
  placement: string;
  cta: { label: string | null; url: string | null };
  image: ImageDocument | null;
}

export interface TranslationReference {
  locale: string;
  path: string;
  slug: string;
  headline: string;
}

export interface ArticleSummary {
  id: string;
  type: 'article';
  kind: string;
  urgency: string;
  /** The locale asked for. */
  locale: string;
  /** The locale that answers; differs from `locale` when a fallback does. */
  servedLocale: string;
  isFallback: boolean;
  direction: 'ltr' | 'rtl';
  slug: string;
  path: string;
  /** Only when `publicUrl` is configured. */
  url?: string;
  headline: string;
  shortHeadline: string | null;
  dek: string | null;
  section: SectionReference | null;
  sources: SourceReference[];
  /** As a reader sees it behind "SOURCE:"; null without sources. */
  sourceLine: string | null;
  dateline: string | null;
  tags: string[];
  leadImage: ImageDocument | null;
  readTime: ReadTimeDocument;
  firstPublishedAt: string;
  /** The last change a reader would notice. */
  updatedAt: string;
  /** Left out with `relative=false`. */
  relativeTime?: RelativeTimeDocument;
}

export interface ArticleDocument extends ArticleSummary {
  /** Strapi blocks, or sanitised HTML with `body=html`; left out with `body=none`. */
  body?: unknown[] | string;
  breadcrumbs: { name: string; path: string }[];
  bylines: Byline[];
  corrections: { kind: string; text: string; correctedAt: string }[];
  promos: PromoDocument[];
  related: ArticleSummary[];
  /** The other live languages of the story. */
  translations: TranslationReference[];
  seo: {
    title: string;
    description: string | null;
    canonicalUrl: string | null;
    noindex: boolean;
    image: string | null;
  };
}

export interface Meta {
  locale: string;
  /** The earliest instant at which the answer changes by itself; null: it does not. */
  freshUntil: string | null;
}

export interface ArticleAnswer {
  data: ArticleDocument;
  meta: Meta;
}

export interface ArticleListAnswer {
  data: ArticleSummary[];
  meta: Meta & { nextCursor: string | null };
}

/** The newest stories of a locale with their bodies, from which feeds are made. */
export interface LatestStories {
  locale: string;
  stories: (Omit<ArticleSummary, 'locale' | 'isFallback' | 'relativeTime'> & {
    bylines: Byline[];
    body: unknown[];
  })[];
}
