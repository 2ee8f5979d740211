import type { OutgoingHttpHeaders } from 'node:http';
import { wire, type Wire } from '../helpers/delivery';
import { validatorOf, type ContractOperation } from '../helpers/openapi';
import { addressOf, valuesOf } from '../helpers/openapi-values';
import { strapi, tokenFor } from '../helpers/newsroom';
import { contract, describeAnswer, forEach, setUpFuzz } from '../helpers/fuzz';

setUpFuzz();

/** As they stand in an address: percent-encoded, or not at all decodable. */
const NASTY = [
  '',
  '%00',
  'a%00b',
  '%0A%0D',
  '%1B%7F',
  '%C2%80',
  '%ED%A0%80',
  '%ED%BF%BF',
  '%FF%FE',
  '%E0%A4%A',
  '%',
  '%25',
  '%2500',
  '%2Fen%2F%2500',
  '%2Fen%2F%25ED%25A0%2580%2F%25FF',
  '%2Fen%2F..%2F..%2Fetc%2Fpasswd',
  '..%2F..%2F',
  '%F0%9F%94%A5',
  '%E2%80%AE',
  'e%CC%81'.repeat(20),
  '%EF%BF%BF',
  '%F4%8F%BF%BF',
  "'%20OR%201=1--",
  '%22%3B%20DROP%20TABLE%20x%3B--',
  '%5C%27%20UNION%20SELECT%201%2C2--',
  '%25_%25',
  '$%7Bjndi%7D',
  '-1',
  '0',
  '1e9',
  '99999999999999999999',
  'NaN',
  'Infinity',
  '0x10',
  '%D9%A1%D9%A2',
  '+1',
  'null',
  'undefined',
  'true',
  '__proto__',
  'constructor',
  'toString',
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:59.999999999999Z',
  '2026-02-30T00:00:00Z',
  '2026-01-01T00:00:00%2B14:00',
  '2026-01-01T00:00:00-23:59',
  '-271821-04-20T00:00:00Z',
  'W10',
  'WzAsIiIsIiJd',
  'eyJhbGciOiJub25lIn0.e30.',
  'x'.repeat(300),
  'x'.repeat(4000),
  '%F0%9F%94%A5'.repeat(300),
];

const SHAPES = [
  (name: string) => name,
  (name: string) => `${name}=a&${name}=b`,
  (name: string) => `${name}[]=a`,
  (name: string) => `${name}[]`,
  (name: string) => `${name}[a]=b`,
  (name: string) => `${name}[a][b][c][d][e][f]=b`,
  (name: string) => `${name}[0]=a&${name}[1000]=b`,
  (name: string) => `${name}${'[a]'.repeat(200)}=b`,
  (name: string) => `${name}[__proto__]=b&${name}[toString]=c`,
  (name: string) => `${name}[$where]=1&${name}[$ne]=null`,
  (name: string) => Array.from({ length: 300 }, (_, n) => `${name}=${n}`).join('&'),
];

/** What a request is to come to: refused for a parameter that is named, not refused, or either. */
interface Asked {
  operation: ContractOperation;
  address: string;
  headers?: OutgoingHttpHeaders;
  refusedFor?: string;
  isTaken?: boolean;
}

/** Asks for all of them; each answer is one that the document has, and none is a failure of ours. */
const differing = async (asked: readonly Asked[]): Promise<string[]> => {
  const bad: string[] = [];
  await forEach(asked, async ({ operation, address, headers, refusedFor, isTaken }) => {
    const answer = await wire(address, headers);
    const found = contract.check(operation.operationId, answer);
    const wrong = [
      ...found,
      ...(answer.status >= 500 ? ['failed'] : []),
      ...(refusedFor !== undefined && !isRefusal(answer, refusedFor) ? ['is not refused'] : []),
      ...(isTaken && answer.status === 400 ? ['is refused'] : []),
    ];
    if (wrong.length > 0) bad.push(`${address}: ${wrong.join('; ')} → ${describeAnswer(answer)}`);
  });
  return bad;
};

