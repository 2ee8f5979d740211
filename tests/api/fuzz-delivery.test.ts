import net from 'node:net';
import type { OutgoingHttpHeaders } from 'node:http';
import fc from 'fast-check';
import { wire, type Wire } from '../helpers/delivery';
import {
  createContract,
  validatorOf,
  type Contract,
  type ContractOperation,
} from '../helpers/openapi';
import { addressOf, valuesOf } from '../helpers/openapi-values';
import { configure, resetNewsroom, tokenFor } from '../helpers/newsroom';
import { publishedArticle, sectionNamed, sourceNamed } from '../fixtures/newsroom';

let contract: Contract;

beforeAll(async () => {
  await resetNewsroom();
  configure({ publicUrl: 'https://news.example' });
  contract = createContract(JSON.parse((await wire('/openapi.json')).text));
  const world = await sectionNamed('World');
  const ap = await sourceNamed('AP');
  for (const n of [1, 2, 3]) {
    await publishedArticle(`Story ${n}`, {
      section: world.documentId,
      sources: [ap.documentId],
      tags: ['Tag'],
    });
  }
});

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

const describeAnswer = ({ status, text }: Wire) => `${status} ${text.slice(0, 200)}`;

/** Does all of this, a few at a time. */
const forEach = async <Item>(items: readonly Item[], work: (item: Item) => Promise<void>) => {
  const queue = [...items];
  const workOff = async () => {
    for (let item = queue.pop(); item !== undefined; item = queue.pop()) await work(item);
  };
  await Promise.all(Array.from({ length: 8 }, workOff));
};

/** Asks for all of them; the answers that nothing asked may bring about. */
const refusedBadly = async (
  paths: readonly string[],
  headers: OutgoingHttpHeaders = {},
  allowed = [200, 301, 400, 401, 404, 410]
): Promise<string[]> => {
  const bad: string[] = [];
  await forEach(paths, async (path) => {
    const answer = await wire(path, headers);
    if (!allowed.includes(answer.status)) bad.push(`${path} → ${describeAnswer(answer)}`);
    if (answer.status >= 400 && JSON.parse(answer.text).data !== null) bad.push(`${path} → body`);
  });
  return bad;
};

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
    const asked = reads().flatMap((operation) => {
      const documented = operation.parameters.filter((one) => one.in === 'query');
      const names = [...documented.map(({ name }) => name), 'unknown'];
      return names.flatMap((name) =>
        [...NASTY.map((value) => `${name}=${value}`), ...SHAPES.map((shape) => shape(name))].map(
          (query): Asked => ({ operation, address: addressOf(operation, { query: [query] }) })
        )
      );
    });
    expect(asked.length).toBeGreaterThan(3_000);
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
    const token = await tokenFor(
      'plugin::newsroom.editorial.import',
      'plugin::newsroom.delivery.issuePreviewToken',
      'plugin::newsroom.articles.create',
      'plugin::newsroom.articles.update',
      'plugin::newsroom.locks.take',
      ...[
        'publish',
        'unpublish',
        'kill',
        'revive',
        'correct',
        'settleCorrection',
        'schedule',
        'check',
      ].map((action) => `plugin::newsroom.publishing.${action}`)
    );
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
    const writes = contract.operations.filter(({ requestBody }) => requestBody !== undefined);
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

