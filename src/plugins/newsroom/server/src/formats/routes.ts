import type { Core } from '@strapi/strapi';
import { getSettings } from '../settings';

/** All formats stand behind the same wall as the articles in them. */
export const createFormatsRoutes = ({ strapi }: { strapi: Core.Strapi }) => {
  const config = getSettings(strapi).delivery.public ? { auth: false } : {};
  const get = (path: string, action: string) => ({
    method: 'GET',
    path,
    handler: `formats.${action}`,
    config: { ...config },
  });

  return [
    get('/feeds/rss.xml', 'rssFeed'),
    get('/feeds/atom.xml', 'atomFeed'),
    get('/feeds/feed.json', 'jsonFeed'),
    // Last, since they take what no other did.
    get('/feeds/:format', 'unknownFeed'),
  ];
};
