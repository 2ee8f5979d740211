import type { Knex } from 'knex';
import { ARTICLE, EDITION } from '../constants';
import type { Database } from '../database';
import { whereNearlyAllLive } from './where-live';

/** A language of a story that readers can read. */
export interface LiveVersion {
  documentId: string;
  locale: string;
  /** When it was first published. */
  at: Date;
}

export interface LiveQuestion {
  nowMs: number;
  limit: number;
  /** Only what is breaking. */
  isBreaking: boolean;
  /** Keeps a query on editions to what whoever asks may see. */
  narrow: (query: Knex.QueryBuilder) => void;
}

/** What is live, for the desk: how much that is, and the newest of it. */
export const createLiveNow = ({ database }: { database: Database }) => {
  /** Breaking stories are few: they are found by their own index, and then looked up. */
  const breaking = (knex: Knex): Knex.QueryBuilder =>
    knex(database.nameOf(ARTICLE))
      .select('document_id', 'locale')
      .where({ urgency: 'breaking' })
      .whereNotNull('published_at');

  return async ({ nowMs, limit, isBreaking, narrow }: LiveQuestion) => {
    const knex = await database.knex();
    const live = (): Knex.QueryBuilder => {
      const query = whereNearlyAllLive(knex(`${database.nameOf(EDITION)} as e`), 'e', nowMs);
      narrow(query);
      return isBreaking ? query.whereIn(['document_id', 'locale'], breaking(knex)) : query;
    };
    const [counted]: { count: number | string }[] = await live().count({ count: '*' });
    const rows: { document_id: string; locale: string; published_ms: number | string }[] =
      await live()
        .select('document_id', 'locale', 'published_ms')
        .orderBy('published_ms', 'desc')
        .orderBy('document_id')
        .orderBy('locale')
        .limit(limit);
    const versions: LiveVersion[] = rows.map((row) => ({
      documentId: row.document_id,
      locale: row.locale,
      at: new Date(Number(row.published_ms)),
    }));
    return { count: Number(counted?.count ?? 0), versions };
  };
};

export type LiveNow = ReturnType<typeof createLiveNow>;
