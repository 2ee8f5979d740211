import { errors } from '@strapi/utils';
import { documentQuery, listQuery } from 'newsroom/contracts/delivery-query';
import { parseQuery } from 'newsroom/parse-query';

const refusalOf = (query: unknown, schema: typeof listQuery | typeof documentQuery = listQuery) => {
  try {
    parseQuery(schema, query);
  } catch (error) {
    if (error instanceof errors.ValidationError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
};

const namedIn = (error: InstanceType<typeof errors.ValidationError>): string[] => {
  const { errors: found } = error.details as { errors: { path: string[] }[] };
  return found.map(({ path }) => path.join('.'));
};

describe('a good query', () => {
  it('of a list gets its defaults', () => {
    expect(parseQuery(listQuery, {})).toEqual({ relative: true, limit: 20, fallback: 'none' });
  });

  it('of a document gets its defaults', () => {
    expect(parseQuery(documentQuery, {})).toEqual({
      relative: true,
      body: 'blocks',
      fallback: 'chain',
    });
  });

  it('is read from the texts of a URL', () => {
    expect(
      parseQuery(listQuery, {
        locale: 'pt-BR',
        relative: 'false',
        limit: '100',
        cursor: 'abc',
        section: 'world',
        source: 'AP',
        tag: 'ferry boats',
        kind: 'analysis',
        since: '2025-02-25T08:40:00Z',
        until: '2025-02-25T12:40:00+03:00',
        fallback: 'chain',
      })
    ).toEqual({
      locale: 'pt-BR',
      relative: false,
      limit: 100,
      cursor: 'abc',
      section: 'world',
      source: 'AP',
      tag: 'ferry boats',
      kind: 'analysis',
      since: new Date('2025-02-25T08:40:00Z'),
      until: new Date('2025-02-25T09:40:00Z'),
      fallback: 'chain',
    });
  });
});

describe('a wrong parameter is named', () => {
  it.each<[string, unknown]>([
    ['locale', ''],
    ['locale', ['en', 'tr']],
    ['locale', { $ne: 'en' }],
    ['locale', 'x'.repeat(36)],
    ['relative', '1'],
    ['relative', 'TRUE'],
    ['limit', '0'],
    ['limit', '101'],
    ['limit', '-1'],
    ['limit', '2.5'],
    ['limit', 'many'],
    ['limit', ''],
    ['cursor', 'x'.repeat(1001)],
    ['section', ''],
    ['section', ['world', 'sport']],
    ['source', 'X'.repeat(41)],
    ['tag', 'a\u0000b'],
    ['tag', 'a\uD800'],
    ['kind', 'rumour'],
    ['since', 'yesterday'],
    ['since', '2025-02-25'],
    ['until', '2025-02-25T08:40:00'],
    ['until', '2025-02-30T08:40:00Z'],
    ['fallback', 'all'],
  ])('%s is not %j', (parameter, value) => {
    const refusal = refusalOf({ [parameter]: value });
    expect(namedIn(refusal)).toEqual([parameter]);
    expect(refusal.message).toMatch(new RegExp(`^${parameter}: `));
  });

  it.each(['body', 'fallback'])('%s of a document is not "all"', (parameter) => {
    expect(namedIn(refusalOf({ [parameter]: 'all' }, documentQuery))).toEqual([parameter]);
  });

  it('says what is allowed', () => {
    expect(refusalOf({ kind: 'rumour' }).message).toBe(
      'kind: must be one of news, analysis, opinion, feature, explainer, live, video, gallery'
    );
    expect(refusalOf({ limit: '0' }).message).toContain('from 1 to 100');
  });

  it('and so are all the others', () => {
    expect(namedIn(refusalOf({ limit: '0', kind: 'rumour', locale: '' })).sort()).toEqual([
      'kind',
      'limit',
      'locale',
    ]);
  });
});

describe('an unknown parameter', () => {
  it('is refused, never ignored, and the known ones are told', () => {
    const refusal = refusalOf({ langauge: 'tr', populate: '*' }, documentQuery);
    expect(namedIn(refusal)).toEqual(['langauge', 'populate']);
    expect(refusal.message).toContain(
      'langauge: is not a parameter; known are locale, relative, body, fallback'
    );
  });

  it('is refused also where only another kind of request has it', () => {
    expect(namedIn(refusalOf({ body: 'html' }))).toEqual(['body']);
    expect(namedIn(refusalOf({ limit: '5' }, documentQuery))).toEqual(['limit']);
  });
});

it.each<[unknown]>([[undefined], [null], ['locale=en'], [[]], [7]])(
  'what is no query at all is refused: %j',
  (query) => {
    expect(namedIn(refusalOf(query))).toEqual(['query']);
  }
);

it('a refusal is a 400', () => {
  const refusal = refusalOf({ limit: '0' });
  expect(refusal.name).toBe('ValidationError');
});
