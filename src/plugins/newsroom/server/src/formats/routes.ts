import type { Core } from '@strapi/strapi';
import { getSettings } from '../settings';
import { createNinjsRoutes } from './ninjs/routes';
import { createSitemapRoutes } from './sitemaps/routes';

/** Feeds stand behind the same wall as the articles in them. */
export const createFormatsRoutes = ({ strapi }: { strapi: Core.Strapi }) => [
  ...createSitemapRoutes({ strapi }),
  ...createNinjsRoutes({ strapi }),
  {
    method: 'GET',
    path: '/feeds/feed.json',
    handler: 'formats.jsonFeed',
    config: getSettings(strapi).delivery.public ? { auth: false } : {},
  },
  {
    method: 'GET',
    path: '/openapi.json',
    handler: 'openapi.document',
    config: getSettings(strapi).delivery.public ? { auth: false } : {},
  },
];
