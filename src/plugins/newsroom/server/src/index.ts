import config from './config';
import contentTypes from './content-types';
import { bootstrap } from './bootstrap';
import { createDeliveryController } from './delivery/controller';
import { createArticlesController } from './desk/articles-controller';
import { createEditorialController } from './desk/controller';
import { createLocksController } from './desk/locks-controller';
import { createPublishingController } from './desk/publishing-controller';
import { createLogbookController } from './desk/logbook-controller';
import { createRevisionsController } from './desk/revisions-controller';
import { destroy } from './destroy';
import { createFormatsController } from './formats/controller';
import { createOpenApiController } from './formats/openapi/controller';
import { register } from './register';
import { routes } from './routes';
import { services } from './services';
import { stockControllers, stockServices } from './stock/routes';

const plugin: Record<string, unknown> = {
  register,
  bootstrap,
  destroy,
  config,
  contentTypes,
  services: { ...stockServices, ...services },
  controllers: {
    ...stockControllers,
    delivery: createDeliveryController,
    editorial: createEditorialController,
    articles: createArticlesController,
    locks: createLocksController,
    publishing: createPublishingController,
    logbook: createLogbookController,
    revisions: createRevisionsController,
    formats: createFormatsController,
    openapi: createOpenApiController,
  },
  routes,
};

export default plugin;
