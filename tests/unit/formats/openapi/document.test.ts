import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openApiDocument } from 'newsroom/formats/openapi/document';
import { OPERATIONS } from 'newsroom/formats/openapi/operations';
import { z } from 'zod';
import { createSchemas } from 'newsroom/formats/openapi/to-json-schema';
import { validatorOf, type OpenApi } from '../../../helpers/openapi';

const OPTIONS = {
  version: '1.2.3',
  serverUrl: 'https://cms.example/api/newsroom',
  isPublic: true,
  surrogateHeader: 'Surrogate-Key',
};
const make = (options: object = {}) =>
  openApiDocument(OPERATIONS, { ...OPTIONS, ...options }) as unknown as OpenApi;
const document = make();
const operations = Object.values(document.paths).flatMap((item) => Object.values(item));

const VALIDATOR = path.join(
  path.dirname(require.resolve('@seriousme/openapi-schema-validator/package.json')),
  'bin/validate-api-cli.js'
);

/** What a public validator says of a document: the schema of OpenAPI 3.1, and every reference followed. */
const validate = (given: unknown): { valid: boolean; errors?: unknown } => {
  const folder = mkdtempSync(path.join(tmpdir(), 'openapi-'));
  const file = path.join(folder, 'openapi.json');
  try {
    writeFileSync(file, JSON.stringify(given));
    return JSON.parse(execFileSync(process.execPath, [VALIDATOR, file], { encoding: 'utf8' }));
  } catch (error) {
    return JSON.parse((error as { stdout: string }).stdout);
  } finally {
    rmSync(folder, { recursive: true });
  }
};

describe('the OpenAPI document', () => {
  test.each([
    ['as shipped', {}],
    ['of a delivery API that asks for a permission', { isPublic: false }],
    ['without surrogate keys', { surrogateHeader: '' }],
  ])('is valid for a public validator, %s', (_, options) => {
    expect(validate(make(options))).toEqual({ valid: true });
  });

  test('would be found out if it were not', () => {
    const [first = ''] = Object.keys(document.paths);
    const wrong = { ...document, paths: { [first]: { get: { responses: { 200: {} } } } } };
    expect(validate(wrong).valid).toBe(false);
    const dangling = JSON.parse(
      JSON.stringify(document).replace('#/components/schemas/Meta', '#/components/schemas/None')
    );
    expect(validate(dangling).valid).toBe(false);
  });

  test('has schemas that a strict JSON Schema validator takes, each of them', () => {
    const validator = validatorOf(document);
    const names = Object.keys(document.components.schemas);
    expect(names.length).toBeGreaterThan(30);
    for (const name of names) {
      expect(() => validator({ $ref: `#/components/schemas/${name}` })).not.toThrow();
    }
  });

  test('shows examples that are true', () => {
    const validator = validatorOf(document);
    const shown = operations.flatMap(({ requestBody, responses }) =>
      [requestBody, ...Object.values(responses)].flatMap((part) =>
        Object.values(part?.content ?? {}).filter(({ example }) => example !== undefined)
      )
    );
    expect(shown.length).toBeGreaterThan(6);
    for (const { schema, example } of shown) expect(validator(schema)(example)).toEqual([]);
    const named = operations
      .flatMap(({ parameters }) => parameters)
      .filter(({ example }) => example !== undefined);
    expect(named.length).toBeGreaterThan(10);
    for (const { schema, example } of named) expect(validator(schema)(example)).toEqual([]);
  });

  test('names each operation once, with the parameters of its path', () => {
    const ids = operations.map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [at, item] of Object.entries(document.paths)) {
      for (const { parameters } of Object.values(item)) {
        const named = parameters.filter((one) => one.in === 'path').map(({ name }) => name);
        expect([at, named]).toEqual([at, [...at.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)]);
      }
    }
  });

  test('asks for a token where one is needed', () => {
    const guarded = (given: OpenApi) =>
      Object.values(given.paths)
        .flatMap((item) => Object.values(item))
        .filter(({ security }) => security.length > 0)
        .map(({ operationId }) => operationId);
    const editorial = OPERATIONS.filter(({ path }) => path.startsWith('/editorial/'));
    expect(editorial.length).toBeGreaterThan(1);
    expect(guarded(document).sort()).toEqual(
      editorial.map(({ operationId }) => operationId).sort()
    );
    const closed = make({ isPublic: false });
    expect(guarded(closed)).toHaveLength(OPERATIONS.length);
    const { responses, description } = closed.paths['/articles']?.get ?? {};
    expect(Object.keys(responses ?? {})).toEqual(expect.arrayContaining(['401', '403']));
    expect(description).toContain('`plugin::newsroom.delivery.list`');
  });

  test('speaks of surrogate keys as the CDN calls them, or not at all', () => {
    expect(JSON.stringify(make({ surrogateHeader: 'Cache-Tag' }))).toContain('"Cache-Tag":');
    expect(JSON.stringify(make({ surrogateHeader: '' }))).not.toMatch(/Surrogate-Key"/);
  });

  test('is refused when two schemas have one name', () => {
    const schemas = createSchemas();
    schemas.output(z.string().meta({ id: 'Same' }));
    expect(() => schemas.output(z.number().meta({ id: 'Same' }))).toThrow('Same');
  });
});

/** Texts as they may stand in a query; each is right for some parameter and wrong for others. */
const TEXTS = [
  ...['', 'a', 'en', 'pt-BR', 'world', 'AP', 'true', 'false', 'TRUE', '1', '0', '-1', '2', '1.5'],
  ...['19', '20', '30', '31', '99', '100', '101', '1000', '1001', '2147483647', '2147483648'],
  ...['blocks', 'html', 'none', 'chain', 'all', 'news', 'rumour', 'global', 'article-end'],
  ...['2026-01-31T08:00:00Z', '2026-01-31T08:00:00+03:00', '2026-01-31', '2026-02-30T08:00:00Z'],
  ...['2024-02-29T00:00:00.123Z', '2026-01-31T08:00:00', 'now', 'a\u0000b', '\u0085', '\ud800'],
  ...[35, 36, 40, 41, 80, 81, 200, 201, 255, 256, 1000, 1001, 2000, 2001].map((n) => 'x'.repeat(n)),
];

/** A text as the value that the document says a parameter is. */
const valueOf = (text: string, type: unknown): unknown => {
  if (type === 'integer' && /^(0|-?[1-9]\d*|\d+\.\d+)$/.test(text)) return Number(text);
  if (type === 'boolean' && /^(true|false)$/.test(text)) return text === 'true';
  return text;
};

describe('a parameter', () => {
  const cases = OPERATIONS.flatMap(({ operationId, query }) =>
    Object.entries(query.shape).map(([name, schema]) => ({ operationId, name, schema }))
  );

  test.each(cases)(
    '$name of $operationId is taken as documented',
    ({ operationId, name, schema }) => {
      const found = operations.find((operation) => operation.operationId === operationId);
      const documented = found?.parameters.find((one) => one.in === 'query' && one.name === name);
      if (!documented) throw new Error('It is not documented');
      const check = validatorOf(document)(documented.schema);
      const differing = TEXTS.filter(
        (text) =>
          schema.safeParse(text).success !==
          (check(valueOf(text, documented.schema.type)).length === 0)
      );
      expect(differing).toEqual([]);
      expect(schema.safeParse(undefined).success).toBe(!documented.required);
      const omitted = schema.safeParse(undefined).data;
      expect(documented.schema.default).toEqual(omitted);
    }
  );
});
