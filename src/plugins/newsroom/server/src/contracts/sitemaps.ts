/** A story in the languages in which search engines are to find it. */
export interface SitemapEntry {
  /** On the public site, percent-encoded. */
  path: string;
  /** The last change a reader would notice; milliseconds since 1970. */
  modifiedMs: number;
  /**
   * All of its live versions, its own included, that of the default locale first. The first is for
   * readers of none of these languages.
   */
  versions: { locale: string; path: string }[];
}

/** A page of a locale's sitemap, a batch at a time. */
export interface SitemapPage {
  batches: AsyncIterable<SitemapEntry[]>;
}

/** What the index has to say of one locale. Instants are milliseconds since 1970. */
export interface SitemapFacts {
  locale: string;
  /** When the newest change of each page was; none for a locale without stories. */
  pages: { modifiedMs: number }[];
  /** Null without news. */
  news: { modifiedMs: number } | null;
}

/** Stories first published within the last 48 hours, the newest first. */
export interface NewsSitemap {
  locale: string;
  stories: { path: string; headline: string; firstPublishedAt: string }[];
}
