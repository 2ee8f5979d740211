import { ARTICLE, BOARD_CELL, BOARD_COUNT } from '../constants';
import type { Database } from '../database';
import type { Locales } from '../locales/locales';
import { insertInto } from './insert-into';

const FACTS = ['entity', 'shelf', 'urgency', 'changed_ms'];

/**
 * A language that is added has a cell for each document at once, in two statements: there may be a
 * hundred thousand. The row of a document's source says all that is needed.
 */
export const createBoardLocales = ({
  database,
  locales,
}: {
  database: Database;
  locales: Locales;
}) => ({
  /** In the caller's transaction. */
  async add(locale: string): Promise<void> {
    const knex = await database.knex();
    const chain = await locales.chain(locale);
    const cells = database.nameOf(BOARD_CELL);
    const isServed = knex(`${database.nameOf(ARTICLE)} as a`)
      .select(knex.raw('1'))
      .whereRaw('?? = ??', ['a.document_id', 'c.document_id'])
      .whereIn('a.locale', chain)
      .whereNotNull('a.published_at');
    const state = knex.raw(
      "case when c.entity <> 'article' or exists ? then 'fallback-only' else 'missing' end",
      [isServed]
    );
    const columns = ['document_id', 'locale', ...FACTS, 'state', 'is_outdated'];
    const fresh = knex(`${cells} as c`)
      .select('c.document_id', knex.raw('?', [locale]), ...FACTS.map((fact) => `c.${fact}`))
      .select(state, knex.raw('false'))
      .where('c.state', 'source')
      .whereNotExists(
        knex(`${cells} as o`)
          .select(knex.raw('1'))
          .whereRaw('?? = ??', ['o.document_id', 'c.document_id'])
          .where('o.locale', locale)
      );
    await insertInto(knex, cells, columns, fresh);

    await knex(database.nameOf(BOARD_COUNT)).where({ locale }).delete();
    const counted = ['entity', 'shelf', 'locale', 'urgency', 'state'];
    const counts = knex(cells)
      .where({ locale })
      .select(...counted, knex.raw('count(*)'))
      .groupBy(...counted);
    await insertInto(knex, database.nameOf(BOARD_COUNT), [...counted, 'cells'], counts);
  },
});

export type BoardLocales = ReturnType<typeof createBoardLocales>;
