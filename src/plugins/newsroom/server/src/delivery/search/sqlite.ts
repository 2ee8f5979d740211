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

/** Behind all ids that begin at `first`; where a thousand stories share one millisecond, in the next. */
const freeId = async (knex: Knex, first: number): Promise<number> => {
  for (let room = IDS_PER_MS; ; room *= 4) {
    const [row]: { last?: number | null }[] = await knex(TABLE)
      .whereBetween('id', [first, first + room - 1])
      .max('id as last');
    const next = typeof row?.last === 'number' ? row.last + 1 : first;
    if (next < first + room) return next;
  }
};

interface Known {
  id: number;
  document_id: string;
  locale: string;
  published_ms: number;
}

const columnsOf = (words: IndexRow['words']): Record<string, string> =>
  Object.fromEntries(FIELDS.map((field) => [field, words[field].join(' ')]));

const removeId = async (knex: Knex, id: number): Promise<void> => {
  await knex(WORDS).where({ rowid: id }).delete();
  await knex(TABLE).where({ id }).delete();
};

/** Also where the words of a row were lost. */
const putWords = async (knex: Knex, id: number, columns: Record<string, string>): Promise<void> => {
  const changed = await knex(WORDS).where({ rowid: id }).update(columns);
  if (changed === 0) await knex(WORDS).insert({ rowid: id, ...columns });
};

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
      const known: Known[] = await whereKeys(
        knex(TABLE).select('id', 'document_id', 'locale', 'published_ms'),
        keys
      );
      for (const { words, ...row } of rows) {
        const old = known.find(
          ({ document_id, locale }) => document_id === row.document_id && locale === row.locale
        );
        if (old?.published_ms === row.published_ms) {
          await knex(TABLE).where({ id: old.id }).update(row);
          await putWords(knex, old.id, columnsOf(words));
          continue;
        }
        if (old) await removeId(knex, old.id);
        const id = await freeId(knex, firstId(row.published_ms));
        await knex(TABLE).insert({ id, ...row });
        await knex(WORDS).insert({ rowid: id, ...columnsOf(words) });
      }
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
