import type { Core } from '@strapi/strapi';
import { ARTICLE, EDIT_LOCK } from '../constants';
import type { EditLock } from '../contracts/editorial-article';
import { DATABASE_NOW_MS, type Database } from '../database';
import { getSettings } from '../settings';
import { inWriteTransaction } from '../transaction';
import type { ActingService, Actor } from './actor';
import type { Logbook } from './logbook';
import { lockedByOther, notThere } from './refusals';
import type { RevisionKey } from './revision-store';

interface Raw {
  holder_kind: Actor['kind'] | null;
  holder_id: string | null;
  holder_name: string | null;
  acquired_ms: number | string | null;
  expires_ms: number | string;
  now_ms: number | string;
}

const UNIQUE = ['document_id', 'locale'];

const isHolder = (row: Raw, actor: Actor): boolean =>
  row.holder_kind === actor.kind && row.holder_id === actor.id;

const isHeld = (row: Raw): boolean => Number(row.expires_ms) > Number(row.now_ms);

const toLock = (row: Raw, actor: Actor): EditLock => ({
  holder: { kind: row.holder_kind ?? 'system', id: row.holder_id, name: row.holder_name ?? '' },
  acquiredAt: new Date(Number(row.acquired_ms)).toISOString(),
  expiresAt: new Date(Number(row.expires_ms)).toISOString(),
  isYours: isHolder(row, actor),
});

/**
 * Who is editing a version of an article. A courtesy among editors: what keeps saves from overwriting
 * each other are the revisions. A row of the database and nothing else, so it holds on all nodes; it
 * ends by itself, by the clock of the database.
 */
export const createEditLocks = ({
  strapi,
  database,
  acting,
  logbook,
}: {
  strapi: Core.Strapi;
  database: Database;
  acting: ActingService;
  logbook: Logbook;
}) => {
  const where = ({ documentId, locale }: RevisionKey) => ({ document_id: documentId, locale });

  const select = async (key: RevisionKey) => {
    const knex = await database.knex();
    const { query } = await database.table(EDIT_LOCK);
    const now = knex.raw(`${DATABASE_NOW_MS[database.engine()]} as now_ms`);
    return { query: query.where(where(key)).first('*', now) };
  };

  const refuseUnknown = async ({ documentId }: RevisionKey): Promise<void> => {
    if ((await strapi.db.query(ARTICLE).count({ where: { documentId } })) > 0) return;
    throw notThere('There is no such article', 'unknown-article');
  };

  const note = (action: string, { documentId, locale }: RevisionKey, details = {}) =>
    logbook.record({ action, entity: 'article', documentId, locale, details });

  const take = async (key: RevisionKey, takeOver: boolean): Promise<EditLock> => {
    const { actor } = acting.current();
    const { query: table } = await database.table(EDIT_LOCK);
    await table
      .insert({ ...where(key), expires_ms: 0 })
      .onConflict(UNIQUE)
      .ignore();
    const { query } = await select(key);
    const row: Raw = await query.forUpdate();
    const isTaken = isHeld(row) && !isHolder(row, actor);
    if (isTaken && !takeOver) throw lockedByOther(toLock(row, actor));

    const isRenewal = isHeld(row) && isHolder(row, actor);
    const now = Number(row.now_ms);
    const held = {
      holder_kind: actor.kind,
      holder_id: actor.id,
      holder_name: actor.name,
      acquired_ms: isRenewal ? row.acquired_ms : now,
      expires_ms: now + getSettings(strapi).desk.lockSeconds * 1000,
    };
    const { query: update } = await database.table(EDIT_LOCK);
    await update.where(where(key)).update(held);
    if (isTaken) await note('lock.takeOver', key, { from: toLock(row, actor).holder });
    else if (!isRenewal) await note('lock', key);
    return toLock({ ...row, ...held }, actor);
  };

  return {
    /** Who is editing now; null when nobody is, or no longer. */
    async find(key: RevisionKey): Promise<EditLock | null> {
      await refuseUnknown(key);
      const { query } = await select(key);
      const row: Raw | undefined = await query;
      return row && isHeld(row) ? toLock(row, acting.current().actor) : null;
    },

    /**
     * Takes the lock, or renews it. @throws RefusedError (423) when somebody else has it and it is not
     * to be taken over; NotFoundError (404)
     */
    async take(key: RevisionKey, { takeOver }: { takeOver: boolean }): Promise<EditLock> {
      await refuseUnknown(key);
      return inWriteTransaction({ strapi }, () => take(key, takeOver));
    },

    /** Gives the lock back. @throws RefusedError (423) when it is somebody else's */
    async release(key: RevisionKey): Promise<void> {
      await refuseUnknown(key);
      const { actor } = acting.current();
      await inWriteTransaction({ strapi }, async () => {
        const { query } = await select(key);
        const row: Raw | undefined = await query.forUpdate();
        if (!row || !isHeld(row)) return;
        if (!isHolder(row, actor)) throw lockedByOther(toLock(row, actor));
        const { query: table } = await database.table(EDIT_LOCK);
        await table.where(where(key)).delete();
        await note('unlock', key);
      });
    },
  };
};

export type EditLocks = ReturnType<typeof createEditLocks>;
