import { readFileSync } from 'node:fs';
import path from 'node:path';
import { EDITORIAL_TYPES } from 'newsroom/constants';
import { readLinks, RELATION_FIELDS } from 'newsroom/relations/fields';

interface Attribute {
  type: string;
  relation?: string;
  target?: string;
  multiple?: boolean;
}

const schemaOf = (uid: string): { attributes: Record<string, Attribute> } => {
  const folder = path.resolve(
    __dirname,
    '../../../src/plugins/newsroom/server/src/content-types',
    uid.replace('plugin::newsroom.', '')
  );
  return JSON.parse(readFileSync(path.join(folder, 'schema.json'), 'utf8')) as ReturnType<
    typeof schemaOf
  >;
};

it.each(EDITORIAL_TYPES)('the relations of %s are those of its schema', (uid) => {
  const relations = Object.entries(schemaOf(uid).attributes)
    .filter(([, { type }]) => type === 'relation')
    .map(([field, { relation, target }]) => ({
      field,
      target,
      isMany: relation?.endsWith('ToMany') ?? false,
    }));

  const byField = (a: { field: string }, b: { field: string }): number =>
    a.field < b.field ? -1 : 1;
  expect([...RELATION_FIELDS[uid]].sort(byField)).toEqual(relations.sort(byField));
});

describe('the stored links of a row', () => {
  it('are read from JSON, as SQLite gives it', () => {
    expect(readLinks('{"section":["world"],"sources":["ap","reuters"]}')).toEqual({
      section: ['world'],
      sources: ['ap', 'reuters'],
    });
  });

  it('are read from an object, as PostgreSQL gives it', () => {
    expect(readLinks({ sources: ['ap'] })).toEqual({ sources: ['ap'] });
  });

  it.each<[unknown]>([[null], [undefined], ['null'], ['[]'], ['"ap"'], [7], [true], [[]]])(
    'are none for %j',
    (value) => {
      expect(readLinks(value)).toEqual({});
    }
  );

  it('hold ids only, whatever else stands among them', () => {
    expect(readLinks({ sources: ['ap', 7, null, { id: 1 }], section: 'world' })).toEqual({
      sources: ['ap'],
      section: [],
    });
  });
});
