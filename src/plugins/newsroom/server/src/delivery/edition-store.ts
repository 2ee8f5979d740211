import { ARTICLE, EDITION, MENTION } from '../constants';
import { inParts, type Database } from '../database';
import type { Edition, StoredEdition } from './edition';
import { removeKeys } from './rows';

/** One article in one locale. */
export interface EditionKey {
  documentId: string;
  locale: string;
}

/** An edition as the table holds it: JSON, and in columns what lists and turns are found by. */
export interface EditionRecord extends EditionKey {
  slug: string;
  kind: string;
  /** JSON of an `Edition`; the same content gives the same text. */
  document: string;
  /** On the public site, as in its document. */
  path: string;
  publishedMs: number;
  /** The last change a reader would notice. */
  modifiedMs: number;
  /** Whether search engines are to know it: neither `noindex` nor a copy of another page. */
  isIndexed: boolean;
  fromMs: number;
  untilMs: number;
  /** When it appears or disappears next by itself. */
  turnMs: number;
  /** What the change log says of it last. */
  isLive: boolean;
  seq: number;
}

/** A record fresh from its projection, with its document as values: nobody has to parse it again. */
export interface FinishedEdition extends EditionRecord {
  edition: Edition;
}

export interface RawEdition {
  document_id: string;
  locale: string;
  slug: string;
  kind: string;
  document: string;
  /** This and the next but one are null in rows from before sitemaps, until a rebuild. */
  path: string | null;
  published_ms: number | string;
  modified_ms: number | string | null;
  is_indexed: boolean | number | null;
  from_ms: number | string;
  until_ms: number | string;
  turn_ms: number | string;
  is_live: boolean | number;
  seq: number;
}

const COLUMNS = [
  'document_id',
  'locale',
  'slug',
  'kind',
  'document',
  'path',
  'published_ms',
  'modified_ms',
  'is_indexed',
  'from_ms',
  'until_ms',
  'turn_ms',
  'is_live',
  'seq',
];

/** Documents behind one, at most so many. */
export interface Batch {
  after: string;
  limit: number;
}

/** PostgreSQL gives 64-bit integers as strings. */
const toRecord = (row: RawEdition): EditionRecord => ({
  documentId: row.document_id,
  locale: row.locale,
  slug: row.slug,
  kind: row.kind,
  document: row.document,
  path: row.path ?? '',
  publishedMs: Number(row.published_ms),
  modifiedMs: Number(row.modified_ms ?? 0),
  isIndexed: Boolean(row.is_indexed),
  fromMs: Number(row.from_ms),
  untilMs: Number(row.until_ms),
  turnMs: Number(row.turn_ms),
  isLive: Boolean(row.is_live),
  seq: row.seq,
});

const toRaw = (record: EditionRecord): RawEdition => ({
  document_id: record.documentId,
  locale: record.locale,
  slug: record.slug,
  kind: record.kind,
  document: record.document,
  path: record.path,
  published_ms: record.publishedMs,
  modified_ms: record.modifiedMs,
  is_indexed: record.isIndexed,
  from_ms: record.fromMs,
  until_ms: record.untilMs,
  turn_ms: record.turnMs,
  is_live: record.isLive,
  seq: record.seq,
});

export const readEdition = (
  row: Pick<RawEdition, 'document' | 'document_id' | 'locale' | 'slug' | 'seq'>
): StoredEdition => ({
  edition: JSON.parse(row.document) as Edition,
  documentId: row.document_id,
  locale: row.locale,
  slug: row.slug,
  seq: row.seq,
});

