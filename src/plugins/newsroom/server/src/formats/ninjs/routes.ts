import type { Core } from '@strapi/strapi';
import { getSettings } from '../../settings';

export const createNinjsRoutes = ({ strapi }: { strapi: Core.Strapi }) => [
  {
    method: 'GET',
    path: '/articles/:slug/ninjs',
    handler: 'formats.ninjs',
    config: getSettings(strapi).delivery.public ? { auth: false } : {},
  },
];
