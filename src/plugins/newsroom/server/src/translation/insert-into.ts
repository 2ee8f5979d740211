import type { Knex } from 'knex';

/** One statement: what is selected never comes here. knex knows a list of columns only as a table's name. */
export const insertInto = async (
  knex: Knex,
  table: string,
  columns: readonly string[],
  selected: Knex.QueryBuilder
): Promise<void> => {
  const named = `??(${columns.map(() => '??').join(', ')})`;
  await knex(knex.raw(named, [table, ...columns]) as unknown as string).insert(selected);
};
