import type { Knex } from 'knex';
import { STORY_STAGE } from '../constants';
import type { Database } from '../database';
import type { Actor } from './actor';

/** Somebody with an account, as text: it stays readable when the account is gone. */
export interface Assignee {
  kind: Extract<Actor['kind'], 'admin' | 'user'>;
  id: string;
  name: string;
}

/** Where one language of a story stands, as somebody or something put it there. */
export interface StageRecord {
  documentId: string;
  locale: string;
  stage: string;
  assignee: Assignee | null;
  note: string | null;
  dueAt: Date | null;
  changedAt: Date;
  changedBy: string;
  /** Grows with each change. */
  version: number;
}

export interface RawStage {
  document_id: string;
  locale: string;
  stage: string;
  assignee_kind: Assignee['kind'] | null;
  assignee_id: string | null;
  assignee_name: string | null;
  note: string | null;
  due_ms: number | string | null;
  changed_ms: number | string;
  changed_by: string;
  version: number;
}

const UNIQUE = ['document_id', 'locale'];

export const toStageRecord = (row: RawStage): StageRecord => ({
  documentId: row.document_id,
  locale: row.locale,
  stage: row.stage,
  assignee:
    row.assignee_kind === null
      ? null
      : { kind: row.assignee_kind, id: row.assignee_id ?? '', name: row.assignee_name ?? '' },
  note: row.note,
  dueAt: row.due_ms === null ? null : new Date(Number(row.due_ms)),
  changedAt: new Date(Number(row.changed_ms)),
  changedBy: row.changed_by,
  version: row.version,
});

/** The table of stages, a row for each version that was ever moved. Writes belong into a transaction. */
export const createStageStore = ({ database }: { database: Database }) => {
  const table = () => database.table(STORY_STAGE);
  const within = (
    query: Knex.QueryBuilder,
    documentId: string,
    locales: readonly string[] | null
  ): void => {
    void query.where({ document_id: documentId });
    if (locales) void query.whereIn('locale', [...locales]);
  };

  return {
    /** @param locales - null: every language */
    async of(documentId: string, locales: readonly string[] | null): Promise<StageRecord[]> {
      const { query } = await table();
      within(query, documentId, locales);
      const rows: RawStage[] = await query.orderBy('locale');
      return rows.map(toStageRecord);
    },

    async save(record: StageRecord): Promise<void> {
      const { query } = await table();
      await query
        .insert({
          document_id: record.documentId,
          locale: record.locale,
          stage: record.stage,
          assignee_kind: record.assignee?.kind ?? null,
          assignee_id: record.assignee?.id ?? null,
          assignee_name: record.assignee?.name ?? null,
          note: record.note,
          due_ms: record.dueAt?.getTime() ?? null,
          changed_ms: record.changedAt.getTime(),
          changed_by: record.changedBy,
          version: record.version,
        })
        .onConflict(UNIQUE)
        .merge();
    },

    /** @param locales - null: every language */
    async remove(documentId: string, locales: readonly string[] | null): Promise<void> {
      const { query } = await table();
      within(query, documentId, locales);
      await query.delete();
    },

    async removeLanguage(locale: string): Promise<void> {
      const { query } = await table();
      await query.where({ locale }).delete();
    },

    /** Rows in a stage that the settings no longer have, in the order of their ids. */
    async unknown(
      known: readonly string[],
      { after, limit }: { after: number; limit: number }
    ): Promise<(StageRecord & { id: number })[]> {
      const { query } = await table();
      const rows: (RawStage & { id: number })[] = await query
        .whereNotIn('stage', [...known])
        .where('id', '>', after)
        .orderBy('id')
        .limit(limit);
      return rows.map((row) => ({ id: row.id, ...toStageRecord(row) }));
    },
  };
};

export type StageStore = ReturnType<typeof createStageStore>;
