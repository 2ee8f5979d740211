import { ARTICLE, EDITION, MENTION } from '../constants';
import type { Database } from '../database';
import type { Edition, StoredEdition } from './edition';

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
  publishedMs: number;
  fromMs: number;
  untilMs: number;
  /** When it appears or disappears next by itself. */
  turnMs: number;
  /** What the change log says of it last. */
  isLive: boolean;
  seq: number;
}

export interface RawEdition {
  document_id: string;
  locale: string;
  slug: string;
  kind: string;
  document: string;
  published_ms: number | string;
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
  'published_ms',
  'from_ms',
  'until_ms',
  'turn_ms',
  'is_live',
  'seq',
];

/** Documents behind one, at most so many. */
interface Batch {
  after: string;
  limit: number;
}

/** SQLite takes no more rows in one INSERT of knex's than 500. */
const MAX_INSERTED = 100;

/** PostgreSQL gives 64-bit integers as strings. */
const toRecord = (row: RawEdition): EditionRecord => ({
  documentId: row.document_id,
  locale: row.locale,
  slug: row.slug,
  kind: row.kind,
  document: row.document,
  publishedMs: Number(row.published_ms),
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
  published_ms: record.publishedMs,
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

const byLocale = (keys: readonly EditionKey[]): Map<string, string[]> => {
  const grouped = new Map<string, string[]>();
  for (const { documentId, locale } of keys) {
    grouped.set(locale, [...(grouped.get(locale) ?? []), documentId]);
  }
  return grouped;
};

/** The table of editions and that of what they mention. Writes belong into a transaction of the caller's. */
export const createEditionStore = ({ database }: { database: Database }) => {
  const insert = async (uid: string, rows: object[], conflict?: string[]): Promise<void> => {
    for (let start = 0; start < rows.length; start += MAX_INSERTED) {
      const { query } = await database.table(uid);
      const inserting = query.insert(rows.slice(start, start + MAX_INSERTED));
      await (conflict ? inserting.onConflict(conflict).merge() : inserting);
    }
  };

  const removeFrom = async (uid: string, keys: readonly EditionKey[]): Promise<void> => {
    for (const [locale, ids] of byLocale(keys)) {
      const { query } = await database.table(uid);
      await query.where({ locale }).whereIn('document_id', ids).delete();
    }
  };

  const mentionRows = (record: EditionRecord): object[] => {
    const { mentions } = JSON.parse(record.document) as Edition;
    const listed = new Set(mentions.listed);
    const times = {
      document_id: record.documentId,
      locale: record.locale,
      published_ms: record.publishedMs,
      from_ms: record.fromMs,
      until_ms: record.untilMs,
    };
    return [...new Set([...mentions.shown, ...mentions.listed])].map((thing) => ({
      thing,
      is_listed: listed.has(thing),
      ...times,
    }));
  };

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

    /** Articles that are published or have an edition, in the order of their ids. */
    async everyDocument({ after, limit }: Batch): Promise<string[]> {
      const ids = new Set<string>();
      for (const uid of [ARTICLE, EDITION]) {
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

    /** True while there is not a single edition. */
    async isEmpty(): Promise<boolean> {
      const { query } = await database.table(EDITION);
      return (await query.first('id')) === undefined;
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
      await insert(EDITION, records.map(toRaw), ['document_id', 'locale']);
      await removeFrom(MENTION, records);
      await insert(MENTION, records.flatMap(mentionRows));
    },

    /** Notes that the change log has a new word on an edition; its content stays. */
    async turn({ documentId, locale, turnMs, isLive, seq }: EditionRecord): Promise<void> {
      const { query } = await database.table(EDITION);
      await query
        .where({ document_id: documentId, locale })
        .update({ turn_ms: turnMs, is_live: isLive, seq });
    },

    async remove(keys: readonly EditionKey[]): Promise<void> {
      await removeFrom(EDITION, keys);
      await removeFrom(MENTION, keys);
    },
  };
};

export type EditionStore = ReturnType<typeof createEditionStore>;
