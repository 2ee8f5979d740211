import type { Core } from '@strapi/strapi';
import { getSettings } from '../settings';

/** Public unless configured otherwise; then each route asks for the permission of its action. */
export const createDeliveryRoutes = ({ strapi }: { strapi: Core.Strapi }) => {
  const config = getSettings(strapi).delivery.public ? { auth: false } : {};
  const get = (path: string, action: string) => ({
    method: 'GET',
    path,
    handler: `delivery.${action}`,
    config: { ...config },
  });

  return [
    get('/articles', 'list'),
    get('/articles/id/:documentId', 'findById'),
    get('/articles/:slug', 'findBySlug'),
    get('/sections', 'sections'),
    get('/sections/:slug', 'section'),
    get('/sources', 'sources'),
    get('/sources/:code', 'source'),
    get('/promos', 'promos'),
    get('/resolve', 'resolve'),
    get('/search', 'search'),
    get('/changes', 'changes'),
    get('/health', 'health'),
  ];
};

/** For editors' tools: asks for the permission of its action, whether delivery is public or not. */
export const previewRoutes = [
  {
    method: 'POST',
    path: '/editorial/preview-tokens',
    handler: 'delivery.issuePreviewToken',
    config: {},
  },
];
