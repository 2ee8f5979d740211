import type { Core } from '@strapi/strapi';
import { createCommands } from './cli/commands';
import { createDatabase, type Database } from './database';
import { createDelivery, type Delivery } from './delivery/service';
import type { SearchPort } from './delivery/search/port';
import { createSearch } from './delivery/search/search';
import { createDoctorService } from './doctor/service';
import { createActing, type Actor } from './desk/actor';
import { createEditLocks } from './desk/edit-locks';
import { createHistory } from './desk/history';
import { createFlightCheck } from './desk/flight-check';
import { createFlightFacts } from './desk/flight-facts';
import { createImportRelations } from './desk/import-relations';
import { createImport } from './desk/import-service';
import { createLogbook } from './desk/logbook';
import { createWireLedger } from './desk/wire-ledger';
import { createLocales } from './locales/locales';
import { createLedger } from './permalinks/ledger';
import { createChangeLog, type ChangeLog } from './publication/change-log';
import { createCorrectionStore } from './publication/correction-store';
import { createCorrections } from './publication/corrections';
import { createKill } from './publication/kill';
import { createKilledStories } from './publication/killed-stories';
import { createPlans } from './publication/plans';
import { createPublish } from './publication/publish';
import type { RecordAction } from './publication/record';
import { createSchedule } from './publication/schedule';
import { createScheduler } from './publication/scheduler';
import { createSteadyClock } from './publication/steady-clock';
import { createLinks } from './relations/links';
import { createSeed } from './seed/seed-service';
import { createEverywhere } from './translation/everywhere';
import { createWebhooks } from './webhooks/service';

type Context = { strapi: Core.Strapi };

const databaseOf = ({ strapi }: Context): Database => strapi.plugin('newsroom').service('database');
const deliveryOf = ({ strapi }: Context): Delivery => strapi.plugin('newsroom').service('delivery');

/** Writes into the logbook what `publication` does, which knows nothing of the desk. */
const recordOf =
  ({ strapi }: Context): RecordAction =>
  (entry) =>
    strapi.plugin('newsroom').service('logbook').record(entry);

const SCHEDULER: Actor = { kind: 'scheduler', id: null, name: 'scheduler' };

/** The plugin's services. Strapi makes each of them once, on first use. */
const parts = {
  database: createDatabase,
  locales: createLocales,
  ledger: createLedger,
  links: createLinks,
  publish: createPublish,
  killedStories: (context: Context) => createKilledStories({ database: databaseOf(context) }),
  correctionStore: (context: Context) => createCorrectionStore({ database: databaseOf(context) }),
  plans: (context: Context) => createPlans({ database: databaseOf(context) }),
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

  kill: (context: Context) =>
    createKill({
      ...context,
      ledger: part(context, 'ledger'),
      stories: part(context, 'killedStories'),
      async cancelPlans(documentId) {
        await part(context, 'plans').cancel(documentId, null);
      },
      announceRevival: (...revived) => deliveryOf(context).work.announceRevival(...revived),
      record: recordOf(context),
    }),

  check: (context: Context) =>
    createFlightCheck({
      ...context,
      locales: part(context, 'locales'),
      stories: part(context, 'killedStories'),
      facts: createFlightFacts(context),
    }),

  corrections: (context: Context) =>
    createCorrections({
      ...context,
      store: part(context, 'correctionStore'),
      isKilled: async (id) => (await part(context, 'killedStories').find(id)) !== null,
      followReaders: (id) => deliveryOf(context).work.followArticle(id),
      record: recordOf(context),
    }),

  schedule: (context: Context) =>
    createSchedule({
      ...context,
      plans: part(context, 'plans'),
      stories: part(context, 'killedStories'),
      publish: part(context, 'publish'),
      record: recordOf(context),
    }),

  scheduler: (context: Context) =>
    createScheduler({
      ...context,
      plans: part(context, 'plans'),
      clock: createSteadyClock({ ...context, database: part(context, 'database') }),
      asScheduler: (work) => part(context, 'acting').as({ actor: SCHEDULER }, work),
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
      killedStories: part(context, 'killedStories'),
      everywhere: context.strapi.plugin('newsroom').service('everywhere'),
      delivery: context.strapi.plugin('newsroom').service('delivery'),
    }),

  seed: (context: Context) => createSeed({ ...context, locales: part(context, 'locales') }),
};

export type Services = typeof services;
