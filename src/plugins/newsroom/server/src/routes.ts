import type { Core } from '@strapi/strapi';
import { createDeliveryRoutes, previewRoutes } from './delivery/routes';
import { adminDoor, contentDoor, type EditorialRoute } from './desk/doors';
import { createLimitRequests } from './desk/limit-requests';
import { overviewRoutes } from './desk/overview-routes';
import { publishingRoutes } from './desk/publishing-routes';
import { editorialRoutes } from './desk/routes';
import { workflowRoutes } from './desk/workflow-routes';
import { createFormatsRoutes, createUnknownFormatRoutes } from './formats/routes';
import { deskSettingsRoutes, panelRoutes } from './panel/routes';
import { stockRoutes } from './stock/routes';
import { machineRoutes } from './translation/machine-routes';
import { memoryRoutes } from './translation/memory-routes';
import { translationRoutes } from './translation/routes';
import { xliffRoutes } from './translation/xliff/routes';

/** Every editorial route, whichever part has it: each is on both doors and has an RBAC action. */
export const allEditorialRoutes: readonly EditorialRoute[] = [
  ...editorialRoutes,
  ...publishingRoutes,
  ...workflowRoutes,
  ...overviewRoutes,
  ...deskSettingsRoutes,
  ...translationRoutes,
  ...machineRoutes,
  ...memoryRoutes,
  ...xliffRoutes,
  ...previewRoutes,
];

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
  editorial: ({ strapi }: { strapi: Core.Strapi }) =>
    contentDoor(allEditorialRoutes, createLimitRequests({ strapi })),
  admin: ({ strapi }: { strapi: Core.Strapi }) =>
    adminDoor(allEditorialRoutes, createLimitRequests({ strapi })),
  panel: () => ({ type: 'admin' as const, routes: panelRoutes }),
  ...stockRoutes,
};