describe('whatever is asked', () => {
  test('any text at all as a filter', async () => {
    const texts = fc.sample(fc.string({ unit: 'binary', maxLength: 60 }), { numRuns: 40, seed: 7 });
    const names = ['section', 'source', 'tag', 'locale', 'cursor'];
    const paths = texts.flatMap((text) => [
      ...names.map((name) => `/articles?${name}=${encodeURIComponent(text)}`),
      `/resolve?path=${encodeURIComponent(`/en/${text}`)}`,
      `/articles/${encodeURIComponent(text)}x`,
    ]);
    expect(await refusedBadly(paths)).toEqual([]);
  });

  const headers: OutgoingHttpHeaders[] = [
    ...['', '*', 'identity;q=0', '*;q=0', 'br;q=x', 'gzip;;;', ',', 'x'.repeat(3000)].map(
      (value) => ({ 'Accept-Encoding': value })
    ),
    ...['', '*', '"', 'W/', 'W/"x', '"a", "b', ',,,', '"' + 'x'.repeat(5000) + '"'].map(
      (value) => ({ 'If-None-Match': value })
    ),
    ...['', 'null', 'http://[', 'a'.repeat(5000), '*', 'http://xn--\xfc'].map((value) => ({
      Origin: value,
    })),
    { 'If-Modified-Since': 'never' },
    { Range: 'bytes=0-1' },
    { 'Cache-Control': 'no-cache, max-age=x' },
    { 'X-Forwarded-Host': '%00', 'X-HTTP-Method-Override': 'DELETE' },
    { 'Content-Type': 'application/json', 'Content-Length': '0' },
  ];
  test.each(headers)('with the headers %j', async (given) => {
    const paths = ['/articles/story-1', '/articles/story-1', '/articles', '/articles/none'];
    expect(await refusedBadly(paths, given, [200, 304, 404])).toEqual([]);
  });

  test.each(['-1', '1.5', 'x', '99999999999', '2147483648', '1, 2', '0x1', '"1"', ' ٣'.trim()])(
    'with Min-Seq: %s, it is refused with 400',
    async (value) => {
      const given = { 'Min-Seq': Buffer.from(value).toString('latin1') };
      expect(await refusedBadly(['/articles', '/articles/story-1'], given, [400])).toEqual([]);
    }
  );

  test('not even with a request line of raw bytes', async () => {
    const { hostname, port } = new URL(globalThis.newsroom.url);
    const ask = (target: string) =>
      new Promise<string>((resolve, reject) => {
        const socket = net.connect(Number(port), hostname, () => {
          socket.write(Buffer.from(`GET ${target} HTTP/1.0\r\nHost: x\r\n\r\n`, 'latin1'));
        });
        let text = '';
        socket.on('data', (chunk) => (text += chunk.toString('latin1')));
        socket.on('end', () => resolve(text.split('\r\n')[0] ?? ''));
        socket.on('error', reject);
      });
    for (const target of [
      '/api/newsroom/articles/\xff\xfe',
      '/api/newsroom/articles?tag=\xed\xa0\x80',
      '/api/newsroom/articles?tag=\x01',
      '/api/newsroom/articles/%',
      'http://elsewhere/api/newsroom/articles',
      '//api/newsroom/articles',
      '/api/newsroom/../newsroom/articles',
      '/api/newsroom/articles#x',
    ]) {
      expect([target, await ask(target)]).toEqual([
        target,
        expect.stringMatching(/^HTTP\/1\.1 (200|301|400|404)/),
      ]);
    }
  });
});

test('a cursor belongs to its query and to no other', async () => {
  const own = '/articles?limit=1&section=world';
  const cursor = JSON.parse((await wire(own)).text).meta.nextCursor;
  expect((await wire(`${own}&cursor=${cursor}`)).status).toBe(200);
  for (const other of [
    '',
    '&section=world&kind=news',
    '&section=world&locale=tr',
    '&section=world&source=AP',
    '&section=world&tag=Tag',
    '&section=world&fallback=chain',
    '&section=world&since=2000-01-01T00:00:00Z',
  ]) {
    const answer = await wire(`/articles?limit=1${other}&cursor=${cursor}`);
    expect([other, answer.status]).toEqual([other, 400]);
  }
  const changed = Buffer.from(String(cursor), 'base64url').toString().replace(/\d+/, '1e400');
  const forged = Buffer.from(changed).toString('base64url');
  expect((await wire(`${own}&cursor=${forged}`)).status).toBe(400);
});

test('no answer is longer than a page', async () => {
  for (const path of ['/articles', '/sections/world', '/sources/AP']) {
    const { text } = await wire(`${path}?limit=2`);
    const { data } = JSON.parse(text);
    expect((data.articles?.data ?? data).length).toBe(2);
    expect((await wire(`${path}?limit=101`)).status).toBe(400);
  }
  expect((await wire('/changes?limit=1001')).status).toBe(400);
});
