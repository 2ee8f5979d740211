import type { Knex } from 'knex';
import { PLANNED_PUBLICATION } from '../constants';
import type { Finding } from '../contracts/editorial-check';
import type { Database } from '../database';
import type { PlanAction, PlanState } from './decide-plan';

/** That one language of a story is to be published or taken off. */
export interface Plan {
  id: number;
  documentId: string;
  locale: string;
  action: PlanAction;
  dueAt: Date;
  /** IANA name of the time zone in which it was planned. */
  zone: string;
  state: PlanState;
  attempts: number;
  /** When it is tried, or tried again. */
  attemptAt: Date;
  /** The attempt that holds it; null: none does. */
  claim: string | null;
  /** Until when that attempt may take, in milliseconds since 1970. */
  leaseMs: number | null;
  lastError: string | null;
  plannedAt: Date;
  plannedBy: string;
  doneAt: Date | null;
  /** When it is checked once more; null: it will not be. */
  checkAt: Date | null;
  /** When it was checked last; null: never. */
  checkedAt: Date | null;
  /** What the last check found. */
  findings: readonly Finding[];
}

/** What a plan means for those who only ask when something changes. */
export type OpenPlan = Pick<Plan, 'documentId' | 'locale' | 'action'> & { dueMs: number };

/** Which plans of a state; what is left out is not asked for. */
export interface PlanFilter {
  documentId?: string | undefined;
  since?: Date | undefined;
  until?: Date | undefined;
}

export type NewPlan = Pick<
  Plan,
  | 'documentId'
  | 'locale'
  | 'action'
  | 'dueAt'
  | 'zone'
  | 'plannedAt'
  | 'plannedBy'
  | 'checkAt'
  | 'checkedAt'
  | 'findings'
>;

interface Raw {
  id: number;
  document_id: string;
  locale: string;
  action: PlanAction;
  due_ms: number | string;
  zone: string;
  state: PlanState;
  attempts: number;
  attempt_ms: number | string;
  claim: string | null;
  lease_ms: number | string | null;
  last_error: string | null;
  planned_ms: number | string;
  planned_by: string;
  done_ms: number | string | null;
  check_ms: number | string | null;
  checked_ms: number | string | null;
  findings: string | null;
}

/** States in which something may still come of a plan: only one such plan of a kind and language. */
const OPEN: readonly PlanState[] = ['planned', 'claimed', 'failed'];
/** Those that are tried by themselves. */
const PENDING: readonly PlanState[] = ['planned', 'claimed'];
const LONGEST_ERROR = 2_000;

/** PostgreSQL gives 64-bit integers as strings. */
const instant = (ms: number | string): Date => new Date(Number(ms));
const instantOrNull = (ms: number | string | null): Date | null =>
  ms === null ? null : instant(ms);

const toPlan = (row: Raw): Plan => ({
  id: row.id,
  documentId: row.document_id,
  locale: row.locale,
  action: row.action,
  dueAt: instant(row.due_ms),
  zone: row.zone,
  state: row.state,
  attempts: row.attempts,
  attemptAt: instant(row.attempt_ms),
  claim: row.claim,
  leaseMs: row.lease_ms === null ? null : Number(row.lease_ms),
  lastError: row.last_error,
  plannedAt: instant(row.planned_ms),
  plannedBy: row.planned_by,
  doneAt: instantOrNull(row.done_ms),
  checkAt: instantOrNull(row.check_ms),
  checkedAt: instantOrNull(row.checked_ms),
  findings: row.findings === null ? [] : (JSON.parse(row.findings) as Finding[]),
});

const openKey = ({ documentId, locale, action }: NewPlan): string =>
  `${documentId} ${locale} ${action}`;

/**
 * The table of plans. A state changes by one conditional UPDATE, so of two nodes that want the same one
 * of them gets it, on any database. Writes belong into a transaction of the caller's.
 */
