import type { Core } from '@strapi/strapi';
import { createCommands } from './cli/commands';
import { createDatabase } from './database';
import { createDelivery } from './delivery/service';
import type { SearchPort } from './delivery/search/port';
import { createSearch } from './delivery/search/search';
import { createDoctorService } from './doctor/service';
import { createActing } from './desk/actor';
import { createEditLocks } from './desk/edit-locks';
import { createHistory } from './desk/history';
import { createImportRelations } from './desk/import-relations';
import { createImport } from './desk/import-service';
import { createLogbook } from './desk/logbook';
import { createWireLedger } from './desk/wire-ledger';
import { createLocales } from './locales/locales';
import { createLedger } from './permalinks/ledger';
import { createChangeLog, type ChangeLog } from './publication/change-log';
import { createLinks } from './relations/links';
import { createSeed } from './seed/seed-service';
import { createEverywhere } from './translation/everywhere';
import { createWebhooks } from './webhooks/service';

type Context = { strapi: Core.Strapi };

/** The plugin's services. Strapi makes each of them once, on first use. */
const parts = {
  database: createDatabase,
  locales: createLocales,
  ledger: createLedger,
  links: createLinks,
  acting: createActing,
  changeLog: ({ strapi }: Context): ChangeLog =>
    createChangeLog({ database: strapi.plugin('newsroom').service('database') }),
  search: ({ strapi }: Context): SearchPort =>
    createSearch({ database: strapi.plugin('newsroom').service('database') }),
};

const part = <Name extends keyof typeof parts>(
  { strapi }: Context,
  name: Name
): ReturnType<(typeof parts)[Name]> => strapi.plugin('newsroom').service(name);

export const services = {
  ...parts,

  logbook: (context: Context) =>
    createLogbook({
      ...context,
      database: part(context, 'database'),
      acting: part(context, 'acting'),
    }),

  history: (context: Context) =>
    createHistory({
      ...context,
      database: part(context, 'database'),
      acting: part(context, 'acting'),
    }),

  editLocks: (context: Context) =>
    createEditLocks({
      ...context,
      database: part(context, 'database'),
      acting: part(context, 'acting'),
      logbook: context.strapi.plugin('newsroom').service('logbook'),
    }),

  webhooks: (context: Context) =>
    createWebhooks({
      ...context,
      database: part(context, 'database'),
      changeLog: part(context, 'changeLog'),
    }),

  everywhere: (context: Context) =>
    createEverywhere({
      ...context,
      locales: part(context, 'locales'),
      links: part(context, 'links'),
    }),

  delivery: (context: Context) =>
    createDelivery({
      ...context,
      database: part(context, 'database'),
      locales: part(context, 'locales'),
      ledger: part(context, 'ledger'),
      changeLog: part(context, 'changeLog'),
      search: part(context, 'search'),
    }),

  import: (context: Context) => {
    const wires = createWireLedger(context);
    return createImport({
      ...context,
      locales: part(context, 'locales'),
      wires,
      relations: createImportRelations({ ...context, wires }),
      acting: part(context, 'acting'),
    });
  },

  commands: createCommands,

  doctor: (context: Context) =>
    createDoctorService({
      ...context,
      database: part(context, 'database'),
      locales: part(context, 'locales'),
      ledger: part(context, 'ledger'),
      links: part(context, 'links'),
      everywhere: context.strapi.plugin('newsroom').service('everywhere'),
      delivery: context.strapi.plugin('newsroom').service('delivery'),
    }),

  seed: (context: Context) => createSeed({ ...context, locales: part(context, 'locales') }),
};

export type Services = typeof services;
