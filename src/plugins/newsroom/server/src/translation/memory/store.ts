import type { Knex } from 'knex';
import { MEMORY_SEGMENT } from '../../constants';
import type { Database } from '../../database';
import { plainText, type UnitParts } from '../../text/unit-parts';
import { pairKey, pairOf, textKey, type Segment, type StoredSegment } from './segment';
import { createTokenIndex } from './token-index';

/** Segments that are measured; those that agree in most bands. */
const MAX_CANDIDATES = 100;
/** Segments of one statement. */
const BATCH = 100;
const EXPORTED_AT_ONCE = 500;
/** Several translations of one text. */
const MAX_EXACT = 20;

interface Raw {
  id: number;
  pair_key: string;
  text_key: string;
  source_locale: string;
  target_locale: string;
  source: string;
  target: string;
  document_id: string | null;
  field: string | null;
  confirmed_by: string | null;
  confirmed_ms: number | string;
  uses: number;
}

const COLUMNS = [
  ...['id', 'pair_key', 'text_key', 'source_locale', 'target_locale', 'source', 'target'],
  ...['document_id', 'field', 'confirmed_by', 'confirmed_ms', 'uses'],
];

const toSegment = (row: Raw): StoredSegment => ({
  id: Number(row.id),
  sourceLocale: row.source_locale,
  targetLocale: row.target_locale,
  source: JSON.parse(row.source) as UnitParts,
  target: JSON.parse(row.target) as UnitParts,
  documentId: row.document_id,
  field: row.field,
  confirmedBy: row.confirmed_by,
  confirmedAt: new Date(Number(row.confirmed_ms)),
  uses: row.uses,
});

const toRow = (segment: Segment): Omit<Raw, 'id'> => ({
  pair_key: pairKey(segment),
  text_key: textKey(plainText(segment.source), pairOf(segment)),
  source_locale: segment.sourceLocale,
  target_locale: segment.targetLocale,
  source: JSON.stringify(segment.source),
  target: JSON.stringify(segment.target),
  document_id: segment.documentId,
  field: segment.field,
  confirmed_by: segment.confirmedBy,
  confirmed_ms: segment.confirmedAt.getTime(),
  uses: 1,
});

/** What a file or a person asks for. */
export interface MemoryFilters {
  source?: string | undefined;
  target?: string | undefined;
}

/** Keeps a query of segments to those that whoever asks may read. */
export type NarrowPairs = () => Promise<(query: Knex.QueryBuilder) => void>;

