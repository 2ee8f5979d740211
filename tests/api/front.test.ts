import type { OutgoingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { delivery, wire, type Wire } from '../helpers/delivery';
import { freezeClock, forgetAnswers, resetNewsroom } from '../helpers/newsroom';
import { until } from '../helpers/until';
import { paragraphs, publishedArticle } from '../fixtures/newsroom';

beforeEach(async () => {
  await resetNewsroom();
  freezeClock('2026-03-01T08:00:00.000Z');
  await publishedArticle('Story', { body: paragraphs('Some text. '.repeat(200)) });
  await delivery().follower.catchUp();
});

const STORY = '/articles/story';
/** Asks for nothing new, but memory in front of Koa does not answer such a request. */
const ORDINARY = { 'Min-Seq': '0' };

/** Names in lower case with values, in order of names; without what a clock or a connection says. */
const headersOf = ({ raw }: Wire): [string, string][] => {
  const pairs: [string, string][] = [];
  for (let i = 0; i < raw.length; i += 2) {
    pairs.push([String(raw[i]).toLowerCase(), String(raw[i + 1])]);
  }
  return pairs
    .filter(([name]) => !['date', 'connection', 'keep-alive', 'x-response-time'].includes(name))
    .sort(([a, one], [b, two]) => (a === b ? (one < two ? -1 : 1) : a < b ? -1 : 1));
};

const face = (answer: Wire) => ({
  status: answer.status,
  headers: headersOf(answer),
  body: answer.text,
});

/** The same request on both ways, once memory has the answer and its headers are known. */
const bothWays = async (path: string, headers: OutgoingHttpHeaders = {}, method = 'GET') => {
  await wire(path, headers);
  await wire(path, headers, method);
  const front = await wire(path, headers, method);
  const ordinary = await wire(path, { ...headers, ...ORDINARY }, method);
  return { front, ordinary };
};

const ORIGINS: (string | undefined)[] = [
  undefined,
  '',
  'null',
  '*',
  'https://news.example',
  'HTTPS://NEWS.EXAMPLE:443',
  'https://xn--bcher-kva.example',
  'https://b%C3%BCcher.example',
  'https://a.example, https://b.example',
  'not an origin at all',
  `https://${'a'.repeat(6000)}.example`,
];

const withOrigin = (origin: string | undefined): OutgoingHttpHeaders =>
  origin === undefined ? {} : { Origin: origin };

describe('an answer from memory is header by header the ordinary one', () => {
  test.each(ORIGINS)('for the origin %.60s', async (origin) => {
    const { front, ordinary } = await bothWays(STORY, withOrigin(origin));
    expect(face(front)).toEqual(face(ordinary));
    expect(front.headers['cache-status']).toMatch(/^newsroom; hit/);
    expect(front.headers).toHaveProperty('content-security-policy');
    const allowed = origin ? { 'access-control-allow-origin': origin } : {};
    expect(front.headers).toMatchObject(allowed);
  });

  test.each(['HEAD', 'GET'])('for %s, conditional or not, in any encoding', async (method) => {
    const { etag = '' } = (await wire(STORY)).headers;
    // Compressed by the way, after some requests: from then on all answers are of one kind.
    await until(async () => {
      const { headers } = await wire(STORY, { 'Accept-Encoding': 'br' });
      return headers['content-encoding'] === 'br';
    });
    for (const headers of [
      {},
      { 'If-None-Match': etag },
      { 'If-None-Match': '"other"' },
      { 'If-None-Match': '*' },
      { 'Accept-Encoding': 'br' },
      { 'Accept-Encoding': 'gzip', Origin: 'https://news.example' },
      { 'If-None-Match': etag, Origin: 'https://news.example' },
      { Range: 'bytes=0-9' },
      { Accept: 'text/html' },
    ] as OutgoingHttpHeaders[]) {
      const { front, ordinary } = await bothWays(STORY, headers, method);
      expect([headers, face(front)]).toEqual([headers, face(ordinary)]);
    }
  });

  test('whoever came first: a condition, a HEAD or another origin', async () => {
    const { etag = '' } = (await wire(STORY)).headers;
    const teachers: [OutgoingHttpHeaders, string][] = [
      [{ 'If-None-Match': etag }, 'GET'],
      [{}, 'HEAD'],
    ];
    for (const [index, [headers, method]] of teachers.entries()) {
      const origin = { Origin: `https://first-${index}.example` };
      await wire(STORY, { ...headers, ...origin }, method);
      const front = await wire(STORY, origin);
      const ordinary = await wire(STORY, { ...origin, ...ORDINARY });
      expect(face(front)).toEqual(face(ordinary));
    }
  });

  test('errors and preflights, which memory has no part in', async () => {
    const paths = ['/articles/none', '/articles?page=2', '/nothing', '/articles/story?body=xml'];
    for (const path of paths) {
      const { front, ordinary } = await bothWays(path, { Origin: 'https://news.example' });
      expect([path, face(front)]).toEqual([path, face(ordinary)]);
    }
    const preflight = {
      Origin: 'https://news.example',
      'Access-Control-Request-Method': 'GET',
      'Access-Control-Request-Headers': 'If-None-Match',
    };
    const { front, ordinary } = await bothWays(STORY, preflight, 'OPTIONS');
    expect(face(front)).toEqual(face(ordinary));
    expect(front.status).toBe(204);
    for (const method of ['POST', 'DELETE', 'PUT']) {
      expect((await wire(STORY, {}, method)).status).toBe(405);
    }
  });
});

test('each of 600 origins gets its own headers, and nobody another one’s', async () => {
  const ask = async (n: number) => {
    const origin = `https://site-${n}.example`;
    const { headers, status } = await wire(STORY, { Origin: origin });
    return [status, headers['access-control-allow-origin'] === origin];
  };
  for (let round = 0; round < 2; round += 1) {
    for (let from = 0; from < 600; from += 50) {
      const answers = await Promise.all(Array.from({ length: 50 }, (_, n) => ask(from + n)));
      expect(answers).toEqual(answers.map(() => [200, true]));
    }
  }
  const without = await wire(STORY);
  expect(without.headers).not.toHaveProperty(
    'access-control-allow-origin',
    'https://site-1.example'
  );
});

test('who shows credentials is not answered in front', async () => {
  forgetAnswers();
  for (const headers of [{ Cookie: 'a=b' }, { Authorization: 'Bearer x' }]) {
    await wire(STORY);
    const answer = await wire(STORY, headers as OutgoingHttpHeaders);
    expect([200, 401]).toContain(answer.status);
    expect(answer.headers).toHaveProperty('content-security-policy');
  }
});

test.each([
  'Content-Length: 5\r\n\r\nhello',
  'Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n',
])('a body that nobody asked for is no part of the next request: %j', async (body) => {
  await wire(STORY);
  const ask = `GET /api/newsroom${STORY} HTTP/1.1\r\nHost: a\r\n`;
  const { hostname, port } = new URL(globalThis.newsroom.url);
  const socket = connect(Number(port), hostname);
  let text = '';
  socket.on('data', (chunk) => (text += chunk.toString('latin1')));
  const statuses = () => [...text.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status);
  for (const [index, request] of [`${ask}\r\n`, ask + body, `${ask}\r\n`].entries()) {
    socket.write(request);
    await until(() => statuses().length > index);
  }
  socket.destroy();
  expect(statuses()).toEqual(['200', '200', '200']);
});
