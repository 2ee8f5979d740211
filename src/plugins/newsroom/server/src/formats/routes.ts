import type { Core } from '@strapi/strapi';
import { getSettings } from '../settings';

const routesIn = (strapi: Core.Strapi) => (path: string, handler: string) => ({
  method: 'GET',
  path,
  handler,
  config: getSettings(strapi).delivery.public ? { auth: false } : {},
});

/**
 * All formats stand behind the same wall as the articles in them. To be asked before delivery: a story
 * may have the slug `id`, and no document the id `html`.
 */
export const createFormatsRoutes = ({ strapi }: { strapi: Core.Strapi }) => {
  const get = routesIn(strapi);
  return [
    get('/articles/:slug/jsonld', 'formats.jsonld'),
    get('/articles/:slug/ninjs', 'formats.ninjs'),
    get('/articles/:slug/html', 'formats.html'),
    get('/articles/:slug/text', 'formats.text'),
    get('/feeds/rss.xml', 'formats.rssFeed'),
    get('/feeds/atom.xml', 'formats.atomFeed'),
    get('/feeds/feed.json', 'formats.jsonFeed'),
    get('/sitemap.xml', 'formats.sitemapIndex'),
    // Before the pages, whose number it would else be taken for.
    get('/sitemaps/:locale/news.xml', 'formats.newsSitemap'),
    get('/sitemaps/:locale/:page.xml', 'formats.sitemapPage'),
    get('/openapi.json', 'openapi.document'),
  ];
};

/** To be asked last: they refuse what no other route took. */
export const createUnknownFormatRoutes = ({ strapi }: { strapi: Core.Strapi }) => {
  const get = routesIn(strapi);
  return [
    get('/articles/:slug/:format', 'formats.unknownFormat'),
    get('/feeds/:format', 'formats.unknownFeed'),
  ];
};
