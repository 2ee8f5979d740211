import type { Knex } from 'knex';
import type { Core } from '@strapi/strapi';
import type { Workflow } from '../config/workflow';
import { ARTICLE, PLANNED_PUBLICATION, STORY_STAGE } from '../constants';
import type { OverviewShelf, OverviewStory, ShelfName } from '../contracts/editorial-overview';
import type { Database } from '../database';
import type { PlanState } from '../publication/decide-plan';
import { getNow } from '../settings';
import type { Actor } from './actor';
import type { ReachService } from './reach';
import { toStageRecord, type RawStage } from './stage-store';

type Narrow = (query: Knex.QueryBuilder) => void;
type Story = Omit<OverviewStory, 'headline'>;
interface Shelf {
  count: number;
  stories: Story[];
}

/** What readers can read, which the desk does not know. */
export type LiveShelf = (question: {
  nowMs: number;
  limit: number;
  isBreaking: boolean;
  narrow: Narrow;
}) => Promise<{ count: number; versions: { documentId: string; locale: string; at: Date }[] }>;

interface RawPlan {
  document_id: string;
  locale: string;
  action: 'publish' | 'unpublish';
  due_ms: number | string;
  planned_by: string;
  last_error: string | null;
}

const NOTHING = { action: null, stage: null, who: null, note: null } as const;
const key = ({ id, locale }: Pick<Story, 'id' | 'locale'>): string => `${id} ${locale}`;

/** Stages in which somebody has yet to look at a story: after the first, before publication. Pure. */
const stagesOfReview = ({ stages, publishing }: Workflow): string[] =>
  stages
    .slice(1)
    .map(({ code }) => code)
    .filter((code) => code !== publishing.leadsTo);

/**
 * What the desk looks at first in the morning. A fixed number of statements whatever there is, each on
 * an index; what whoever asks may not see is neither listed nor counted.
 */
export const createOverview = ({
  strapi,
  database,
  reach,
  live,
  workflow,
}: {
  strapi: Core.Strapi;
  database: Database;
  reach: ReachService;
  live: LiveShelf;
  workflow: () => Workflow;
}) => {
  /** Counts what a query finds, and reads the first of it in an order. */
  const shelve = async <Row>(
    uid: string,
    find: Narrow,
    order: Narrow,
    limit: number
  ): Promise<{ count: number; rows: Row[] }> => {
    const { query: counting } = await database.table(uid);
    find(counting);
    const [counted]: { count: number | string }[] = await counting.count({ count: '*' });
    const { query: reading } = await database.table(uid);
    find(reading);
    order(reading);
    const rows = (await reading.limit(limit)) as Row[];
    return { count: Number(counted?.count ?? 0), rows };
  };

  const plans = async (
    states: readonly PlanState[],
    direction: 'asc' | 'desc',
    limit: number,
    narrow: Narrow
  ): Promise<Shelf> => {
    const { count, rows } = await shelve<RawPlan>(
      PLANNED_PUBLICATION,
      (query) => {
        narrow(query);
        void query.whereIn('state', [...states]);
      },
      (query) => void query.orderBy('due_ms', direction).orderBy('id'),
      limit
    );
    return {
      count,
      stories: rows.map((row) => ({
        ...NOTHING,
        ...{ id: row.document_id, locale: row.locale, action: row.action },
        at: new Date(Number(row.due_ms)).toISOString(),
        ...{ who: row.planned_by, note: row.last_error },
      })),
    };
  };

  const staged = async (find: Narrow, limit: number, narrow: Narrow): Promise<Shelf> => {
    const { count, rows } = await shelve<RawStage>(
      STORY_STAGE,
      (query) => {
        narrow(query);
        find(query);
      },
      (query) => void query.orderBy('changed_ms').orderBy('id'),
      limit
    );
    return {
      count,
      stories: rows.map((row) => {
        const { documentId: id, locale, stage, assignee, note, dueAt } = toStageRecord(row);
        const at = dueAt?.toISOString() ?? null;
        return { id, locale, at, action: null, stage, who: assignee?.name ?? null, note };
      }),
    };
  };

  const shelveLive = async (
    question: Omit<Parameters<LiveShelf>[0], 'nowMs'>,
    now: Date
  ): Promise<Shelf> => {
    const { count, versions } = await live({ ...question, nowMs: now.getTime() });
    return {
      count,
      stories: versions.map(({ documentId: id, locale, at }) => ({
        ...{ ...NOTHING, id, locale, at: at.toISOString() },
      })),
    };
  };

  const headlinesOf = async (shelves: readonly Shelf[]): Promise<Map<string, string>> => {
    const ids = [...new Set(shelves.flatMap(({ stories }) => stories.map(({ id }) => id)))];
    if (ids.length === 0) return new Map();
    const { query } = await database.table(ARTICLE);
    const rows: { document_id: string; locale: string; headline: string }[] = await query
      .select('document_id', 'locale', 'headline')
      .whereIn('document_id', ids)
      .whereNull('published_at');
    return new Map(
      rows.map(({ document_id: id, locale, headline }) => [key({ id, locale }), headline])
    );
  };

  return {
    /** @param limit - stories on each shelf */
    async read(
      actor: Actor,
      limit: number
    ): Promise<{ at: Date; shelves: Record<ShelfName, OverviewShelf> }> {
      const now = getNow(strapi);
      const narrow = await reach.narrow();
      const { kind, id } = actor;
      const { leadsTo } = workflow().publishing;
      const isMine: Narrow = (query) => {
        void query.where({ assignee_kind: kind, assignee_id: id ?? '' });
        if (leadsTo !== null) void query.whereNot('stage', leadsTo);
      };
      const found: Record<ShelfName, Shelf> = {
        live: await shelveLive({ limit, isBreaking: false, narrow }, now),
        breaking: await shelveLive({ limit, isBreaking: true, narrow }, now),
        planned: await plans(['planned', 'claimed'], 'asc', limit, narrow),
        failed: await plans(['failed'], 'desc', limit, narrow),
        inReview: await staged(
          (query) => void query.whereIn('stage', stagesOfReview(workflow())),
          limit,
          narrow
        ),
        mine: await staged(isMine, limit, narrow),
      };
      const headlines = await headlinesOf(Object.values(found));
      const finish = ({ count, stories }: Shelf): OverviewShelf => ({
        count,
        stories: stories.map((story) => ({
          ...story,
          headline: headlines.get(key(story)) ?? null,
        })),
      });
      const { live: readable, breaking, planned, failed, inReview, mine } = found;
      return {
        at: now,
        shelves: {
          ...{ live: finish(readable), breaking: finish(breaking), planned: finish(planned) },
          ...{ failed: finish(failed), inReview: finish(inReview), mine: finish(mine) },
        },
      };
    },
  };
};

export type Overview = ReturnType<typeof createOverview>;
