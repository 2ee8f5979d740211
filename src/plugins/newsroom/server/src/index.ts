import config from './config';
import contentTypes from './content-types';
import { bootstrap } from './bootstrap';
import { createDeliveryController } from './delivery/controller';
import { createArticlesController } from './desk/articles-controller';
import { createEditorialController } from './desk/controller';
import { createLocksController } from './desk/locks-controller';
import { createOverviewController } from './desk/overview-controller';
import { createPublishingController } from './desk/publishing-controller';
import { createLogbookController } from './desk/logbook-controller';
import { createRevisionsController } from './desk/revisions-controller';
import { createWorkflowController } from './desk/workflow-controller';
import { destroy } from './destroy';
import { createFormatsController } from './formats/controller';
import { createOpenApiController } from './formats/openapi/controller';
import { createPanelPeopleController } from './panel/people-controller';
import { createDeskSettingsController } from './panel/desk-settings-controller';
import { createPanelSettingsController } from './panel/settings-controller';
import { createPanelSlugsController } from './panel/slugs-controller';
import { register } from './register';
import { routes } from './routes';
import { services } from './services';
import { stockControllers, stockServices } from './stock/routes';
import { createMachineController } from './translation/machine/controller';
import { createMemoryController } from './translation/memory/controller';
import { createTranslationsController } from './translation/controller';
import { createXliffController } from './translation/xliff/controller';

const plugin: Record<string, unknown> = {
  register,
  bootstrap,
  destroy,
  config,
  contentTypes,
  services: { ...stockServices, ...services },
  controllers: {
    ...stockControllers,
    panelPeople: createPanelPeopleController,
    panelSettings: createPanelSettingsController,
    panelSlugs: createPanelSlugsController,
    delivery: createDeliveryController,
    editorial: createEditorialController,
    articles: createArticlesController,
    locks: createLocksController,
    publishing: createPublishingController,
    logbook: createLogbookController,
    revisions: createRevisionsController,
    workflow: createWorkflowController,
    overview: createOverviewController,
    settings: createDeskSettingsController,
    machine: createMachineController,
    memory: createMemoryController,
    translations: createTranslationsController,
    xliff: createXliffController,
    formats: createFormatsController,
    openapi: createOpenApiController,
  },
  routes,
};

export default plugin;
