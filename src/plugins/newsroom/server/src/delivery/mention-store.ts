import { MENTION } from '../constants';
import { inParts, type Database } from '../database';
import type { EditionKey, FinishedEdition } from './edition-store';
import { removeKeys } from './rows';

/** That an edition shows a thing or stands in its list, with the edition's times. */
export interface Mention extends EditionKey {
  thing: string;
  isListed: boolean;
  publishedMs: number;
  fromMs: number;
  untilMs: number;
}

export interface StoredMention extends Mention {
  id: number;
}

interface Raw {
  thing: string;
  is_listed: boolean | number;
  document_id: string;
  locale: string;
  published_ms: number | string;
  from_ms: number | string;
  until_ms: number | string;
}

/** PostgreSQL gives 64-bit integers as strings. */
const toMention = (row: Raw & { id: number }): StoredMention => ({
  id: row.id,
  thing: row.thing,
  isListed: Boolean(row.is_listed),
  documentId: row.document_id,
  locale: row.locale,
  publishedMs: Number(row.published_ms),
  fromMs: Number(row.from_ms),
  untilMs: Number(row.until_ms),
});

const toRaw = (mention: Mention): Raw => ({
  thing: mention.thing,
  is_listed: mention.isListed,
  document_id: mention.documentId,
  locale: mention.locale,
  published_ms: mention.publishedMs,
  from_ms: mention.fromMs,
  until_ms: mention.untilMs,
});

const mentionsOf = (record: FinishedEdition): Mention[] => {
  const { documentId, locale, publishedMs, fromMs, untilMs } = record;
  const { shown, listed } = record.edition.mentions;
  const isListed = new Set(listed);
  return [...new Set([...shown, ...listed])].map((thing) => ({
    thing,
    isListed: isListed.has(thing),
    documentId,
    locale,
    publishedMs,
    fromMs,
    untilMs,
  }));
};

const signature = (mention: Mention): string => {
  const { documentId, locale, thing, isListed, publishedMs, fromMs, untilMs } = mention;
  return [documentId, locale, thing, isListed, publishedMs, fromMs, untilMs].join(' ');
};

/** What has to be deleted and inserted so that the stored mentions are those of these editions. */
export const compareMentions = (
  stored: readonly StoredMention[],
  records: readonly FinishedEdition[]
): { extra: StoredMention[]; missing: Mention[] } => {
  const wanted = new Map(records.flatMap(mentionsOf).map((row) => [signature(row), row]));
  const extra = stored.filter((row) => !wanted.delete(signature(row)));
  return { extra, missing: [...wanted.values()] };
};

/** The table of what editions mention. Writes belong into a transaction of the caller's. */
export const createMentionStore = ({ database }: { database: Database }) => {
  const ofDocuments = async (documentIds: readonly string[]): Promise<StoredMention[]> => {
    if (documentIds.length === 0) return [];
    const { query } = await database.table(MENTION);
    const rows: (Raw & { id: number })[] = await query
      .select('id', 'thing', 'is_listed', 'document_id', 'locale')
      .select('published_ms', 'from_ms', 'until_ms')
      .whereIn('document_id', [...documentIds]);
    return rows.map(toMention);
  };

  const settle = async (
    stored: readonly StoredMention[],
    records: readonly FinishedEdition[]
  ): Promise<void> => {
    const { extra, missing } = compareMentions(stored, records);
    for (const rows of inParts(extra)) {
      const { query } = await database.table(MENTION);
      await query
        .whereIn(
          'id',
          rows.map(({ id }) => id)
        )
        .delete();
    }
    for (const rows of inParts(missing.map(toRaw))) {
      const { query } = await database.table(MENTION);
      await query.insert(rows);
    }
  };

  return {
    ofDocuments,

    /**
     * Of these editions exactly what they mention; rows that are right already are left alone.
     *
     * @param stored what is stored of their articles
     */
    async write(
      stored: readonly StoredMention[],
      records: readonly FinishedEdition[]
    ): Promise<void> {
      const keys = new Set(records.map(({ documentId, locale }) => `${documentId} ${locale}`));
      await settle(
        stored.filter(({ documentId, locale }) => keys.has(`${documentId} ${locale}`)),
        records
      );
    },

    /** Instead of all that is stored of some articles exactly what these editions, all of theirs, mention. */
    writeAll: settle,

    remove: (keys: readonly EditionKey[]): Promise<void> => removeKeys({ database }, MENTION, keys),
  };
};

export type MentionStore = ReturnType<typeof createMentionStore>;
