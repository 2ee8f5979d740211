import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { LOGBOOK_ENTRY } from '../constants';
import type { Finding } from '../contracts/editorial-check';
import type { LogbookEntry, LogbookFilters } from '../contracts/editorial-logbook';
import type { Database } from '../database';
import { getNow } from '../settings';
import type { ActingService, Actor } from './actor';
import type { ReachService } from './reach';
import { tellFindings } from './tell-findings';

/** Something that was done. What is left out of `actor` and `reason` is taken from who acts now. */
export interface NewLogbookEntry {
  action: string;
  entity: string;
  documentId: string | null;
  locale?: string | null;
  revision?: number | null;
  reason?: string | null;
  actor?: Actor;
  details?: Readonly<Record<string, unknown>>;
}

export interface LogbookPage {
  entries: LogbookEntry[];
  /** Id of the last entry, when there are older ones. */
  next: number | null;
}

interface Raw {
  id: number;
  at_ms: number | string;
  action: string;
  actor_kind: Actor['kind'];
  actor_id: string | null;
  actor_name: string | null;
  entity: string;
  document_id: string | null;
  locale: string | null;
  revision: number | null;
  reason: string | null;
  details: string | null;
}

const COLUMNS = [
  'id',
  'at_ms',
  'action',
  'actor_kind',
  'actor_id',
  'actor_name',
  'entity',
  'document_id',
  'locale',
  'revision',
  'reason',
  'details',
];
/** Keeps a query to what whoever asks may read. */
type Narrow = (query: Knex.QueryBuilder) => void;

const MAX_INSERTED = 100;
const EXPORTED_AT_ONCE = 500;

const detailsOf = ({ details }: Raw, isLimited: boolean): Record<string, unknown> => {
  const told = details === null ? {} : (JSON.parse(details) as Record<string, unknown>);
  if (!Array.isArray(told.findings)) return told;
  return { ...told, findings: tellFindings(told.findings as Finding[], isLimited) };
};

const toEntry = (row: Raw, isLimited: boolean): LogbookEntry => ({
  id: row.id,
  at: new Date(Number(row.at_ms)).toISOString(),
  action: row.action,
  actor: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name ?? '' },
  entity: row.entity,
  documentId: row.document_id,
  locale: row.locale,
  revision: row.revision,
  reason: row.reason,
  details: detailsOf(row, isLimited),
});

const narrow = (query: Knex.QueryBuilder, filters: LogbookFilters): Knex.QueryBuilder => {
  const { action, actor, entity, document, locale, since, until } = filters;
  const [kind, id] = actor === undefined ? [] : actor.split(/:(.*)/s);
  const equal = {
    action,
    entity,
    locale,
    document_id: document,
    actor_kind: kind,
    actor_id: id,
  };
  for (const [column, value] of Object.entries(equal)) {
    if (value !== undefined) void query.where(column, value);
  }
  if (since) void query.where('at_ms', '>=', since.getTime());
  if (until) void query.where('at_ms', '<', until.getTime());
  return query;
};

/**
 * Who did what, when and why. Rows are added and never changed or removed, and hold no reference: they
 * outlive what they speak of.
 */
export const createLogbook = ({
  strapi,
  database,
  acting,
  reach,
}: {
  strapi: Core.Strapi;
  database: Database;
  acting: ActingService;
  reach: ReachService;
}) => {
  const select = async (filters: LogbookFilters, toReach: Narrow) => {
    const { query } = await database.table(LOGBOOK_ENTRY);
    toReach(query);
    return { query: narrow(query.select(COLUMNS), filters) };
  };

  async function* readAll(
    filters: LogbookFilters,
    toReach: Narrow,
    isLimited: boolean
  ): AsyncGenerator<LogbookEntry[]> {
    for (let after = 0; ;) {
      const { query } = await select(filters, toReach);
      const rows: Raw[] = await query.where('id', '>', after).orderBy('id').limit(EXPORTED_AT_ONCE);
      if (rows.length > 0) yield rows.map((row) => toEntry(row, isLimited));
      if (rows.length < EXPORTED_AT_ONCE) return;
      after = rows.at(-1)?.id ?? after;
    }
  }

  return {
    /** Writes down what was done, in the caller's transaction: it stands there if that was done at all. */
    async record(...entries: readonly NewLogbookEntry[]): Promise<void> {
      if (entries.length === 0) return;
      const { actor, reason } = acting.current();
      const at = getNow(strapi).getTime();
      const rows = entries.map((entry) => {
        const who = entry.actor ?? actor;
        return {
          at_ms: at,
          action: entry.action,
          actor_kind: who.kind,
          actor_id: who.id,
          actor_name: who.name,
          entity: entry.entity,
          document_id: entry.documentId,
          locale: entry.locale ?? null,
          revision: entry.revision ?? null,
          reason: entry.reason ?? reason,
          details: JSON.stringify(entry.details ?? {}),
        };
      });
      for (let start = 0; start < rows.length; start += MAX_INSERTED) {
        const { query } = await database.table(LOGBOOK_ENTRY);
        await database.begin(query.insert(rows.slice(start, start + MAX_INSERTED)));
      }
    },

    /** Newest first. @param before id of an entry; only older ones come */
    async list(
      filters: LogbookFilters,
      { before, limit }: { before: number | null; limit: number }
    ): Promise<LogbookPage> {
      const { query } = await select(filters, await reach.narrow());
      if (before !== null) void query.where('id', '<', before);
      const rows: Raw[] = await query.orderBy('id', 'desc').limit(limit + 1);
      const isLimited = await reach.isLimited();
      const entries = rows.slice(0, limit).map((row) => toEntry(row, isLimited));
      return { entries, next: rows.length > limit ? (entries.at(-1)?.id ?? null) : null };
    },

    /**
     * All that fit, oldest first, in batches: the whole logbook never stands in memory. What whoever
     * asks may read is settled here and now, since the batches are read when the request is over.
     */
    async export(filters: LogbookFilters): Promise<AsyncGenerator<LogbookEntry[]>> {
      return readAll(filters, await reach.narrow(), await reach.isLimited());
    },
  };
};

export type Logbook = ReturnType<typeof createLogbook>;
