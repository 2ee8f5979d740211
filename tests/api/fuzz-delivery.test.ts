import net from 'node:net';
import type { OutgoingHttpHeaders } from 'node:http';
import fc from 'fast-check';
import { wire } from '../helpers/delivery';
import { describeAnswer, forEach, setUpFuzz } from '../helpers/fuzz';
import { codePoint } from '../helpers/code-point';

setUpFuzz();

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

describe('whatever is asked', () => {
  test('any text at all as a filter', async () => {
    const texts = fc.sample(fc.string({ unit: codePoint, maxLength: 60 }), {
      numRuns: 40,
      seed: 7,
    });
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
