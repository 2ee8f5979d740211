import type { Core } from '@strapi/strapi';
import { createCommands } from './cli/commands';
import { createDatabase } from './database';
import { createDeliveryQuery } from './delivery/query';
import { createGather } from './delivery/gather';
import { createListQuery } from './delivery/list-query';
import { createImportRelations } from './desk/import-relations';
import { createImport } from './desk/import-service';
import { createWireLedger } from './desk/wire-ledger';
import { createLocales } from './locales/locales';
import { createLedger } from './permalinks/ledger';
import { createChangeLog } from './publication/change-log';
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
};

const part = <Name extends keyof typeof parts>(
  { strapi }: Context,
  name: Name
): ReturnType<(typeof parts)[Name]> => strapi.plugin('newsroom').service(name);

export const services = {
  ...parts,

  changeLog: (context: Context) => createChangeLog({ database: part(context, 'database') }),

  webhooks: (context: Context) => {
    const database = part(context, 'database');
    return createWebhooks({ ...context, database, changeLog: createChangeLog({ database }) });
  },

  everywhere: (context: Context) =>
    createEverywhere({
      ...context,
      locales: part(context, 'locales'),
      links: part(context, 'links'),
    }),

  delivery: (context: Context) =>
    createDeliveryQuery({
      ...context,
      locales: part(context, 'locales'),
      ledger: part(context, 'ledger'),
      gather: createGather({ ...context, locales: part(context, 'locales') }),
      listQuery: createListQuery(context),
    }),

  import: (context: Context) => {
    const wires = createWireLedger(context);
    return createImport({
      ...context,
      locales: part(context, 'locales'),
      wires,
      relations: createImportRelations({ ...context, wires }),
    });
  },

  commands: createCommands,

  seed: (context: Context) => createSeed({ ...context, locales: part(context, 'locales') }),
};

export type Services = typeof services;