/** The segments of the memory, with the index of what is alike. */
export const createMemoryStore = ({
  database,
  narrowPairs,
}: {
  database: Database;
  narrowPairs: NarrowPairs;
}) => {
  const index = createTokenIndex({ database });

  /** Adds what is new, and counts what is confirmed again. In the caller's transaction. */
  const putBatch = async (segments: readonly Segment[]): Promise<number> => {
    const byKey = new Map(segments.map((segment) => [pairKey(segment), segment]));
    const keys = [...byKey.keys()].sort();
    const { query: known } = await database.table(MEMORY_SEGMENT);
    const there: { pair_key: string }[] = await known.whereIn('pair_key', keys).select('pair_key');
    const present = new Set(there.map(({ pair_key: key }) => key));
    const fresh = keys.filter((key) => !present.has(key));
    for (const key of present) {
      const segment = byKey.get(key);
      if (!segment) continue;
      const { query } = await database.table(MEMORY_SEGMENT);
      const { confirmedBy, confirmedAt } = segment;
      await query
        .where({ pair_key: key })
        .update({ confirmed_by: confirmedBy, confirmed_ms: confirmedAt.getTime() })
        .increment('uses', 1);
    }
    if (fresh.length === 0) return 0;
    const { query } = await database.table(MEMORY_SEGMENT);
    const rows = fresh.flatMap((key) => {
      const segment = byKey.get(key);
      return segment ? [toRow(segment)] : [];
    });
    await query.insert(rows).onConflict('pair_key').ignore();
    const { query: made } = await database.table(MEMORY_SEGMENT);
    const ids: { id: number; pair_key: string }[] = await made
      .whereIn('pair_key', fresh)
      .select('id', 'pair_key');
    await index.add(
      ids.flatMap(({ id, pair_key: key }) => {
        const segment = byKey.get(key);
        return segment ? [{ id: Number(id), segment }] : [];
      })
    );
    return fresh.length;
  };

  async function* readAll(
    { source, target }: MemoryFilters,
    narrow: (query: Knex.QueryBuilder) => void
  ): AsyncGenerator<StoredSegment[]> {
    for (let after = 0; ;) {
      const { query } = await database.table(MEMORY_SEGMENT);
      narrow(query);
      if (source !== undefined) void query.where({ source_locale: source });
      if (target !== undefined) void query.where({ target_locale: target });
      const rows: Raw[] = await query
        .where('id', '>', after)
        .orderBy('id')
        .limit(EXPORTED_AT_ONCE)
        .select(COLUMNS);
      if (rows.length > 0) yield rows.map(toSegment);
      if (rows.length < EXPORTED_AT_ONCE) return;
      after = Number(rows.at(-1)?.id ?? after);
    }
  }

  return {
    open: () => index.open(),

    /** In the caller's transaction. @returns how many are new */
    async put(segments: readonly Segment[]): Promise<number> {
      let added = 0;
      for (let start = 0; start < segments.length; start += BATCH) {
        added += await putBatch(segments.slice(start, start + BATCH));
      }
      return added;
    },

    /** Segments whose source is one of these texts but for white space, newest first. */
    async exact(texts: readonly string[], pair: string): Promise<Map<string, StoredSegment[]>> {
      const keys = new Map(texts.map((text) => [textKey(text, pair), text]));
      const found = new Map<string, StoredSegment[]>();
      const all = [...keys.keys()];
      const narrow = await narrowPairs();
      for (let start = 0; start < all.length; start += BATCH) {
        const { query } = await database.table(MEMORY_SEGMENT);
        narrow(query);
        const rows: Raw[] = await query
          .whereIn('text_key', all.slice(start, start + BATCH))
          .orderBy('confirmed_ms', 'desc')
          .orderBy('id', 'desc')
          .limit(BATCH * MAX_EXACT)
          .select(COLUMNS);
        for (const row of rows) {
          const text = keys.get(row.text_key) ?? '';
          const list = found.get(text) ?? [];
          if (list.length < MAX_EXACT) found.set(text, [...list, toSegment(row)]);
        }
      }
      return found;
    },

    /** Segments that are likely to be alike, those that agree most with the text first. */
    async alike(text: string, pair: string): Promise<StoredSegment[]> {
      const ids = await index.candidates(text, pair, MAX_CANDIDATES);
      if (ids.length === 0) return [];
      const narrow = await narrowPairs();
      const { query } = await database.table(MEMORY_SEGMENT);
      narrow(query);
      const rows: Raw[] = await query.whereIn('id', ids).select(COLUMNS);
      // Numbers of bands are hashes: that two pairs of languages share one is unlikely, not impossible.
      return rows.map(toSegment).filter((segment) => pairOf(segment) === pair);
    },

    /** In the caller's transaction. @returns what it was; null: there is no such segment */
    async remove(id: number): Promise<StoredSegment | null> {
      const { query: asked } = await database.table(MEMORY_SEGMENT);
      const row: Raw | undefined = await asked.where({ id }).first(COLUMNS);
      if (!row) return null;
      const { query } = await database.table(MEMORY_SEGMENT);
      // Somebody else may have been quicker.
      if ((await query.where({ id }).delete()) === 0) return null;
      const segment = toSegment(row);
      await index.remove(segment);
      return segment;
    },

    /**
     * All that fit, in the order in which they came, in batches. What whoever asks may read is settled
     * here and now, since the batches are read when the request is over.
     */
    async export(filters: MemoryFilters): Promise<AsyncGenerator<StoredSegment[]>> {
      return readAll(filters, await narrowPairs());
    },
  };
};

export type MemoryStore = ReturnType<typeof createMemoryStore>;
