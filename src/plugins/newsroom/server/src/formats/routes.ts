import type { Core } from '@strapi/strapi';
import { getSettings } from '../settings';

const routesIn = (strapi: Core.Strapi) => (path: string, action: string) => ({
  method: 'GET',
  path,
  handler: `formats.${action}`,
  config: getSettings(strapi).delivery.public ? { auth: false } : {},
});

/**
 * All formats stand behind the same wall as the articles in them. To be asked before delivery: a story
 * may have the slug `id`, and no document the id `html`.
 */
export const createFormatsRoutes = ({ strapi }: { strapi: Core.Strapi }) => {
  const get = routesIn(strapi);
  return [
    get('/articles/:slug/jsonld', 'jsonld'),
    get('/articles/:slug/html', 'html'),
    get('/articles/:slug/text', 'text'),
    get('/feeds/rss.xml', 'rssFeed'),
    get('/feeds/atom.xml', 'atomFeed'),
    get('/feeds/feed.json', 'jsonFeed'),
  ];
};

/** To be asked last: they refuse what no other route took. */
export const createUnknownFormatRoutes = ({ strapi }: { strapi: Core.Strapi }) => {
  const get = routesIn(strapi);
  return [get('/articles/:slug/:format', 'unknownFormat'), get('/feeds/:format', 'unknownFeed')];
};
