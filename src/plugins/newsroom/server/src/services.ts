import type { Core } from '@strapi/strapi';
import { ARTICLE } from './constants';
import { createFindMisfits } from './changed-settings/misfits';
import { createChangedSettings, type ChangedSettings } from './changed-settings/service';
import { createSettingsStore } from './changed-settings/store';
import { createCommands } from './cli/commands';
import { makeOwedBoard } from './cli/rebuild-board';
import { createDatabase, type Database } from './database';
import { createLiveNow } from './delivery/live-now';
import { createDelivery, type Delivery } from './delivery/service';
import type { SearchPort } from './delivery/search/port';
import { createSearch } from './delivery/search/search';
import { createDoctorService } from './doctor/service';
import { createActing, type Actor } from './desk/actor';
import { createEditLocks } from './desk/edit-locks';
import { createReach, type ReachService } from './desk/reach';
import { createFirstRoles } from './desk/first-roles';
import { createHistory, type History } from './desk/history';
import { createFlightCheck, type FlightCheck } from './desk/flight-check';
import { createFlightFacts } from './desk/flight-facts';
import { createImportRelations } from './desk/import-relations';
import { createImport } from './desk/import-service';
import { createLanguageVersions } from './desk/language-versions';
import { createLogbook, type Logbook } from './desk/logbook';
import { createNamedThings } from './desk/named-things';
import { createOverview } from './desk/overview';
import { createOwedCorrections } from './desk/owed-corrections';
import { createStages } from './desk/stages';
import { createRetention } from './desk/retention';
import { createRevisionStore } from './desk/revision-store';
import { createWireLedger } from './desk/wire-ledger';
import { createLocales } from './locales/locales';
import { createLedger } from './permalinks/ledger';
import { createChangeLog, type ChangeLog } from './publication/change-log';
import { createCheckAhead } from './publication/check-ahead';
import { createCorrectionStore } from './publication/correction-store';
import { createCorrections } from './publication/corrections';
import { createKill } from './publication/kill';
import { createKilledStories } from './publication/killed-stories';
import { createPlans } from './publication/plans';
import { createPublish } from './publication/publish';
import type { RecordAction } from './publication/record';
import { createSchedule, type CheckAhead } from './publication/schedule';
import { createScheduler } from './publication/scheduler';
import { createSteadyClock } from './publication/steady-clock';
import { createLinks } from './relations/links';
import { createSeed } from './seed/seed-service';
import { createBoard, type Board } from './translation/board';
import { createBoardCounts } from './translation/board-counts';
import { createBoardLocales } from './translation/board-locales';
import { createBoardPages } from './translation/board-pages';
import { createBoardQuery } from './translation/board-query';
import { createBoardSums } from './translation/board-sums';
import { createBoardStore, type BoardStore } from './translation/board-store';
import { createDocumentFacts } from './translation/document-facts';
import { createEverywhere } from './translation/everywhere';
import { createMachine } from './translation/machine/service';
import { createTranslationSource } from './translation/machine/source';
import { createMemoryImport } from './translation/memory/import';
import { createLearning } from './translation/memory/learn';
import { createMemory, type Memory } from './translation/memory/memory';
import { createMemoryStore } from './translation/memory/store';
import { createMemoryRemoval } from './translation/memory/remove';
import type { SourceRevisions } from './translation/source-revisions';
import { createTranslationReader } from './translation/translation-reader';
import { createParityCheck } from './translation/parity-check';
import { createTranslationStateStore } from './translation/translation-state-store';
import { createTranslationStates, type TranslationStates } from './translation/translation-states';
import { createTranslations } from './translation/translations';
import { createXliffExport } from './translation/xliff/export-service';
import { createXliffImport } from './translation/xliff/import-service';
import type { Admits } from './translation/within-limits';
import { createXliffReader } from './translation/xliff/read-apart';
import { threadScript } from './translation/xliff/thread-script';
import { createWebhooks } from './webhooks/service';
import { getFileSettings } from './settings';

type Context = { strapi: Core.Strapi };

const databaseOf = ({ strapi }: Context): Database => strapi.plugin('newsroom').service('database');
const boardStoreOf = ({ strapi }: Context): BoardStore =>
  strapi.plugin('newsroom').service('boardStore');
