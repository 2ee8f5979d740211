import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { Database } from '../database';
import type { Row } from './row-facts';

type Raw = Readonly<Record<string, unknown>>;
type Reading = (value: unknown) => unknown;

interface Field {
  name: string;
  column: string;
  read: Reading;
}

const asIs: Reading = (value) => value;
/** SQLite keeps JSON as text, and truth as a number, as MySQL does. */
const asJson: Reading = (value) =>
  typeof value === 'string' ? (JSON.parse(value) as unknown) : value;
const asBoolean: Reading = (value) => (typeof value === 'number' ? value !== 0 : value);

const READINGS: Record<string, Reading> = { json: asJson, blocks: asJson, boolean: asBoolean };

/**
 * Reads rows of content types past Strapi's query builder, which costs more than the database does where a
 * publication asks ten times. Rows have the fields that Strapi would give them; instants are as the driver
 * has them: a date, or on SQLite milliseconds since 1970.
 */
export const createReadRows = ({
  strapi,
  database,
}: {
  strapi: Core.Strapi;
  database: Database;
}) => {
  const known = new Map<string, readonly Field[]>();

  const fieldsOf = (uid: string): readonly Field[] => {
    const found = known.get(uid);
    if (found) return found;
    const { attributes } = strapi.db.metadata.get(uid);
    const fields = Object.entries(attributes).flatMap(([name, attribute]): Field[] =>
      'columnName' in attribute
        ? [
            {
              name,
              column: String(attribute.columnName ?? name),
              read: READINGS[attribute.type] ?? asIs,
            },
          ]
        : []
    );
    known.set(uid, fields);
    return fields;
  };

  const toRow = (raw: Raw, fields: readonly Field[]): Row => {
    const row: Record<string, unknown> = {};
    for (const { name, column, read } of fields) row[name] = read(raw[column]);
    return row as Row;
  };

  return {
    /** A row of a type as a field of another: `raw` has its columns, and may have others. */
    toRow: (uid: string, raw: Raw): Row => toRow(raw, fieldsOf(uid)),

    /**
     * @param narrow keeps the query to some rows, by the names of columns
     * @param select fields; left out: all
     */
    async read(
      uid: string,
      narrow: (query: Knex.QueryBuilder) => void,
      select?: readonly string[]
    ): Promise<Row[]> {
      const all = fieldsOf(uid);
      const fields = select ? all.filter(({ name }) => select.includes(name)) : all;
      const { query } = await database.table(uid);
      narrow(query);
      const raws: Raw[] = await query.select(select ? fields.map(({ column }) => column) : '*');
      return raws.map((raw) => toRow(raw, fields));
    },
  };
};

export type ReadRows = ReturnType<typeof createReadRows>;
