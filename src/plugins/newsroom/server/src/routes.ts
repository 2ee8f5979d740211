import type { Core } from '@strapi/strapi';
import { createDeliveryRoutes, previewRoutes } from './delivery/routes';
import { publishingRoutes } from './desk/publishing-routes';
import { editorialRoutes } from './desk/routes';
import { createFormatsRoutes, createUnknownFormatRoutes } from './formats/routes';
import { stockRoutes } from './stock/routes';

export const routes = {
  formats: ({ strapi }: { strapi: Core.Strapi }) => ({
    type: 'content-api' as const,
    routes: createFormatsRoutes({ strapi }),
  }),
  delivery: ({ strapi }: { strapi: Core.Strapi }) => ({
    type: 'content-api' as const,
    routes: createDeliveryRoutes({ strapi }),
  }),
  unknownFormats: ({ strapi }: { strapi: Core.Strapi }) => ({
    type: 'content-api' as const,
    routes: createUnknownFormatRoutes({ strapi }),
  }),
  editorial: () => ({
    type: 'content-api' as const,
    routes: [...editorialRoutes, ...publishingRoutes, ...previewRoutes],
  }),
  ...stockRoutes,
};