export const createPlans = ({ database }: { database: Database }) => {
  const table = () => database.table(PLANNED_PUBLICATION);

  const change = async (
    where: (query: Knex.QueryBuilder) => void,
    values: object
  ): Promise<number> => {
    const { query } = await table();
    where(query);
    return Number(await query.update(values));
  };

  /** Only while the attempt that claimed it still holds it. */
  const changeClaimed = async ({ id, claim }: Plan, values: object): Promise<boolean> =>
    (await change((query) => void query.where({ id, claim, state: 'claimed' }), values)) === 1;

  return {
    async find(id: number): Promise<Plan | null> {
      const { query } = await table();
      const row: Raw | undefined = await query.where({ id }).first();
      return row ? toPlan(row) : null;
    },

    async openOf(documentId: string): Promise<Plan[]> {
      const { query } = await table();
      const rows: Raw[] = await query
        .where({ document_id: documentId })
        .whereIn('state', [...OPEN])
        .orderBy('due_ms')
        .orderBy('id');
      return rows.map(toPlan);
    },

    /** A word that is another one whenever a plan has been made or cancelled. */
    async mark(): Promise<string> {
      const { query } = await table();
      const [row]: { count: number | string; sum: number | string | null }[] = await query
        .whereIn('state', [...PENDING])
        .count('id as count')
        .sum('id as sum');
      return `${row?.count ?? 0} ${row?.sum ?? 0}`;
    },

    /** Everything that is to happen by itself. */
    async open(): Promise<OpenPlan[]> {
      const { query } = await table();
      const rows: Pick<Raw, 'document_id' | 'locale' | 'action' | 'due_ms'>[] = await query
        .select('document_id', 'locale', 'action', 'due_ms')
        .whereIn('state', [...PENDING]);
      return rows.map((row) => ({
        documentId: row.document_id,
        locale: row.locale,
        action: row.action,
        dueMs: Number(row.due_ms),
      }));
    },

    /**
     * Newest first.
     *
     * @param before - id of a plan; only older ones come
     * @param filter - `since` and `until` are of when they are due
     * @param narrow - keeps the query to what whoever asks may see
     */
    async page({
      states,
      filter = {},
      before,
      limit,
      narrow,
    }: {
      states: readonly PlanState[] | null;
      filter?: PlanFilter | undefined;
      before: number | null;
      limit: number;
      narrow: (query: Knex.QueryBuilder) => void;
    }): Promise<Plan[]> {
      const { query } = await table();
      narrow(query);
      if (states) void query.whereIn('state', [...states]);
      if (filter.documentId !== undefined) void query.where({ document_id: filter.documentId });
      if (filter.since) void query.where('due_ms', '>=', filter.since.getTime());
      if (filter.until) void query.where('due_ms', '<', filter.until.getTime());
      if (before !== null) void query.where('id', '<', before);
      const rows: Raw[] = await query.orderBy('id', 'desc').limit(limit);
      return rows.map(toPlan);
    },

    async add(plan: NewPlan): Promise<void> {
      const { query } = await table();
      await query.insert({
        document_id: plan.documentId,
        locale: plan.locale,
        action: plan.action,
        due_ms: plan.dueAt.getTime(),
        zone: plan.zone,
        state: 'planned',
        open_key: openKey(plan),
        attempts: 0,
        attempt_ms: plan.dueAt.getTime(),
        planned_ms: plan.plannedAt.getTime(),
        planned_by: plan.plannedBy,
        check_ms: plan.checkAt?.getTime() ?? null,
        checked_ms: plan.checkedAt?.getTime() ?? null,
        findings: JSON.stringify(plan.findings),
      });
    },

    /** Cancels what is open of a story, in these languages or in all; how many that were. */
    cancel: (documentId: string, locales: readonly string[] | null): Promise<number> =>
      change(
        (query) => {
          void query.where({ document_id: documentId }).whereIn('state', [...OPEN]);
          if (locales) void query.whereIn('locale', [...locales]);
        },
        { state: 'cancelled', open_key: null, claim: null, lease_ms: null }
      ),

    /** What is to be tried by this instant, or was taken on by an attempt that has let go of it. */
    async due(nowMs: number, limit: number): Promise<Plan[]> {
      const { query } = await table();
      const rows: Raw[] = await query
        .whereIn('state', [...PENDING])
        .where('attempt_ms', '<=', nowMs)
        .where((free) => free.whereNull('lease_ms').orWhere('lease_ms', '<=', nowMs))
        .orderBy('attempt_ms')
        .orderBy('id')
        .limit(limit);
      return rows.map(toPlan);
    },

    /** Takes a plan on until `leaseMs`; null when somebody else was faster. */
    async claim(plan: Plan, claim: string, leaseMs: number): Promise<Plan | null> {
      const attempts = plan.attempts + 1;
      const count = await change(
        (query) => {
          void query.where({ id: plan.id, state: plan.state, attempts: plan.attempts });
          if (plan.claim !== null) void query.where({ claim: plan.claim });
        },
        { state: 'claimed', claim, lease_ms: leaseMs, attempts }
      );
      return count === 1 ? { ...plan, state: 'claimed', claim, leaseMs, attempts } : null;
    },

    /** Done, if the attempt still holds it: belongs into the transaction that does it. */
    finish: (plan: Plan, doneAt: Date): Promise<boolean> =>
      changeClaimed(plan, {
        state: 'done',
        open_key: null,
        claim: null,
        lease_ms: null,
        last_error: null,
        done_ms: doneAt.getTime(),
      }),

    /** Gives a plan back, to be tried at an instant. */
    again: (plan: Plan, at: Date, error: string | null): Promise<boolean> =>
      changeClaimed(plan, {
        state: 'planned',
        claim: null,
        lease_ms: null,
        attempt_ms: at.getTime(),
        ...(error === null
          ? { attempts: plan.attempts - 1 }
          : { last_error: error.slice(0, LONGEST_ERROR) }),
      }),

    fail: (plan: Plan, error: string): Promise<boolean> =>
      changeClaimed(plan, {
        state: 'failed',
        claim: null,
        lease_ms: null,
        last_error: error.slice(0, LONGEST_ERROR),
      }),

    /** Has a failed plan tried again as if anew; false when it has not failed. */
    async retry(id: number, at: Date): Promise<boolean> {
      const values = { state: 'planned', attempts: 0, attempt_ms: at.getTime(), last_error: null };
      return (await change((query) => void query.where({ id, state: 'failed' }), values)) === 1;
    },

    /** Plans that are to be checked once more by an instant, the first due first. */
    async toCheck(byMs: number, limit: number): Promise<Plan[]> {
      const { query } = await table();
      const rows: Raw[] = await query
        .where({ state: 'planned' })
        .where('check_ms', '<=', byMs)
        .orderBy('check_ms')
        .orderBy('id')
        .limit(limit);
      return rows.map(toPlan);
    },

    /** What the check ahead of the hour found; false when another node has made it. */
    async noteCheck(
      { id, checkAt }: Plan,
      { checkedAt, findings }: Pick<NewPlan, 'findings'> & { checkedAt: Date }
    ): Promise<boolean> {
      const values = {
        check_ms: null,
        checked_ms: checkedAt.getTime(),
        findings: JSON.stringify(findings),
      };
      const where = { id, state: 'planned', check_ms: checkAt?.getTime() ?? null };
      return (await change((query) => void query.where(where), values)) === 1;
    },

    /** Forgets all of a story that is no longer there. */
    async removeAll(documentId: string): Promise<void> {
      const { query } = await table();
      await query.where({ document_id: documentId }).delete();
    },
  };
};

export type Plans = ReturnType<typeof createPlans>;
