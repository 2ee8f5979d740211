import { CHANGE, COUNTER } from '../constants';
import type { Database } from '../database';
import type { ChangeAction } from './change-log';

/** What the log says last of one article in one locale. */
export interface LastWord {
  documentId: string;
  locale: string;
  seq: number;
  action: ChangeAction;
  path: string | null;
  tags: readonly string[];
}

const MAX_FILLED = 1_000;

/** Looks into the change log from the side, for `doctor`; mending needs the log's lock. */
export const createLogInspection = ({ database }: { database: Database }) => {
  const changes = () => database.table(CHANGE);

  const endSeq = async (direction: 'asc' | 'desc'): Promise<number | null> => {
    const { query } = await changes();
    const row: { seq: number } | undefined = await query.orderBy('seq', direction).first('seq');
    return row?.seq ?? null;
  };

  return {
    /** The oldest change that is kept; null when there is none. */
    oldest: (): Promise<number | null> => endSeq('asc'),
    newest: (): Promise<number | null> => endSeq('desc'),

    async seqs(after: number, limit: number): Promise<number[]> {
      const { query } = await changes();
      const rows: { seq: number }[] = await query
        .select('seq')
        .where('seq', '>', after)
        .orderBy('seq')
        .limit(limit);
      return rows.map(({ seq }) => seq);
    },

    /** Articles that the log tells of, in the order of their ids. */
    async articles({ after, limit }: { after: string; limit: number }): Promise<string[]> {
      const { query } = await changes();
      const rows: { document_id: string }[] = await query
        .distinct('document_id')
        .where({ entity: 'article' })
        .where('document_id', '>', after)
        .orderBy('document_id')
        .limit(limit);
      return rows.map(({ document_id }) => document_id);
    },

    async lastWords(documentIds: readonly string[]): Promise<LastWord[]> {
      const newest = await changes();
      const last: { seq: number }[] = await newest.query
        .max('seq as seq')
        .where({ entity: 'article' })
        .whereIn('document_id', [...documentIds])
        .groupBy('document_id', 'locale');
      const { query } = await changes();
      const rows: (Omit<LastWord, 'documentId' | 'tags'> & {
        document_id: string;
        tags: string;
      })[] = await query.select('document_id', 'locale', 'seq', 'action', 'path', 'tags').whereIn(
        'seq',
        last.map(({ seq }) => seq)
      );
      return rows.map(({ document_id: documentId, tags, ...word }) => ({
        ...word,
        documentId,
        tags: JSON.parse(tags) as string[],
      }));
    },

    /** Tells the nearest change again where some are missing: who applies it once more changes nothing. */
    async fill(from: number, to: number): Promise<void> {
      const behind = await changes();
      const before = await changes();
      const nearest: Record<string, unknown> | undefined =
        (await behind.query.where('seq', '>', to).orderBy('seq').first()) ??
        (await before.query.where('seq', '<', from).orderBy('seq', 'desc').first());
      if (!nearest) return;
      for (let seq = from; seq <= Math.min(to, from + MAX_FILLED - 1); seq += 1) {
        const { query } = await changes();
        await query.insert({ ...nearest, id: undefined, seq });
      }
    },

    async setHead(value: number): Promise<void> {
      const { query } = await database.table(COUNTER);
      await query.where({ name: 'seq' }).update({ value });
    },
  };
};

export type LogInspection = ReturnType<typeof createLogInspection>;