const boardOf = ({ strapi }: Context): Board => strapi.plugin('newsroom').service('board');
const reachOf = ({ strapi }: Context): ReachService => strapi.plugin('newsroom').service('reach');
/** Limits of the desk, for parts that do not know it. */
const admitsOf =
  (context: Context): Admits =>
  (documentId, asked) =>
    reachOf(context).admits(documentId, asked);
const deliveryOf = ({ strapi }: Context): Delivery => strapi.plugin('newsroom').service('delivery');

/** Writes into the logbook what `publication` does, which knows nothing of the desk. */
const recordOf =
  ({ strapi }: Context): RecordAction =>
  (entry) =>
    strapi.plugin('newsroom').service('logbook').record(entry);

/** Checks a plan as the desk checks a story, of which `publication` knows nothing. */
const checkAheadOf =
  ({ strapi }: Context): CheckAhead =>
  (documentId, asked) =>
    strapi.plugin('newsroom').service('check').ahead(documentId, asked);
/** What `translation` needs of the desk, which it does not know. */
const languageVersionsOf = ({ strapi }: Context) =>
  createLanguageVersions({
    history: strapi.plugin('newsroom').service<History>('history'),
    logbook: strapi.plugin('newsroom').service<Logbook>('logbook'),
    sight: (ids) => reachOf({ strapi }).sight(ids),
  });
/** What is done to the memory is about no story. */
const recordMemoryOf =
  (context: Context, action: string) =>
  (details: Readonly<Record<string, unknown>>): Promise<void> =>
    languageVersionsOf(context).record({
      ...{ action, entity: 'translation-memory', documentId: null, details },
    });
/** What the desk keeps of articles, for translators. */
const sourceRevisionsOf = ({ strapi }: Context): SourceRevisions => {
  const history = (): History => strapi.plugin('newsroom').service('history');
  const store = () => history().store;
  return {
    latest: (documentId, locale) => store().latest({ documentId, locale }),
    latestPublished: (documentId, locale) => store().latestPublished({ documentId, locale }),
    states: (documentId, locale, numbers) => store().states({ documentId, locale }, numbers),
    statesOf: (asked) => store().statesOf(asked),
    async draft(documentId, locale) {
      const [draft] = await history().drafts.read(documentId, [locale]);
      if (!draft) return null;
      const { state, last, updatedMs } = draft;
      return { state, revision: last?.number ?? 0, updatedAt: new Date(updatedMs) };
    },
  };
};

