import type { Core } from '@strapi/strapi';
import { ARTICLE } from '../constants';
import type { Database } from '../database';
import type { Locales } from '../locales/locales';
import type { Ledger } from '../permalinks/ledger';
import type { ChangeLog } from '../publication/change-log';
import { readNotes, type Notes } from '../publication/notes';
import type { Plans } from '../publication/plans';
import { correctClock, getClockError, getNow, getSettings } from '../settings';
import { createArticles } from './articles';
import { createChanges } from './changes';
import { createEditionStore } from './edition-store';
import type { ProjectionSettings } from './facts';
import { createFollower } from './follower';
import { createGather } from './gather';
import { createPictures } from './pictures';
import { createReadRows } from './read-rows';
import { createHealth } from './health';
import { createInspection } from './inspection';
import { createDeliveryLifecycles } from './lifecycles';
import { createListQuery } from './list-query';
import { createLists } from './lists';
import { clockError } from '../clock-error';
import { createLoop } from '../loop';
import { createMemory } from './memory';
import { createMentionStore } from './mention-store';
import { createNodes } from './nodes';
import { oncePerTurn } from './once-per-turn';
import { openDelivery } from './open';
import { createPlannedTurns } from './planned-turns';
import { createPreview } from './preview';
import { createPreviewAddress } from './preview-address';
import { createProof } from './proof';
import { createPromos } from './promos';
import { createRefresh } from './refresh';
import { createRefreshJobs } from './refresh-jobs';
import { createResolve } from './resolve';
import { createScope } from './scope';
import { createSearchArticles } from './search-articles';
import { createSearchIndex } from './search-index';
import type { SearchPort } from './search/port';
import { createSections } from './sections';
import { createServe } from './serve';
import { createServeStreamed } from './serve-streamed';
import { createSitemapQuery } from './sitemap-query';
import { createSitemaps } from './sitemaps';
import { createSources } from './sources';
import { surrogateHeaderName } from './surrogate-keys';
import { articleThing } from './things';
import { createTurns } from './turns';
import { createUnitOfWork, type Committed } from './unit-of-work';

const MIB = 1024 * 1024;

/** SQLite has one connection, which a long write of our own keeps busy; nobody else commits then. */
const LONGEST_SILENCE_MS = { sqlite: 60_000, postgres: 3_000, mysql: 3_000 };

export interface DeliveryParts {
  strapi: Core.Strapi;
  database: Database;
  locales: Locales;
  ledger: Ledger;
  changeLog: ChangeLog;
  search: SearchPort;
  plans: Pick<Plans, 'mark' | 'open'>;
  /** Settings change while the newsroom runs, on any node. */
  changedSettings: { follow: () => Promise<void>; onApplied: (listener: () => void) => void };
}

