import net from 'node:net';
import type { OutgoingHttpHeaders } from 'node:http';
import fc from 'fast-check';
import type { z } from 'zod';
import {
  articleFormatQuery,
  changesQuery,
  documentQuery,
  feedQuery,
  healthQuery,
  listQuery,
  promosQuery,
  resolveQuery,
  sectionQuery,
  sectionTreeQuery,
  sourceQuery,
  sourcesQuery,
} from 'newsroom/contracts/delivery-query';
import { wire, type Wire } from '../helpers/delivery';
import { resetNewsroom } from '../helpers/newsroom';
import { publishedArticle, sectionNamed, sourceNamed } from '../fixtures/newsroom';

beforeAll(async () => {
  await resetNewsroom();
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

const ENDPOINTS: [string, z.ZodObject][] = [
  ['/articles/story-1', documentQuery],
  ['/articles/id/abcdef', documentQuery],
  ['/articles', listQuery],
  ['/sections', sectionTreeQuery],
  ['/sections/world', sectionQuery],
  ['/sources', sourcesQuery],
  ['/sources/AP', sourceQuery],
  ['/promos', promosQuery],
  ['/resolve', resolveQuery],
  ['/changes', changesQuery],
  ...['rss.xml', 'atom.xml', 'feed.json'].map((feed): [string, z.ZodObject] => [
    `/feeds/${feed}`,
    feedQuery,
  ]),
  ['/articles/story-1/jsonld', articleFormatQuery],
  ['/articles/story-1/html', articleFormatQuery],
  ['/articles/story-1/text', articleFormatQuery],
  ['/health', healthQuery],
];

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

const ALLOWED = [200, 301, 400, 401, 404, 410];

const describeAnswer = ({ status, text }: Wire) => `${status} ${text.slice(0, 200)}`;

/** Asks for all of them, a few at a time; the answers that no parameter may bring about. */
const refusedBadly = async (
  paths: readonly string[],
  headers: OutgoingHttpHeaders = {},
  allowed = ALLOWED
): Promise<string[]> => {
  const bad: string[] = [];
  const queue = [...paths];
  const work = async () => {
    for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
      const answer = await wire(path, headers);
      if (!allowed.includes(answer.status)) bad.push(`${path} → ${describeAnswer(answer)}`);
      if (answer.status >= 400 && JSON.parse(answer.text).data !== null) bad.push(`${path} → body`);
    }
  };
  await Promise.all(Array.from({ length: 8 }, work));
  return bad;
};

/** The rest of a query that has to be there. */
const needed = (schema: z.ZodObject, name: string): string =>
  'path' in schema.shape && name !== 'path' ? '&path=%2Fen%2Fstory-1' : '';

describe('whatever is asked', () => {
  test.each(ENDPOINTS)('%s answers in order', async (path, schema) => {
    const names = [...Object.keys(schema.shape), 'unknown'];
    const queries = names.flatMap((name) => [
      ...NASTY.map((value) => `${name}=${value}${needed(schema, name)}`),
      ...SHAPES.map((shape) => shape(name)),
    ]);
    expect(await refusedBadly(queries.map((query) => `${path}?${query}`))).toEqual([]);
  });

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

  test.each([
    '/articles/',
    '/articles/id/',
    '/articles/story-1/',
    '/sections/',
    '/sources/',
    '/feeds/',
  ])('%s with any last part', async (path) => {
    const parts = NASTY.filter((value) => value !== '' && !value.startsWith('..%2F'));
    expect(await refusedBadly(parts.map((part) => `${path}${part}`))).toEqual([]);
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

test('an unknown parameter is named, whatever stands beside it', async () => {
  for (const [path, schema] of ENDPOINTS) {
    const answer = await wire(`${path}?colour=red${needed(schema, '')}`);
    expect([path, answer.status]).toEqual([path, 400]);
    expect(JSON.parse(answer.text).error).toMatchObject({
      name: 'ValidationError',
      message: expect.stringContaining('colour: is not a parameter'),
    });
  }
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
