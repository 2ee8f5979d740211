import type { Knex } from 'knex';
import {
  TABLE,
  toMatch,
  whereKeys,
  whereVisible,
  type CodedTerm,
  type IndexRow,
  type RawMatch,
  type SearchEngine,
} from './engine';
import { FIELDS } from './index-words';
import { MAX_RANKED } from './port';

const WORDS = `${TABLE}_words`;

/** bm25 levels off, so these are far apart: a word in the headline outweighs many in the body. */
const WEIGHTS = '24.0, 12.0, 8.0, 1.0';

/** Ids of one millisecond; together with `LATEST_MS` they end where JavaScript's integers do. */
const IDS_PER_MS = 1024;
const LATEST_MS = 2 ** 43 - 2;

const firstId = (ms: number): number =>
  Math.min(LATEST_MS, Math.max(0, Math.floor(ms))) * IDS_PER_MS;

/**
 * Gives ids to rows that are not written yet, each behind all ids that begin at its first one; where a
 * thousand stories share one millisecond, in the next. What the table holds is asked once for each stretch
 * of ids.
 */
const createFreeIds = (knex: Knex): ((first: number) => Promise<number>) => {
  const given: number[] = [];
  const stored = new Map<string, number>();

  const lastStored = async (first: number, room: number): Promise<number> => {
    const stretch = `${first} ${room}`;
    const known = stored.get(stretch);
    if (known !== undefined) return known;
    const [row]: { last?: number | null }[] = await knex(TABLE)
      .whereBetween('id', [first, first + room - 1])
      .max('id as last');
    const last = row?.last ?? first - 1;
    stored.set(stretch, last);
    return last;
  };

  return async (first) => {
    for (let room = IDS_PER_MS; ; room *= 4) {
      const others = given.filter((id) => id >= first && id < first + room);
      const next = Math.max(await lastStored(first, room), ...others) + 1;
      if (next >= first + room) continue;
      given.push(next);
      return next;
    }
  };
};

interface Known {
  id: number;
  document_id: string;
  locale: string;
  published_ms: number;
  from_ms: number;
  until_ms: number;
}

const columnsOf = (words: IndexRow['words']): Record<string, string> =>
  Object.fromEntries(FIELDS.map((field) => [field, words[field].join(' ')]));

const toPhrase = ({ codes, isPrefix }: CodedTerm): string =>
  `"${codes.join(' ')}"${isPrefix ? ' *' : ''}`;

/**
 * FTS5 without a copy of the texts. Ids grow with the instant of publication, so FTS5 itself finds the
 * newest matches first and stops after them, no matter how many more there are.
 */
export const createSqliteEngine = (): SearchEngine => {
  const remove: SearchEngine['remove'] = async (knex, keys) => {
    await knex(WORDS)
      .whereIn('rowid', whereKeys(knex(TABLE).select('id'), keys))
      .delete();
    await whereKeys(knex(TABLE), keys).delete();
  };

  return {
    remove,

    async open(knex) {
      await knex.raw(
        `create table if not exists ?? (
           id integer primary key,
           document_id text not null,
           locale text not null,
           published_ms integer not null,
           from_ms integer not null,
           until_ms integer not null,
           unique (document_id, locale)
         )`,
        [TABLE]
      );
      await knex.raw(
        `create virtual table if not exists ?? using fts5 (
           ${FIELDS.join(', ')}, content = '', contentless_delete = 1, tokenize = 'ascii', prefix = '3'
         )`,
        [WORDS]
      );
    },

    async put(knex, rows) {
      const keys = rows.map(({ document_id, locale }) => ({ documentId: document_id, locale }));
      const found: Known[] = await whereKeys(
        knex(TABLE).select('id', 'document_id', 'locale', 'published_ms', 'from_ms', 'until_ms'),
        keys
      );
      const known = new Map(found.map((row) => [`${row.document_id} ${row.locale}`, row]));
      // The words of a row cannot be read, so they are written anew, also where they were lost.
      const ids = found.map(({ id }) => id);
      if (ids.length > 0) await knex(WORDS).whereIn('rowid', ids).delete();
      const moved = rows.flatMap(({ document_id, locale, published_ms }) => {
        const old = known.get(`${document_id} ${locale}`);
        return old && old.published_ms !== published_ms ? [old.id] : [];
      });
      if (moved.length > 0) await knex(TABLE).whereIn('id', moved).delete();

      const freeId = createFreeIds(knex);
      const fresh: object[] = [];
      const written: object[] = [];
      for (const { words, ...row } of rows) {
        const old = known.get(`${row.document_id} ${row.locale}`);
        let id = old?.id;
        if (old?.published_ms === row.published_ms) {
          if (old.from_ms !== row.from_ms || old.until_ms !== row.until_ms) {
            await knex(TABLE).where({ id: old.id }).update(row);
          }
        } else {
          id = await freeId(firstId(row.published_ms));
          fresh.push({ id, ...row });
        }
        written.push({ rowid: id, ...columnsOf(words) });
      }
      if (fresh.length > 0) await knex(TABLE).insert(fresh);
      await knex(WORDS).insert(written);
    },

    async match(knex, terms, question) {
      const query = knex
        .from(WORDS)
        .joinRaw('cross join ?? on ?? = ??', [TABLE, `${TABLE}.id`, `${WORDS}.rowid`]);
      const rows: RawMatch[] = await whereVisible(query, question, TABLE)
        .select('document_id', 'locale', 'published_ms')
        .select(knex.raw(`-bm25(??, ${WEIGHTS}) as relevance`, [WORDS]))
        .whereRaw('?? match ?', [WORDS, terms.map(toPhrase).join(' AND ')])
        .orderBy(`${WORDS}.rowid`, 'desc')
        .limit(MAX_RANKED);
      return rows.map(toMatch);
    },
  };
};