/** The read model put together: what writes it, what reads it, and what serves it over HTTP. */
export const createDelivery = (parts: DeliveryParts) => {
  const { strapi, database, locales, ledger, changeLog, search, plans, changedSettings } = parts;
  const settings = getSettings(strapi);
  const listeners: (() => void)[] = [];

  const projection = (): ProjectionSettings => {
    const { publicUrl, readingRates } = getSettings(strapi);
    return { publicUrl, readingRates, mediaUrl: strapi.config.get('server.url', '') };
  };
  const nowMs = oncePerTurn(() => getNow(strapi).getTime());

  const maxBytes = (): number => getSettings(strapi).delivery.cacheMiB * MIB;
  const memory = createMemory({ maxBytes: maxBytes(), nowMs });
  changedSettings.onApplied(() => memory.restart(maxBytes()));
  const committed: Committed = (head, changes) => {
    memory.evict([...new Set(changes.flatMap(({ tags }) => tags))]);
    follower.noteOwn({ from: head, to: head + changes.length });
    for (const listener of listeners) listener();
  };

  const readRows = createReadRows({ strapi, database });
  const pictures = createPictures({ database, readRows });
  const gather = createGather({ strapi, locales, readRows, pictures });
  const notesOf = (documentIds: readonly string[]): Promise<Notes> =>
    readNotes({ database }, documentIds);
  const store = createEditionStore({ database });
  const mentions = createMentionStore({ database });
  const searchIndex = createSearchIndex({ search });
  const refresh = createRefresh({
    strapi,
    database,
    locales,
    gather,
    store,
    mentions,
    searchIndex,
    projection,
    notesOf,
    forget: (keys) => memory.evict(keys),
  });
  const writing = { strapi, database, changeLog, store, refresh, committed };
  const { follow: followSettings } = changedSettings;
  const jobs = createRefreshJobs({ ...writing, followSettings });
  const turns = createTurns(writing);
  const work = createUnitOfWork({ ...writing, jobs });

  /** A locale removed or made the default, on any node, changes answers that no change tells of. */
  let knownLocales = '';
  const noteLocales = async (): Promise<void> => {
    const codes = (await locales.codes()).join(' ');
    if (knownLocales !== '' && codes !== knownLocales) memory.clear();
    knownLocales = codes;
  };

  const nodes = createNodes({ database });
  const follower = createFollower({
    strapi,
    changeLog,
    memory,
    pollMs: settings.delivery.pollMs,
    longestSilenceMs: LONGEST_SILENCE_MS[database.engine()],
    followSettings,
    noteClock: (reading) => correctClock(strapi, clockError(reading, getClockError(strapi))),
  });
  /** Hours that have come, editions still to be made: they may wait for others' locks, readers may not. */
  const chores = createLoop({
    name: 'bringing the read model up to date',
    everyMs: settings.delivery.pollMs,
    async work() {
      // Whose hour has come is told to all nodes: not before this one has heard what time it is.
      await follower.catchUp();
      await nodes.beat(follower.seq());
      await noteLocales();
      await planned.follow();
      await turns.run();
      await jobs.work();
    },
    log: strapi.log,
  });

  const scope = createScope({ strapi, locales });
  const planned = createPlannedTurns({
    plans,
    nowMs: () => getNow(strapi).getTime(),
    forget: (keys) => memory.evict(keys),
  });
  const articles = createArticles({ database, ledger, store, scope, planned });
  const listQuery = createListQuery({ database });
  const lists = createLists({ ledger, changeLog, gather, listQuery, scope, planned });
  const promos = createPromos({ ledger, changeLog, gather, scope, projection });
  const sections = createSections({ strapi, ledger, changeLog, gather, lists, promos, scope });

  const http = {
    get lifetimes() {
      return getSettings(strapi).delivery.lifetimes;
    },
    surrogate: settings.delivery.surrogateKeys,
    isPublic: settings.delivery.public,
  };
  const serve = createServe({ memory, follower, nowMs, http });

  let close: (() => Promise<void>) | null = null;

  const sources = createSources({ ledger, changeLog, gather, lists, scope, projection });
  const resolve = createResolve({ articles, sections, scope });
  const searchArticles = createSearchArticles({
    database,
    changeLog,
    search,
    lists,
    listQuery,
    scope,
  });
  const sitemaps = createSitemaps({
    changeLog,
    turns,
    jobs,
    query: createSitemapQuery({ database }),
    listQuery,
    scope,
    planned,
  });
  const inspection = createInspection({ ...writing, database, mentions, search });

  const preview = createPreview({ strapi, gather, scope, projection, notesOf });

  const delivery = {
    articles,
    lists,
    promos,
    sections,
    sources,
    resolve,
    search: searchArticles,
    changes: createChanges({ changeLog, turns, follower }),
    preview,
    /** For Strapi's own preview. */
    previewAddress: createPreviewAddress({
      preview,
      publicUrl: () => getSettings(strapi).publicUrl,
    }),
    sitemaps,
    /** Re-reads every surface for one story. */
    proof: createProof({
      database,
      articles,
      lists,
      sections,
      sources,
      promos,
      resolve,
      search: searchArticles,
      sitemaps,
      gather,
      store,
      inspection,
      scope,
    }),
    /** Header with an answer's surrogate keys; empty when there is none. */
    surrogateHeader: surrogateHeaderName(settings.delivery.surrogateKeys),
    serve,
    serveStreamed: createServeStreamed({ serve, follower, http, nowMs }),
    health: createHealth({ follower, jobs, nodes }),
    memory,
    follower,
    nodes,
    work,
    jobs,
    turns,
    planned,
    chores,
    /** Published stories that show a story, or would if it were there. */
    whoMentions: (documentId: string, locale: string, limit: number): Promise<string[]> =>
      store.mentioning(articleThing(documentId), locale, { after: '', limit }),
    inspection,
    /** Called after each commit that readers may notice. */
    onCommitted: (listener: () => void): void => {
      listeners.push(listener);
    },
    lifecycles: createDeliveryLifecycles({
      strapi,
      store,
      jobs,
      work,
      forgetAnswers: () => memory.clear(),
    }),

    /** Articles in a configured locale that are published: how many editions there should be. */
    countPublished: async (): Promise<number> =>
      strapi.db.query(ARTICLE).count({
        where: { publishedAt: { $notNull: true }, locale: { $in: await locales.codes() } },
      }),

    /** Content without its read model, or with that of an older version, is projected from now on. */
    async beginRebuildIfOutdated(): Promise<void> {
      const published = await gather.find(ARTICLE, {
        select: ['id'],
        where: { publishedAt: { $notNull: true } },
        limit: 1,
      });
      const isMissing = published.length > 0 && (await store.isEmpty());
      if (isMissing || (await store.isOutdated())) await jobs.startRebuild();
    },

    /** Begins to serve; content that was there before its read model is projected in the background. */
    async open(): Promise<void> {
      await this.beginRebuildIfOutdated();
      close = openDelivery({ strapi, delivery });
      strapi.server.httpServer.once('listening', () => chores.start());
    },

    async close(): Promise<void> {
      await Promise.all([jobs.stop(), chores.stop()]);
      await close?.();
      close = null;
    },
  };
  return delivery;
};

export type Delivery = ReturnType<typeof createDelivery>;
