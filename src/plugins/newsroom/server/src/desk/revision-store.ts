import { REVISION, TRANSLATION_STATE } from '../constants';
import type { Database } from '../database';
import type { Actor } from './actor';
import type { ArticleState } from './article-state';
import { packState, unpackState } from './pack-state';

export interface RevisionKey {
  documentId: string;
  locale: string;
}

/** One save of substance, without what it says. */
export interface Revision extends RevisionKey {
  number: number;
  atMs: number;
  actor: Actor;
  /** What made it: `create`, `update`, `restore`, … */
  action: string;
  /** The revision that it was written from; null for the first. */
  base: number | null;
  /** The revision that was restored by it. */
  restored: number | null;
  /** Fields that differ from the revision before. */
  fields: readonly string[];
  /** When this state was published last; null: never. */
  publishedMs: number | null;
}

export interface StoredRevision extends Revision {
  state: ArticleState;
}

export interface NewRevision extends StoredRevision {
  /** `updatedAt` of the draft that it was taken from. */
  savedMs: number;
}

interface Raw {
  document_id: string;
  locale: string;
  number: number;
  at_ms: number | string;
  actor_kind: Actor['kind'];
  actor_id: string | null;
  actor_name: string | null;
  action: string;
  base: number | null;
  restored: number | null;
  fields: string;
  published_ms: number | string | null;
  state: string;
}

const HEADER = [
  'document_id',
  'locale',
  'number',
  'at_ms',
  'actor_kind',
  'actor_id',
  'actor_name',
  'action',
  'base',
  'restored',
  'fields',
  'published_ms',
];

const toRevision = (row: Omit<Raw, 'state'>): Revision => ({
  documentId: row.document_id,
  locale: row.locale,
  number: row.number,
  atMs: Number(row.at_ms),
  actor: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name ?? '' },
  action: row.action,
  base: row.base,
  restored: row.restored,
  fields: JSON.parse(row.fields) as string[],
  publishedMs: row.published_ms === null ? null : Number(row.published_ms),
});

const toRow = (revision: NewRevision): Raw & { saved_ms: number } => ({
  document_id: revision.documentId,
  locale: revision.locale,
  number: revision.number,
  at_ms: revision.atMs,
  actor_kind: revision.actor.kind,
  actor_id: revision.actor.id,
  actor_name: revision.actor.name,
  action: revision.action,
  base: revision.base,
  restored: revision.restored,
  fields: JSON.stringify(revision.fields),
  published_ms: revision.publishedMs,
  saved_ms: revision.savedMs,
  state: packState(revision.state),
});