const changedSettingsOf = ({ strapi }: Context): ChangedSettings =>
  strapi.plugin('newsroom').service('changedSettings');

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
  translationStateStore: (context: Context) =>
    createTranslationStateStore({ database: databaseOf(context) }),
  boardCounts: (context: Context) => createBoardCounts({ database: databaseOf(context) }),
  boardQuery: (context: Context) => createBoardQuery({ database: databaseOf(context) }),
  boardSums: (context: Context) => createBoardSums({ database: databaseOf(context) }),
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

  reach: (context: Context) =>
    createReach({
      ...context,
      database: part(context, 'database'),
      acting: part(context, 'acting'),
      locales: part(context, 'locales'),
    }),

  firstRoles: createFirstRoles,

  logbook: (context: Context) =>
    createLogbook({
      ...context,
      database: part(context, 'database'),
      acting: part(context, 'acting'),
      reach: context.strapi.plugin('newsroom').service('reach'),
    }),

  history: (context: Context) =>
    createHistory({
      ...context,
      database: part(context, 'database'),
      acting: part(context, 'acting'),
    }),

  retention: (context: Context) =>
    createRetention({
      ...context,
      database: part(context, 'database'),
      store: createRevisionStore({ database: part(context, 'database') }),
    }),

  editLocks: (context: Context) =>
    createEditLocks({
      ...context,
      database: part(context, 'database'),
      acting: part(context, 'acting'),
      logbook: context.strapi.plugin('newsroom').service('logbook'),
    }),

  stages: (context: Context) =>
    createStages({
      ...context,
      database: part(context, 'database'),
      acting: part(context, 'acting'),
      logbook: context.strapi.plugin('newsroom').service('logbook'),
      reach: context.strapi.plugin('newsroom').service('reach'),
    }),

  overview: (context: Context) =>
    createOverview({
      ...context,
      database: part(context, 'database'),
      reach: context.strapi.plugin('newsroom').service('reach'),
      live: createLiveNow({ database: part(context, 'database') }),
      workflow: () => context.strapi.plugin('newsroom').service('stages').workflow(),
    }),

  owedCorrections: (context: Context) =>
    createOwedCorrections({
      database: part(context, 'database'),
      reach: context.strapi.plugin('newsroom').service('reach'),
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
      followBoard: (id) => boardOf(context).follow(ARTICLE, id),
      record: recordOf(context),
    }),

  changedSettings: (context: Context) =>
    createChangedSettings({
      ...context,
      store: createSettingsStore({ ...context, database: part(context, 'database') }),
      findMisfits: createFindMisfits({
        locales: () => part(context, 'locales').codes(),
        rules: () =>
          context.strapi
            .plugin('newsroom')
            .service<FlightCheck>('check')
            .rules()
            .map(({ code }) => code),
        subscribers: () => getFileSettings(context.strapi).webhooks.map(({ name }) => name),
        hasMachine: () => getFileSettings(context.strapi).translation.machine.provider !== 'none',
        countIn: (stage) => context.strapi.plugin('newsroom').service('stages').count(stage),
      }),
      record: (details) =>
        context.strapi
          .plugin('newsroom')
          .service<Logbook>('logbook')
          .record({ action: 'configure', entity: 'settings', documentId: null, details }),
      who: () => part(context, 'acting').current().actor.name,
      projectAgain: () => deliveryOf(context).jobs.projectAgain(),
      makeBoard: () => void makeOwedBoard(context),
    }),

  check: (context: Context) =>
    createFlightCheck({
      ...context,
      locales: part(context, 'locales'),
      stories: part(context, 'killedStories'),
      facts: createFlightFacts({
        ...context,
        sight: (ids) => reachOf(context).sight(ids),
        things: createNamedThings({ database: part(context, 'database') }),
      }),
      extraChecks: [
        createParityCheck({
          ...context,
          admits: admitsOf(context),
          states: context.strapi.plugin('newsroom').service('translationState'),
        }),
      ],
    }),

  corrections: (context: Context) =>
    createCorrections({
      ...context,
      store: part(context, 'correctionStore'),
      isKilled: async (id) => (await part(context, 'killedStories').find(id)) !== null,
      followReaders: (id) => deliveryOf(context).work.followArticle(id),
      followBoard: (id) => boardOf(context).follow(ARTICLE, id),
      record: recordOf(context),
    }),

  schedule: (context: Context) =>
    createSchedule({
      ...context,
      plans: part(context, 'plans'),
      stories: part(context, 'killedStories'),
      publish: part(context, 'publish'),
      checkAhead: checkAheadOf(context),
      narrow: () => context.strapi.plugin('newsroom').service('reach').narrow(),
      record: recordOf(context),
    }),

  checkAhead: (context: Context) =>
    createCheckAhead({
      ...context,
      plans: part(context, 'plans'),
      check: checkAheadOf(context),
      record: recordOf(context),
      asScheduler: (work) => part(context, 'acting').as({ actor: SCHEDULER }, work),
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

  memory: (context: Context) =>
    createMemory({
      ...context,
      store: createMemoryStore({
        database: part(context, 'database'),
        narrowPairs: () => reachOf(context).narrowPairs(['source_locale', 'target_locale']),
      }),
    }),

  memoryImport: (context: Context) =>
    createMemoryImport({
      ...context,
      locales: part(context, 'locales'),
      memory: context.strapi.plugin('newsroom').service<Memory>('memory'),
      localesFor: (purpose) => reachOf(context).localesFor(purpose),
      record: recordMemoryOf(context, 'import-memory'),
    }),

  memoryRemoval: (context: Context) =>
    createMemoryRemoval({
      ...context,
      memory: context.strapi.plugin('newsroom').service<Memory>('memory'),
      record: recordMemoryOf(context, 'remove-segment'),
    }),

  translationSource: (context: Context) =>
    createTranslationSource({
      desk: languageVersionsOf(context),
      stateOf: (...key) =>
        context.strapi
          .plugin('newsroom')
          .service<TranslationStates>('translationState')
          .read(...key),
    }),

  machine: (context: Context) =>
    createMachine({
      ...context,
      database: part(context, 'database'),
      locales: part(context, 'locales'),
      desk: languageVersionsOf(context),
      states: context.strapi.plugin('newsroom').service<TranslationStates>('translationState'),
    }),

  everywhere: (context: Context) =>
    createEverywhere({
      ...context,
      locales: part(context, 'locales'),
      links: part(context, 'links'),
    }),

  boardStore: (context: Context) =>
    createBoardStore({
      database: part(context, 'database'),
      counts: part(context, 'boardCounts'),
    }),

  board: (context: Context) =>
    createBoard({
      database: part(context, 'database'),
      locales: part(context, 'locales'),
      facts: createDocumentFacts({ database: part(context, 'database') }),
      store: boardStoreOf(context),
      states: part(context, 'translationStateStore'),
      revisions: sourceRevisionsOf(context),
    }),

  boardLocales: (context: Context) =>
    createBoardLocales({
      database: part(context, 'database'),
      locales: part(context, 'locales'),
    }),

  translations: (context: Context) => {
    const known = {
      ...context,
      store: part(context, 'translationStateStore'),
      board: boardOf(context),
      boardStore: boardStoreOf(context),
      revisions: sourceRevisionsOf(context),
    };
    return createTranslations({
      ...known,
      locales: part(context, 'locales'),
      states: context.strapi.plugin('newsroom').service('translationState'),
      reader: createTranslationReader({
        ...known,
        corrections: part(context, 'correctionStore'),
      }),
      record: recordOf(context),
      who: () => part(context, 'acting').current().actor.name,
    });
  },

  xliffExport: (context: Context) =>
    createXliffExport({
      admits: admitsOf(context),
      locales: part(context, 'locales'),
      states: context.strapi.plugin('newsroom').service('translationState'),
      revisions: sourceRevisionsOf(context),
      memory: context.strapi.plugin('newsroom').service<Memory>('memory'),
    }),

  xliffImport: (context: Context) =>
    createXliffImport({
      ...context,
      admits: admitsOf(context),
      locales: part(context, 'locales'),
      states: context.strapi.plugin('newsroom').service('translationState'),
      translations: context.strapi.plugin('newsroom').service('translations'),
      revisions: sourceRevisionsOf(context),
      remember: (confirmed) =>
        context.strapi.plugin('newsroom').service<Memory>('memory').remember(confirmed),
      record: recordOf(context),
      who: () => part(context, 'acting').current().actor.name,
    }),

  xliffReader: () => createXliffReader({ script: threadScript }),

  boardPages: (context: Context) =>
    createBoardPages({
      database: part(context, 'database'),
      locales: part(context, 'locales'),
      query: part(context, 'boardQuery'),
      sums: part(context, 'boardSums'),
      reach: {
        readable: () => reachOf(context).readable(),
        sight: (ids) => reachOf(context).sight(ids),
      },
    }),

  translationState: (context: Context) =>
    createTranslationStates({
      ...context,
      store: part(context, 'translationStateStore'),
      follow: (documentId) => boardOf(context).follow(ARTICLE, documentId),
      onConfirmed: createLearning({
        desk: languageVersionsOf(context),
        memory: context.strapi.plugin('newsroom').service<Memory>('memory'),
      }),
    }),

  delivery: (context: Context) =>
    createDelivery({
      ...context,
      database: part(context, 'database'),
      locales: part(context, 'locales'),
      ledger: part(context, 'ledger'),
      changeLog: part(context, 'changeLog'),
      search: part(context, 'search'),
      plans: part(context, 'plans'),
      changedSettings: changedSettingsOf(context),
    }),

  import: (context: Context) => {
    const wires = createWireLedger(context);
    return createImport({
      ...context,
      locales: part(context, 'locales'),
      wires,
      relations: createImportRelations({ ...context, wires }),
      findBlocking: (id, locale) =>
        context.strapi.plugin('newsroom').service('check').blocking(id, locale),
      acting: part(context, 'acting'),
      reach: context.strapi.plugin('newsroom').service('reach'),
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
      plans: part(context, 'plans'),
      clock: createSteadyClock({ ...context, database: part(context, 'database') }),
      everywhere: context.strapi.plugin('newsroom').service('everywhere'),
      board: context.strapi.plugin('newsroom').service('board'),
      boardStore: boardStoreOf(context),
      boardCounts: part(context, 'boardCounts'),
      delivery: context.strapi.plugin('newsroom').service('delivery'),
      stages: context.strapi.plugin('newsroom').service('stages').events,
      settings: changedSettingsOf(context),
      roles: context.strapi.plugin('newsroom').service('firstRoles'),
    }),

  seed: (context: Context) => createSeed({ ...context, locales: part(context, 'locales') }),
};

export type Services = typeof services;
