import type { AlternateLink, EmbedDocument, OpenGraphTag, TwitterTag } from './link-data';

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
  /** The change that made it what it is; left out within `related`. */
  seq?: number;
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
    /** `<meta property content>` and `<meta name content>`, ready to print. */
    openGraph: OpenGraphTag[];
    twitter: TwitterTag[];
    /**
     * `<link rel="alternate" hreflang href>`, its own language included; empty for a story in one
     * language, and unless `publicUrl` is configured.
     */
    alternates: AlternateLink[];
  };
  /** Players and posts of other sites that stand in the body. */
  embeds: EmbedDocument[];
}

export interface Meta {
  locale: string;
  /**
   * The newest change that can have had a part in the answer. Two nodes give the same for the same
   * content; how new the answer is known to be says the header `X-Newsroom-Seq`.
   */
  seq: number;
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
  /** The section they are narrowed to. */
  section: SectionReference | null;
  stories: (Omit<ArticleSummary, 'locale' | 'isFallback' | 'relativeTime'> & {
    bylines: Byline[];
    body: unknown[];
  })[];
}

export interface SectionNode extends SectionReference {
  description: string | null;
  position: number;
  colour: string | null;
  children: SectionNode[];
}

export interface SectionTreeAnswer {
  data: SectionNode[];
  meta: Meta;
}

export interface SectionDocument extends SectionReference {
  type: 'section';
  locale: string;
  direction: 'ltr' | 'rtl';
  /** Only when `publicUrl` is configured. */
  url?: string;
  description: string | null;
  colour: string | null;
  breadcrumbs: { name: string; path: string }[];
  children: SectionReference[];
  promos: PromoDocument[];
  /** The first page; `nextCursor` goes on at `/articles?section=…`. */
  articles: { data: ArticleSummary[]; nextCursor: string | null };
  seo: { title: string; description: string | null };
}

export interface SectionAnswer {
  data: SectionDocument;
  meta: Meta;
}

export interface SourceDocument extends SourceReference {
  usageTerms: string | null;
  logo: ImageDocument | null;
}

export interface SourceListAnswer {
  data: SourceDocument[];
  meta: Meta;
}

export interface SourceAnswer {
  data: SourceDocument & { articles: { data: ArticleSummary[]; nextCursor: string | null } };
  meta: Meta;
}

export interface PromoListAnswer {
  data: PromoDocument[];
  meta: Meta;
}

/** What a public path is. Only what is asked for is there: `path` of a redirect, `notice` of what is gone. */
export type ResolveAnswer = {
  data:
    | { outcome: 'article'; path: string; id: string; article: ArticleDocument }
    | { outcome: 'section'; path: string; id: string; section: SectionDocument }
    | { outcome: 'redirect'; path: string }
    | { outcome: 'gone'; notice: string | null }
    | { outcome: 'not-found' };
  meta: Meta;
};

export interface ChangeDocument {
  seq: number;
  at: string;
  action: 'publish' | 'update' | 'unpublish' | 'kill' | 'redirect';
  entity: 'article' | 'section' | 'source' | 'promo';
  id: string;
  locale: string;
  path: string | null;
  /** Surrogate keys of the answers that it makes stale. */
  tags: string[];
}

export interface ChangesAnswer {
  data: ChangeDocument[];
  /** Read on from `nextAfter`; when it equals `head` there is nothing more now. */
  meta: { nextAfter: number; head: number };
}

export interface SearchResult extends ArticleSummary {
  /** HTML: escaped text with `<mark>` around what was found. */
  highlights: { headline: string; dek: string | null; snippet: string | null };
  score: number;
}

export interface SearchAnswer {
  data: SearchResult[];
  meta: Meta & { nextCursor: string | null };
}

export interface HealthAnswer {
  status: 'ok' | 'degraded' | 'unusable';
  /** The newest change this node knows of. */
  seq: number;
  /** Changes committed that this node does not know of yet, and editions still to be made anew. */
  lag: { changes: number; refreshJobs: number };
  /** Processes that reported within the last half minute. */
  nodes: number;
}
