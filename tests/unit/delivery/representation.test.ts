import { brotliCompressSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { makeAnswer } from 'newsroom/delivery/answer';
import { createRepresentation, type Asked, type Sent } from 'newsroom/delivery/representation';
import { longestUse } from '../../helpers/cache-control';

const HTTP = {
  lifetimes: { maxAge: 15, sharedMaxAge: 60, staleWhileRevalidate: 30, staleIfError: 600 },
  surrogate: { dialect: 'fastly', header: '', maxBytes: 4000 },
  isPublic: true,
} as const;
const answerUntil = (atMs: number | null) =>
  makeAnswer({
    value: { data: 'x'.repeat(2000) },
    keys: ['a-1', 'a-1', 'l-en'],
    locales: ['en'],
    bound: { atMs, isLabel: false },
  });
const answer = answerUntil(null);
const compressed = { br: brotliCompressSync(answer.body), gzip: gzipSync(answer.body) };
const nothing: Asked = {
  acceptEncoding: undefined,
  ifNoneMatch: undefined,
  cacheControl: undefined,
};
const send = (asked: Partial<Asked>, isHot = true): Sent =>
  createRepresentation(answer, HTTP).send(
    { ...nothing, ...asked },
    { compressed: isHot ? compressed : null, origin: 'hit', nowMs: 0, seq: 7 }
  );
const header = ({ headers }: Sent, name: string): string | undefined => {
  const at = headers.findIndex((one, index) => index % 2 === 0 && one === name);
  return at < 0 ? undefined : headers[at + 1];
};

test('an answer says what it is, from where, how new, how long and of what', () => {
  const sent = send({});
  expect(sent.body).toEqual(answer.body);
  expect(
    Object.fromEntries([0, 2, 4, 6, 8, 10, 12].map((i) => sent.headers.slice(i, i + 2)))
  ).toEqual({
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': String(answer.body.length),
    ETag: `"${answer.hash}"`,
    'Cache-Control':
      'public, max-age=15, s-maxage=60, stale-while-revalidate=30, stale-if-error=600',
    'Cache-Status': 'newsroom; hit; ttl=60',
    'X-Newsroom-Seq': '7',
    'Surrogate-Key': 'a-1 l-en',
  });
});

test.each([
  [undefined, undefined],
  ['', undefined],
  ['identity', undefined],
  ['gzip', 'gzip'],
  ['br', 'br'],
  ['*', 'br'],
  ['gzip, br', 'br'],
  ['gzip;q=1, br;q=0.5', 'gzip'],
  ['br;q=0, gzip', 'gzip'],
  ['br;q=0, gzip;q=0', undefined],
  ['deflate, zstd', undefined],
  ['identity;q=0.5, gzip;q=0.1', undefined],
])('of Accept-Encoding: %s it takes %s', (acceptEncoding, encoding) => {
  const sent = send({ acceptEncoding });
  expect(header(sent, 'Content-Encoding')).toBe(encoding);
  expect(header(sent, 'Content-Length')).toBe(String(sent.body?.length));
  expect(header(send({ acceptEncoding }, false), 'Content-Encoding')).toBeUndefined();
});

test('whatever encodings are asked for, body and headers agree', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary-ascii', maxLength: 40 }), (acceptEncoding) => {
      const sent = send({ acceptEncoding });
      const encoding = header(sent, 'Content-Encoding') as 'br' | 'gzip' | undefined;
      expect(sent.body).toEqual(encoding ? compressed[encoding] : answer.body);
    })
  );
});

test('the ETag of any encoding is a reason for 304, unless the whole is asked for', () => {
  for (const suffix of ['', '-gz', '-br']) {
    const etag = `"${answer.hash}${suffix}"`;
    for (const ifNoneMatch of [etag, `W/${etag}`, `"x", ${etag}`]) {
      const sent = send({ ifNoneMatch, acceptEncoding: 'br' });
      expect([sent.status, sent.body, header(sent, 'ETag')]).toEqual([304, null, etag]);
      expect(header(sent, 'Content-Length')).toBeUndefined();
      expect(send({ ifNoneMatch, cacheControl: 'no-cache' }).status).toBe(200);
    }
  }
  expect(send({ ifNoneMatch: '*' }).status).toBe(304);
  expect(send({ ifNoneMatch: `"${answer.hash}-zz"` }).status).toBe(200);
});

test('remembered headers never outlive their second', () => {
  const untilMs = 700_000;
  const kept = createRepresentation(answerUntil(untilMs), HTTP);
  fc.assert(
    fc.property(fc.array(fc.nat(untilMs), { maxLength: 20 }), (instants) => {
      for (const nowMs of instants) {
        const options = { compressed: null, origin: 'hit', nowMs, seq: 1 } as const;
        const longest = longestUse(header(kept.send(nothing, options), 'Cache-Control'));
        expect(nowMs + longest * 1000).toBeLessThanOrEqual(untilMs);
      }
    })
  );
});

test('what is not public is kept by no shared cache', () => {
  const own = createRepresentation(answer, { ...HTTP, isPublic: false });
  const sent = own.send(nothing, { compressed: null, origin: 'hit', nowMs: 0, seq: 1 });
  expect(header(sent, 'Cache-Control')).toBe('private, max-age=15');
});
