/**
 * Everything the bench knows of the product by name: addresses, settings, tables, commands. What is
 * renamed there is renamed here, and nowhere else.
 */

import { URLSearchParams } from 'node:url';

export const HOST = '127.0.0.1';

export const addresses = {
  article: (slug, locale = 'en') =>
    `/api/newsroom/articles/${slug}${locale === 'en' ? '' : `?locale=${locale}`}`,
  list: (parameters = {}) => {
    const query = new URLSearchParams(parameters).toString();
    return `/api/newsroom/articles${query === '' ? '' : `?${query}`}`;
  },
  board: (parameters = {}) =>
    `/api/newsroom/editorial/translations?${new URLSearchParams(parameters)}`,
  boardCounts: (parameters = {}) =>
    `/api/newsroom/editorial/translations/counts?${new URLSearchParams(parameters)}`,
  translationMemory: (text) =>
    `/api/newsroom/editorial/translations/memory?${new URLSearchParams({ source: 'en', target: 'tr', text })}`,
  login: '/admin/auth/login',
  /** Pages of the admin: the desk's overview, the queue of plans, the translation board. */
  overview: '/admin/plugins/newsroom',
  queue: '/admin/plugins/newsroom/plans',
  boardPage: '/admin/plugins/newsroom/translations',
  form: (documentId) =>
    `/admin/content-manager/collection-types/plugin::newsroom.article/${documentId}?plugins[i18n][locale]=en`,
  sitemapIndex: '/api/newsroom/sitemap.xml',
  sitemap: (page, locale = 'en') => `/api/newsroom/sitemaps/${locale}/${page}.xml`,
  /** The same article through Strapi's own REST, with all that the finished document shows. */
  stockArticle: (slug) => {
    const populate = {
      'populate[section][fields]': 'name,slug',
      'populate[sources][fields]': 'name,code,kind,url,creditLine',
      'populate[relatedPromos][fields]': 'title,text,ctaLabel,url,placement',
      'populate[relatedArticles][fields]': 'headline,slug,dek,firstPublishedAt',
      'populate[leadImage]': 'true',
      'populate[localizations][fields]': 'slug,headline,locale',
    };
    const query = new URLSearchParams({ 'filters[slug][$eq]': slug, ...populate });
    return `/api/newsroom/content/articles?${query}`;
  },
};

/** What the public role must be allowed for stock REST to answer the same relations. */
export const STOCK_PERMISSIONS = ['article', 'section', 'source', 'related-promo'].map(
  (type) => `plugin::newsroom.${type}.find`
);

/** Settings of the plugin under which a row is measured. */
export const newsroom = {
  /** In front of Koa, with the memory cache. */
  front: { delivery: { mode: 'front' } },
  /** Behind the middlewares of an operator. */
  middleware: { delivery: { mode: 'middleware' } },
  /** Each answer from its indexed row. */
  cold: { delivery: { cacheMiB: 0 } },
  /** With a site, which sitemaps need. */
  onSite: { publicUrl: 'https://news.example', delivery: { cacheMiB: 0 } },
  bounded: (cacheMiB) => ({ delivery: { cacheMiB } }),
};

export const DEFAULT_CACHE_MIB = 64;

/** The settings above exist once the read model serves; before that each row runs as shipped. */
export const IS_READ_MODEL_SERVED = true;

export const configured = (settings) => (IS_READ_MODEL_SERVED ? settings : {});

export const tables = {
  articles: 'newsroom_articles',
  editions: 'newsroom_editions',
  mentions: 'newsroom_mentions',
  permalinks: 'newsroom_permalinks',
  boardCells: 'newsroom_board_cells',
  boardCounts: 'newsroom_board_counts',
  plans: 'newsroom_planned_publications',
  stages: 'newsroom_story_stages',
};

/** Bounds that never come. */
export const NEVER_MS = 8_640_000_000_000_000;

/** Arguments of the newsroom's command line. */
export const REBUILD = ['rebuild'];

/** Sources that decide what stored content looks like: when they change, corpora are made anew. */
const SERVER = 'src/plugins/newsroom/server/src';
export const SHAPES = [
  `${SERVER}/content-types`,
  `${SERVER}/delivery/edition.ts`,
  `${SERVER}/delivery/project.ts`,
];
