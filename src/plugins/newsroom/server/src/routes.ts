import type { Core } from '@strapi/strapi';
import { createDeliveryRoutes, previewRoutes } from './delivery/routes';
import { editorialRoutes } from './desk/routes';
import { createFormatsRoutes } from './formats/routes';
import { stockRoutes } from './stock/routes';

export const routes = {
  delivery: ({ strapi }: { strapi: Core.Strapi }) => ({
    type: 'content-api' as const,
    routes: createDeliveryRoutes({ strapi }),
  }),
  formats: ({ strapi }: { strapi: Core.Strapi }) => ({
    type: 'content-api' as const,
    routes: createFormatsRoutes({ strapi }),
  }),
  editorial: () => ({
    type: 'content-api' as const,
    routes: [...editorialRoutes, ...previewRoutes],
  }),
  ...stockRoutes,
};