const isRefusal = ({ status, text }: Wire, name: string): boolean =>
  status === 400 && String(JSON.parse(text).error.message).includes(`${name}: `);

const reads = () =>
  contract.operations.filter(({ method, security }) => method === 'get' && security.length === 0);
/** Each query parameter of each operation that reads. */
const parameters = () =>
  reads().flatMap((operation) =>
    operation.parameters
      .filter((one) => one.in === 'query')
      .map((parameter) => ({ operation, parameter }))
  );
/** How many operations take a parameter; one that is not documented is refused by all of them. */
const takers = (name: string): number =>
  name === 'unknown'
    ? reads().length
    : parameters().filter(({ parameter }) => parameter.name === name).length;
/** A text whose place, language or page there may not be, though it could be. */
const MAY_BE_UNKNOWN = ['locale', 'section', 'source', 'cursor'];

describe('every parameter of the OpenAPI document', () => {
  test('is taken within what is documented', async () => {
    const asked = parameters().flatMap(({ operation, parameter }) =>
      valuesOf(parameter).right.map((value): Asked => ({
        operation,
        address: addressOf(operation, { query: [`${parameter.name}=${value}`] }),
        isTaken: !MAY_BE_UNKNOWN.includes(parameter.name),
      }))
    );
    expect(asked.length).toBeGreaterThan(200);
    expect(await differing(asked)).toEqual([]);
  });

  test('is refused beyond that, by its name', async () => {
    const asked = parameters().flatMap(({ operation, parameter }) =>
      valuesOf(parameter).wrong.map((value): Asked => ({
        operation,
        address: addressOf(operation, { query: [`${parameter.name}=${value}`] }),
        refusedFor: parameter.name,
      }))
    );
    expect(asked.length).toBeGreaterThan(200);
    expect(await differing(asked)).toEqual([]);
  });

  test('is refused when it is repeated', async () => {
    const asked = parameters().flatMap(({ operation, parameter }) => {
      const [value = ''] = valuesOf(parameter).right;
      const query = [`${parameter.name}=${value}`, `${parameter.name}=${value}`];
      const address = addressOf(operation, { query });
      return [{ operation, address, refusedFor: parameter.name }];
    });
    expect(await differing(asked)).toEqual([]);
  });

  test('and every one that is not documented, come to a documented answer whatever they hold', async () => {
    // A parameter that many operations take is asked of each with every third of these, in turn.
    const seen = new Map<string, number>();
    const asked = reads().flatMap((operation) => {
      const documented = operation.parameters.filter((one) => one.in === 'query');
      const names = [...documented.map(({ name }) => name), 'unknown'];
      return names.flatMap((name) => {
        const turn = seen.get(name) ?? 0;
        seen.set(name, turn + 1);
        const isShared = takers(name) >= 3;
        return [...NASTY.map((value) => `${name}=${value}`), ...SHAPES.map((shape) => shape(name))]
          .filter((_, index) => !isShared || index % 3 === turn % 3)
          .map((query): Asked => ({
            operation,
            address: addressOf(operation, { query: [query] }),
          }));
      });
    });
    expect(asked.length).toBeGreaterThan(2_000);
    expect(await differing(asked)).toEqual([]);
  }, 180_000);

  test('that is not documented is refused by its name, whatever stands beside it', async () => {
    const asked = reads().map((operation) => ({
      operation,
      address: addressOf(operation, { query: ['colour=red'] }),
      refusedFor: 'colour',
    }));
    expect(asked.length).toBeGreaterThan(12);
    expect(await differing(asked)).toEqual([]);
  });

  test('in a path may be anything', async () => {
    const asked = reads().flatMap((operation) =>
      operation.parameters
        .filter((one) => one.in === 'path')
        .flatMap(({ name }) =>
          NASTY.filter((value) => value !== '' && !value.startsWith('..%2F')).map(
            (value): Asked => ({
              operation,
              address: addressOf(operation, { values: { [name]: value } }),
            })
          )
        )
    );
    expect(asked.length).toBeGreaterThan(150);
    expect(await differing(asked)).toEqual([]);
  });

  test('in a header is taken or refused as documented', async () => {
    const asked = reads().flatMap((operation) =>
      operation.parameters
        .filter((one) => one.in === 'header')
        .flatMap((parameter) => {
          const address = addressOf(operation);
          const { right, wrong } = valuesOf(parameter);
          const send = (value: string) => ({ [parameter.name]: decodeURIComponent(value) });
          const fits = (value: string) => /^[\x20-\x7e]+$/.test(decodeURIComponent(value).trim());
          return [
            ...right
              .filter(fits)
              .map((value): Asked => ({ operation, address, headers: send(value), isTaken: true })),
            ...wrong
              .filter((value) => fits(value) && !/^%20|%20$/.test(value))
              .map((value): Asked => ({
                ...{ operation, address, headers: send(value) },
                refusedFor: parameter.name,
              })),
          ];
        })
    );
    expect(asked.length).toBeGreaterThan(100);
    expect(await differing(asked)).toEqual([]);
  });

  test('and every body comes to a documented answer, and is refused where it is not as documented', async () => {
    // Whatever the plugin has: a body is looked at once its sender may send it at all.
    const known: string[] = strapi().contentAPI.permissions.providers.action.keys();
    const ours = known.filter((action) => action.startsWith('plugin::newsroom.'));
    const token = await tokenFor(...ours);
    const odd: unknown[] = [
      null,
      5,
      -1,
      1.5,
      1e300,
      '',
      'x',
      'x'.repeat(5_000),
      [],
      {},
      [[]],
      true,
    ];
    const writes = contract.operations.filter(
      ({ requestBody }) => requestBody?.content['application/json'] !== undefined
    );
    expect(writes.length).toBeGreaterThan(2);
    const bad: string[] = [];
    for (const operation of writes) {
      const { operationId, requestBody } = operation;
      const [path, method] = [addressOf(operation), operation.method.toUpperCase()];
      const { schema = {}, example } = requestBody?.content['application/json'] ?? {};
      const check = validatorOf(contract.document)(schema);
      const changed = Object.keys(example as object).flatMap((name) => [
        ...odd.map((value) => ({ ...(example as object), [name]: value })),
        Object.fromEntries(Object.entries(example as object).filter(([key]) => key !== name)),
      ]);
      const more = [
        ...odd,
        { items: 5 },
        { items: [] },
        { items: odd },
        { ...(example as object), x: 1 },
      ];
      for (const body of [...changed, ...more]) {
        const text = JSON.stringify(body);
        const headers = { 'Content-Type': 'application/json', 'If-Match': '"1"', ...token };
        const answer = await wire(path, headers, method, text);
        const found = contract.check(operationId, answer);
        if (check(body).length > 0 && answer.status !== 400) found.push('is not refused');
        if (found.length > 0) bad.push(`${path} ${text.slice(0, 100)}: ${found.join('; ')}`);
      }
      for (const [type, text] of [
        ['application/json', ''],
        ['application/json', '{'],
        ['application/json', '"\ud800"'],
        ['application/json', '['.repeat(20_000)],
        ['application/json', '{"__proto__":{"items":[]}}'],
        ['text/plain', 'x'],
        ['application/x-www-form-urlencoded', 'items[][uri]=x&items[][uri]=y'],
        ['application/octet-stream', '\u0000'],
      ] as const) {
        const answer = await wire(path, { 'Content-Type': type, ...token }, method, text);
        const found = contract.check(operationId, answer);
        if (found.length > 0) bad.push(`${path} ${type} ${text.slice(0, 50)}: ${found.join('; ')}`);
      }
    }
    expect(bad).toEqual([]);
  });
});