/** The table of editions. Writes belong into a transaction of the caller's. */
export const createEditionStore = ({ database }: { database: Database }) => {
  return {
    /** Every edition of these articles. */
    async ofDocuments(documentIds: readonly string[]): Promise<EditionRecord[]> {
      if (documentIds.length === 0) return [];
      const { query } = await database.table(EDITION);
      const rows: RawEdition[] = await query
        .select(COLUMNS)
        .whereIn('document_id', [...documentIds]);
      return rows.map(toRecord);
    },

    /** The editions of one article in these locales. */
    async ofDocument(documentId: string, locales: readonly string[]): Promise<StoredEdition[]> {
      const { query } = await database.table(EDITION);
      const rows: RawEdition[] = await query
        .select('document_id', 'locale', 'slug', 'document', 'seq')
        .where({ document_id: documentId })
        .whereIn('locale', [...locales]);
      return rows.map(readEdition);
    },

    /** Articles with an edition that mentions a thing, in one locale or any, in the order of their ids. */
    async mentioning(
      thing: string,
      locale: string | null,
      { after, limit }: Batch
    ): Promise<string[]> {
      const { query } = await database.table(MENTION);
      const rows: { document_id: string }[] = await query
        .distinct('document_id')
        .where({ thing, ...(locale === null ? {} : { locale }) })
        .where('document_id', '>', after)
        .orderBy('document_id')
        .limit(limit);
      return rows.map(({ document_id }) => document_id);
    },

    /** Articles with an edition in a locale, in the order of their ids. */
    async inLocale(locale: string, { after, limit }: Batch): Promise<string[]> {
      const { query } = await database.table(EDITION);
      const rows: { document_id: string }[] = await query
        .select('document_id')
        .where({ locale })
        .where('document_id', '>', after)
        .orderBy('document_id')
        .limit(limit);
      return rows.map(({ document_id }) => document_id);
    },

    /** Articles that are published, or that the read model knows, in the order of their ids. */
    async everyDocument({ after, limit }: Batch): Promise<string[]> {
      const ids = new Set<string>();
      for (const uid of [ARTICLE, EDITION, MENTION]) {
        const { query } = await database.table(uid);
        if (uid === ARTICLE) void query.whereNotNull('published_at');
        const rows: { document_id: string }[] = await query
          .distinct('document_id')
          .where('document_id', '>', after)
          .orderBy('document_id')
          .limit(limit);
        for (const { document_id } of rows) ids.add(document_id);
      }
      return [...ids].sort().slice(0, limit);
    },

    /** How many editions these articles have. */
    async count(documentIds: readonly string[]): Promise<number> {
      const { query } = await database.table(EDITION);
      const row: { count: number | string } | undefined = await query
        .whereIn('document_id', [...documentIds])
        .count('id as count')
        .first();
      return Number(row?.count ?? 0);
    },

    /** True while there is not a single edition. */
    async isEmpty(): Promise<boolean> {
      const { query } = await database.table(EDITION);
      return (await query.first('id')) === undefined;
    },

    /**
     * Whether it was last made by a version that knew nothing of `path`. One row tells: a rebuild goes
     * through them in the order of their ids, and is on the list of jobs until its end.
     */
    async isOutdated(): Promise<boolean> {
      const { query } = await database.table(EDITION);
      const last: { path: string | null } | undefined = await query
        .orderBy('document_id', 'desc')
        .first('path');
      return last?.path === null;
    },

    /** Editions of which the hour has come to appear or to disappear. */
    async due(nowMs: number, limit: number): Promise<EditionRecord[]> {
      const { query } = await database.table(EDITION);
      const rows: RawEdition[] = await query
        .select(COLUMNS)
        .where('turn_ms', '<=', nowMs)
        .orderBy('turn_ms')
        .limit(limit);
      return rows.map(toRecord);
    },

    async write(records: readonly EditionRecord[]): Promise<void> {
      for (const rows of inParts(records.map(toRaw))) {
        const { query } = await database.table(EDITION);
        await query.insert(rows).onConflict(['document_id', 'locale']).merge();
      }
    },

    /** Notes that the change log has a new word on an edition; its content stays. */
    async turn({ documentId, locale, turnMs, isLive, seq }: EditionRecord): Promise<void> {
      const { query } = await database.table(EDITION);
      await query
        .where({ document_id: documentId, locale })
        .update({ turn_ms: turnMs, is_live: isLive, seq });
    },

    remove: (keys: readonly EditionKey[]): Promise<void> => removeKeys({ database }, EDITION, keys),
  };
};

export type EditionStore = ReturnType<typeof createEditionStore>;