/** The table of revisions. Everything runs in the caller's transaction. */
export const createRevisionStore = ({ database }: { database: Database }) => {
  const of = async ({ documentId, locale }: RevisionKey) => {
    const { query } = await database.table(REVISION);
    return { query: query.where({ document_id: documentId, locale }) };
  };

  /** The same of many versions, none asked for twice, with one statement; in their order. */
  const statesOf = async (
    asked: readonly (RevisionKey & { numbers: readonly number[] })[]
  ): Promise<Map<number, ArticleState>[]> => {
    const wanted = asked.filter(({ numbers }) => numbers.length > 0);
    const found = new Map<string, Map<number, ArticleState>>();
    if (wanted.length > 0) {
      const { query } = await database.table(REVISION);
      const rows: Pick<Raw, 'document_id' | 'locale' | 'number' | 'state'>[] = await query
        .where((any) => {
          for (const { documentId, locale, numbers } of wanted) {
            void any.orWhere((one) =>
              one.where({ document_id: documentId, locale }).whereIn('number', [...numbers])
            );
          }
        })
        .select('document_id', 'locale', 'number', 'state');
      for (const { document_id: id, locale, number, state } of rows) {
        const states = found.get(`${id} ${locale}`) ?? new Map<number, ArticleState>();
        found.set(`${id} ${locale}`, states.set(number, unpackState(state)));
      }
    }
    return asked.map(({ documentId, locale }) => found.get(`${documentId} ${locale}`) ?? new Map());
  };

  return {
    async insert(revisions: readonly NewRevision[]): Promise<void> {
      if (revisions.length === 0) return;
      const { query } = await database.table(REVISION);
      await query.insert(revisions.map(toRow));
    },

    /** The drafts with these last revisions were published as they are. */
    async markPublished(ids: readonly number[], atMs: number): Promise<void> {
      if (ids.length === 0) return;
      const { query } = await database.table(REVISION);
      await query.whereIn('id', [...ids]).update({ published_ms: atMs });
    },

    /**
     * The same where the newest revision says exactly this.
     *
     * @returns its number; null: it says something else, or there is none, and nothing was written. MySQL
     *   cannot tell with one statement: always null
     */
    async markPublishedIfSame(
      key: RevisionKey,
      state: ArticleState,
      atMs: number
    ): Promise<number | null> {
      if (database.engine() === 'mysql') return null;
      const { query: newest } = await of(key);
      const { query } = await of(key);
      const marked: { number: number }[] = await query
        .where('number', newest.max('number'))
        .where({ state: packState(state) })
        .update({ published_ms: atMs }, ['number']);
      return marked[0]?.number ?? null;
    },

    async isEmpty(key: RevisionKey): Promise<boolean> {
      const { query } = await of(key);
      return (await query.first('id')) === undefined;
    },

    async find(key: RevisionKey, number: number): Promise<StoredRevision | null> {
      const { query } = await of(key);
      const row: Raw | undefined = await query.where({ number }).first(...HEADER, 'state');
      return row ? { ...toRevision(row), state: unpackState(row.state) } : null;
    },

    /** The state of a draft that was saved at this instant, by `updatedAt`. */
    async savedAt(key: RevisionKey, savedMs: number): Promise<StoredRevision | null> {
      const { query } = await of(key);
      const row: Raw | undefined = await query
        .where({ saved_ms: savedMs })
        .orderBy('number', 'desc')
        .first(...HEADER, 'state');
      return row ? { ...toRevision(row), state: unpackState(row.state) } : null;
    },

    /** The newest one; null: there is none. */
    async latest(key: RevisionKey): Promise<{ number: number; atMs: number } | null> {
      const { query } = await of(key);
      const row: Pick<Raw, 'number' | 'at_ms'> | undefined = await query
        .orderBy('number', 'desc')
        .first('number', 'at_ms');
      return row ? { number: row.number, atMs: Number(row.at_ms) } : null;
    },

    /** The number of the newest one that was published as it is; null: none was. */
    async latestPublished(key: RevisionKey): Promise<number | null> {
      const { query } = await of(key);
      const row: Pick<Raw, 'number'> | undefined = await query
        .whereNotNull('published_ms')
        .orderBy('published_ms', 'desc')
        .orderBy('number', 'desc')
        .first('number');
      return row?.number ?? null;
    },

    /** What a version said in some of its revisions, by their numbers. */
    async states(key: RevisionKey, numbers: readonly number[]): Promise<Map<number, ArticleState>> {
      const [states = new Map<number, ArticleState>()] = await statesOf([{ ...key, numbers }]);
      return states;
    },

    statesOf,

    /** Newest first. @param before only revisions with lower numbers come */
    async list(
      key: RevisionKey,
      { before, limit }: { before: number | null; limit: number }
    ): Promise<Revision[]> {
      const { query } = await of(key);
      if (before !== null) void query.where('number', '<', before);
      const rows: Raw[] = await query.select(HEADER).orderBy('number', 'desc').limit(limit);
      return rows.map(toRevision);
    },

    /**
     * Removes what is older than all of these allow: numbers up to `upTo`, made before `beforeMs`. What
     * was ever published stays, and what a translation was made from. Numbers are never given again.
     */
    async prune(
      key: RevisionKey,
      { upTo, beforeMs }: { upTo: number; beforeMs: number }
    ): Promise<number> {
      const { query: states } = await database.table(TRANSLATION_STATE);
      const translations: { source_revision: number | null; waived: number | null }[] = await states
        .where({ document_id: key.documentId, source_locale: key.locale })
        .select('source_revision', 'waived');
      const needed = translations.flatMap(({ source_revision: made, waived }) => [
        made ?? [],
        waived ?? [],
      ]);
      const { query } = await of(key);
      return query
        .where('number', '<=', upTo)
        .where('at_ms', '<', beforeMs)
        .whereNull('published_ms')
        .whereNotIn('number', needed.flat())
        .delete();
    },
  };
};

export type RevisionStore = ReturnType<typeof createRevisionStore>;
