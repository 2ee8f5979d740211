import type { Core } from '@strapi/strapi';
import { COUNTER, EDIT_LOCK, REVISION } from '../constants';
import { DATABASE_NOW_MS, type Database } from '../database';
import { createLoop } from '../loop';
import { getNow, getSettings } from '../settings';
import type { RevisionKey, RevisionStore } from './revision-store';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** How often a node asks whether the hour's sweep has been made. */
const LOOK_MS = HOUR_MS / 6;
/** Versions at a time; each of them is a statement of its own, so that no editor waits for long. */
const BATCH = 200;
const NAME = 'retention';

type Version = RevisionKey & { newest: number };

/**
 * Lets go of what the desk need not keep: revisions past their time, also of stories that nobody saves
 * any more, and edit locks that ran out. Every hour, by one node of all; a sweep that is cut short is
 * made good by the next.
 */
export const createRetention = ({
  strapi,
  database,
  store,
}: {
  strapi: Core.Strapi;
  database: Database;
  store: RevisionStore;
}) => {
  /** True for the one node that is first in this hour. */
  const isMine = async (): Promise<boolean> => {
    const hour = Math.floor(getNow(strapi).getTime() / HOUR_MS);
    const { query: insert } = await database.table(COUNTER);
    await insert.insert({ name: NAME, value: 0 }).onConflict('name').ignore();
    const { query } = await database.table(COUNTER);
    const where = query.where({ name: NAME }).where('value', '<', hour);
    return Number(await where.update({ value: hour })) === 1;
  };

  /** Versions behind one, in the order of the index that numbers them. */
  const versionsBehind = async ({ documentId, locale }: RevisionKey): Promise<Version[]> => {
    const { query } = await database.table(REVISION);
    const rows: { document_id: string; locale: string; newest: number }[] = await query
      .select('document_id', 'locale')
      .max('number as newest')
      .where('document_id', '>=', documentId)
      .where((behind) =>
        behind.where('document_id', '>', documentId).orWhere('locale', '>', locale)
      )
      .groupBy('document_id', 'locale')
      .orderBy(['document_id', 'locale'])
      .limit(BATCH);
    return rows.map((row) => ({
      documentId: row.document_id,
      locale: row.locale,
      newest: row.newest,
    }));
  };

  const sweepRevisions = async (isOver: () => boolean): Promise<number> => {
    const { keep, days } = getSettings(strapi).desk.revisions;
    const beforeMs = getNow(strapi).getTime() - days * DAY_MS;
    let removed = 0;
    let last: RevisionKey = { documentId: '', locale: '' };
    for (;;) {
      const versions = await versionsBehind(last);
      for (const { newest, ...key } of versions.filter((version) => version.newest > keep)) {
        removed += await store.prune(key, { upTo: newest - keep, beforeMs });
      }
      const next = versions.at(-1);
      if (!next || isOver()) return removed;
      last = next;
    }
  };

  /** By the clock that the locks run by. */
  const sweepLocks = async (): Promise<void> => {
    const knex = await database.knex();
    const { query } = await database.table(EDIT_LOCK);
    const now = knex.raw(DATABASE_NOW_MS[database.engine()]);
    await query.where('expires_ms', '<', knex.raw('? - ?', [now, DAY_MS])).delete();
  };

  const sweep = async (isOver: () => boolean): Promise<number> => {
    if (!(await isMine())) return 0;
    await sweepLocks();
    const removed = await sweepRevisions(isOver);
    if (removed > 0) strapi.log.info(`newsroom: ${removed} old revisions were removed`);
    return removed;
  };

  const loop = createLoop({
    name: 'removing old revisions',
    everyMs: LOOK_MS,
    work: async (isOver) => void (await sweep(isOver)),
    log: strapi.log,
  });

  return {
    /** Sweeps if no node has done so in this hour; how many revisions went. */
    round: (): Promise<number> => sweep(() => false),

    start: loop.start,
    stop: loop.stop,
  };
};

export type Retention = ReturnType<typeof createRetention>;
