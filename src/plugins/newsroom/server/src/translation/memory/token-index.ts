import type { Knex } from 'knex';
import type { Database } from '../../database';
import { plainText } from '../../text/unit-parts';
import { LONGEST_MEASURED, pairOf, type Segment, type StoredSegment } from './segment';
import { signatureOf } from './signature';

/** A table of the plugin's own, no content type: Strapi's schema sync leaves it alone. */
const TABLE = 'newsroom_memory_tokens';

/** Rows that one band may bring: what is said everywhere is no help in finding what is alike. */
const MAX_PER_BAND = 400;
/** SQLite puts rows together as a query of at most 500 parts. */
const ROWS_AT_ONCE = 400;

const AT_THE_END = { sqlite: ' without rowid', postgres: '', mysql: ' engine = InnoDB' };

const tokensOf = (segment: Segment): number[] => {
  const text = plainText(segment.source);
  return text.length > LONGEST_MEASURED ? [] : signatureOf(text, pairOf(segment));
};

/**
 * Which segments may be alike (see `signature.ts`): a row for each band of each. It is asked in ranges of
 * its primary key only, so that a look-up costs the same however large it grows.
 */
export const createTokenIndex = ({ database }: { database: Database }) => {
  const table = (): string => database.inSchema(TABLE);

  const make = async (knex: Knex): Promise<void> => {
    await knex.raw(
      `create table if not exists ?? (
         token bigint not null,
         segment_id bigint not null,
         primary key (token, segment_id)
       )${AT_THE_END[database.engine()]}`,
      [table()]
    );
  };

  return {
    /** Makes the index where it is missing. Safe at every start, on several nodes at once. */
    async open(): Promise<void> {
      const knex = await database.knex();
      if (database.engine() !== 'postgres') return make(knex);
      await knex.transaction(async (trx) => {
        // "If not exists" alone fails when two nodes start at once.
        await trx.raw('select pg_advisory_xact_lock(hashtext(?))', [TABLE]);
        await make(trx);
      });
    },

    /** In the caller's transaction; harmless for what is there already. */
    async add(segments: readonly { id: number; segment: Segment }[]): Promise<void> {
      const knex = await database.knex();
      const rows = segments.flatMap(({ id, segment }) =>
        [...new Set(tokensOf(segment))].map((token) => ({ token, segment_id: id }))
      );
      // In one order on all nodes, so that none waits for another in a circle.
      rows.sort((a, b) => a.token - b.token);
      for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
        await knex(table())
          .insert(rows.slice(start, start + ROWS_AT_ONCE))
          .onConflict(['token', 'segment_id'])
          .ignore();
      }
    },

    /** In the caller's transaction. */
    async remove({ id, ...segment }: StoredSegment): Promise<void> {
      const tokens = [...new Set(tokensOf(segment))];
      if (tokens.length === 0) return;
      const knex = await database.knex();
      await knex(table()).whereIn('token', tokens).where({ segment_id: id }).delete();
    },

    /** Ids of segments that share a band with a text, those that share most first. */
    async candidates(text: string, pair: string, limit: number): Promise<number[]> {
      if (text.length > LONGEST_MEASURED) return [];
      const knex = await database.knex();
      const bands = signatureOf(text, pair).map((token, band) => {
        const range = knex(table())
          .select('segment_id')
          .where({ token })
          .orderBy('segment_id', 'desc')
          .limit(MAX_PER_BAND);
        return knex.select('segment_id').from(range.as(`band_${band}`));
      });
      const [first, ...others] = bands;
      if (!first) return [];
      const found: { segment_id: number | string }[] = await knex
        .from(first.unionAll(others).as('hits'))
        .select('segment_id')
        .count({ bands: '*' })
        .groupBy('segment_id')
        .orderBy([
          { column: 'bands', order: 'desc' },
          { column: 'segment_id', order: 'desc' },
        ])
        .limit(limit);
      return found.map(({ segment_id: id }) => Number(id));
    },
  };
};

export type TokenIndex = ReturnType<typeof createTokenIndex>;
