import { KILLED_STORY } from '../constants';
import type { Database } from '../database';

/** That a story is taken down, why, and since when. */
export interface KilledStory {
  documentId: string;
  /** For the desk alone. */
  reason: string;
  /** What readers may be told. */
  notice: string | null;
  killedAt: Date;
  killedBy: string;
}

interface Raw {
  document_id: string;
  reason: string;
  notice: string | null;
  killed_ms: number | string;
  killed_by: string;
}

const toStory = (row: Raw): KilledStory => ({
  documentId: row.document_id,
  reason: row.reason,
  notice: row.notice,
  killedAt: new Date(Number(row.killed_ms)),
  killedBy: row.killed_by,
});

/**
 * The stories that are taken down: a row while one is. This record is the truth; the ledger of
 * addresses follows it. Writes belong into a transaction of the caller's.
 */
export const createKilledStories = ({ database }: { database: Database }) => {
  const table = () => database.table(KILLED_STORY);

  return {
    async find(documentId: string): Promise<KilledStory | null> {
      const { query } = await table();
      const row: Raw | undefined = await query.where({ document_id: documentId }).first();
      return row ? toStory(row) : null;
    },

    /** In the order of their document ids. */
    async page({ after, limit }: { after: string; limit: number }): Promise<KilledStory[]> {
      const { query } = await table();
      const rows: Raw[] = await query
        .where('document_id', '>', after)
        .orderBy('document_id')
        .limit(limit);
      return rows.map(toStory);
    },

    async add({ documentId, reason, notice, killedAt, killedBy }: KilledStory): Promise<void> {
      const { query } = await table();
      await query.insert({
        document_id: documentId,
        reason,
        notice,
        killed_ms: killedAt.getTime(),
        killed_by: killedBy,
      });
    },

    async remove(documentId: string): Promise<void> {
      const { query } = await table();
      await query.where({ document_id: documentId }).delete();
    },
  };
};

export type KilledStories = ReturnType<typeof createKilledStories>;
