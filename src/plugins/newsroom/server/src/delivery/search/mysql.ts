import type { Knex } from 'knex';
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
import { FIELDS } from './index-words';
import { MAX_RANKED } from './port';
import { FIELD_WEIGHTS } from './rank';

/** InnoDB leaves out words of fewer than three letters and its stop words; in front of each, this makes it neither. */
const FRONT = 'xx';

/** What the frequency of the words in all texts may add; less than lies between two fields. */
const FREQUENCY = 0.15;

const COLUMNS = FIELDS.join(', ');

/** Words with a space around each, so that LIKE finds whole ones; a full stop for a break. */
const toColumn = (codes: readonly string[]): string =>
  ` ${codes.map((code) => (code === BREAK ? '.' : FRONT + code)).join(' ')} `;

const toPattern = ({ codes, isPrefix }: CodedTerm): string =>
  `% ${codes.map((code) => FRONT + code).join(' ')}${isPrefix ? '' : ' '}%`;

const wordsOf = ({ codes, isPrefix }: CodedTerm): CodedTerm[] =>
  codes.map((code, index) => ({
    codes: [code],
    isPrefix: isPrefix && index === codes.length - 1,
  }));

const toBoolean = (words: readonly CodedTerm[]): string =>
  words.map(({ codes, isPrefix }) => `+${FRONT}${codes.join('')}${isPrefix ? '*' : ''}`).join(' ');

/** What the best field with this word is worth. */
const worth = (knex: Knex, word: CodedTerm): Knex.Raw => {
  const pattern = toPattern(word);
  const { headline, dek, keywords, body } = FIELD_WEIGHTS;
  return knex.raw(
    `case when headline like ? then ${headline} when dek like ? then ${dek}
     when keywords like ? then ${keywords} else ${body} end`,
    [pattern, pattern, pattern]
  );
};

/**
 * InnoDB FULLTEXT, for MySQL and MariaDB. It sees what is committed only, and its phrases know no
 * beginnings of words, so phrases are looked up in the stored words of the stories that have them all.
 */
export const createMysqlEngine = (): SearchEngine => ({
  async open(knex) {
    await knex.raw(
      `create table if not exists ?? (
         document_id varchar(100) character set utf8mb4 collate utf8mb4_bin not null,
         locale varchar(100) character set utf8mb4 collate utf8mb4_bin not null,
         published_ms bigint not null,
         from_ms bigint not null,
         until_ms bigint not null,
         ${FIELDS.map((field) => `${field} mediumtext not null`).join(', ')},
         primary key (document_id, locale),
         fulltext (${COLUMNS})
       ) engine = InnoDB character set ascii collate ascii_bin`,
      [TABLE]
    );
  },

  async put(knex, rows) {
    const columns = rows.map(({ words, ...row }) => ({
      ...row,
      ...Object.fromEntries(FIELDS.map((field) => [field, toColumn(words[field])])),
    }));
    await knex(TABLE).insert(columns).onConflict(['document_id', 'locale']).merge();
  },

  async remove(knex, keys) {
    await whereKeys(knex(TABLE), keys).delete();
  },

  async match(knex, terms, question) {
    const words = terms.flatMap(wordsOf);
    const against = `match (${COLUMNS}) against (? in boolean mode)`;
    const newest = whereVisible(knex(TABLE), question, TABLE)
      .select('document_id', 'locale', 'published_ms')
      .select(knex.raw(`${against} as frequency`, [toBoolean(words)]))
      .whereRaw(against, [toBoolean(words)])
      .orderBy('published_ms', 'desc')
      .limit(MAX_RANKED);
    for (const phrase of terms.filter(({ codes }) => codes.length > 1)) {
      void newest.whereRaw(
        `(${FIELDS.map((field) => `${field} like ?`).join(' or ')})`,
        FIELDS.map(() => toPattern(phrase))
      );
    }
    const worths = words.map((word) => worth(knex, word));
    // Joined with the texts only now: the newest are sorted without them.
    const rows: (RawMatch & { frequency: number })[] = await knex
      .select('newest.*')
      .select(
        knex.raw(`(${worths.map(() => '?').join(' + ')}) / ${words.length} as relevance`, worths)
      )
      .from(newest.as('newest'))
      .join(TABLE, {
        [`${TABLE}.document_id`]: 'newest.document_id',
        [`${TABLE}.locale`]: 'newest.locale',
      });
    const most = Math.max(Number.MIN_VALUE, ...rows.map(({ frequency }) => frequency));
    return rows.map((row) =>
      toMatch({
        ...row,
        relevance: Number(row.relevance) + (FREQUENCY * row.frequency) / most,
      })
    );
  },
});
