import type { Core } from '@strapi/strapi';
import { getSettings } from '../../settings';

/** `news.xml` before the pages, whose number it would else be taken for. */
export const createSitemapRoutes = ({ strapi }: { strapi: Core.Strapi }) => {
  const config = getSettings(strapi).delivery.public ? { auth: false } : {};
  const get = (path: string, action: string) => ({
    method: 'GET',
    path,
    handler: `formats.${action}`,
    config: { ...config },
  });

  return [
    get('/sitemap.xml', 'sitemapIndex'),
    get('/sitemaps/:locale/news.xml', 'newsSitemap'),
    get('/sitemaps/:locale/:page.xml', 'sitemapPage'),
  ];
};
