import type { Database } from '../../database';
import {
  TABLE,
  toMatch,
  whereKeys,
  whereVisible,
  type CodedTerm,
  type RawMatch,
  type SearchEngine,
} from './engine';
import { BREAK } from './encode-term';
import { FIELDS, type EntryWords } from './index-words';
import { MAX_RANKED } from './port';
import { FIELD_WEIGHTS } from './rank';

const LETTERS = { headline: 'A', dek: 'B', keywords: 'C', body: 'D' };
const { headline, dek, keywords, body } = FIELD_WEIGHTS;
/** From D to A. */
const WEIGHTS = `{${[body, keywords, dek, headline].join(',')}}`;

/** The text form of a tsvector. Fields and breaks leave a gap in the positions, so no phrase spans them. */
const toVector = (words: EntryWords): string => {
  const lexemes: string[] = [];
  let position = 0;
  for (const field of FIELDS) {
    for (const code of words[field]) {
      position += 1;
      if (code !== BREAK) lexemes.push(`${code}:${position}${LETTERS[field]}`);
    }
    position += 1;
  }
  return lexemes.join(' ');
};

const lexeme = (code: string, isPrefix: boolean): string => (isPrefix ? `${code}:*` : code);

const toQuery = ({ codes, isPrefix }: CodedTerm): string =>
  codes.map((code, index) => lexeme(code, isPrefix && index === codes.length - 1)).join(' <-> ');

/** `ts_rank` of an OR adds up what each word is worth; of an AND it would measure distances instead. */
const toRanking = ({ codes, isPrefix }: CodedTerm): string =>
  codes.map((code, index) => lexeme(code, isPrefix && index === codes.length - 1)).join(' | ');

/**
 * A tsvector per entry. Two indexes, of which the planner takes the cheaper one: that of the words for
 * rare ones, that of the instants for words that are in every other story.
 */
export const createPostgresEngine = ({ database }: { database: Database }): SearchEngine => {
  const table = (): string => database.inSchema(TABLE);

  return {
    async open(knex) {
      await knex.transaction(async (trx) => {
        // "If not exists" alone fails when two nodes start at once.
        await trx.raw('select pg_advisory_xact_lock(hashtext(?))', [TABLE]);
        await trx.raw(
          `create table if not exists ?? (
             document_id varchar(100) not null,
             locale varchar(100) not null,
             published_ms bigint not null,
             from_ms bigint not null,
             until_ms bigint not null,
             words tsvector not null,
             primary key (document_id, locale)
           )`,
          [table()]
        );
        // A long list of pending words makes every search slow and the planner read all stories
        // instead; none at all makes writing three times as slow. In kB; PostgreSQL's own is 4 MB.
        await trx.raw(
          'create index if not exists ?? on ?? using gin (words) with (gin_pending_list_limit = 512)',
          [`${TABLE}_words`, table()]
        );
        await trx.raw('create index if not exists ?? on ?? (published_ms desc)', [
          `${TABLE}_newest`,
          table(),
        ]);
      });
    },

    async put(knex, rows) {
      const vectors = rows.map(({ words, ...row }) => ({
        ...row,
        words: knex.raw('cast(? as tsvector)', [toVector(words)]),
      }));
      await knex(table()).insert(vectors).onConflict(['document_id', 'locale']).merge();
    },

    async remove(knex, keys) {
      await whereKeys(knex(table()), keys).delete();
    },

    async match(knex, terms, question) {
      const query = terms.map((term) => `(${toQuery(term)})`).join(' & ');
      const newest = whereVisible(knex(`${table()} as entry`), question, 'entry')
        .select('document_id', 'locale', 'published_ms', 'words')
        .whereRaw('words @@ cast(? as tsquery)', [query])
        .orderBy('published_ms', 'desc')
        .limit(MAX_RANKED);
      const rows: RawMatch[] = await knex
        .select('document_id', 'locale', 'published_ms')
        .select(
          knex.raw('ts_rank(cast(? as real[]), words, cast(? as tsquery)) as relevance', [
            WEIGHTS,
            terms.map(toRanking).join(' | '),
          ])
        )
        .from(newest.as('newest'));
      return rows.map(toMatch);
    },
  };
};
