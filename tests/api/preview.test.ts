import jwt from 'jsonwebtoken';
import { delivery, wire } from '../helpers/delivery';
import {
  ARTICLE,
  configure,
  documents,
  freezeClock,
  resetNewsroom,
  SECTION,
  strapi,
} from '../helpers/newsroom';
import { draftArticle, publish, publishedArticle, translation } from '../fixtures/newsroom';

beforeEach(async () => {
  await resetNewsroom();
  freezeClock('2026-05-01T08:00:00.000Z');
});

const grant = async (documentId: string, rest: object = {}) =>
  (await delivery().preview.issue({ documentId, locale: null, asOf: null, minutes: 10, ...rest }))
    .token;
const read = (path: string, token: string, headers: Record<string, string> = {}) =>
  wire(`${path}${path.includes('?') ? '&' : '?'}preview=${token}`, headers);

test('a token shows the draft of its story, and nobody may keep it', async () => {
  const { documentId } = await publishedArticle('Story');
  await documents(ARTICLE).update({ documentId, locale: 'en', data: { headline: 'Not yet' } });
  const token = await grant(documentId);
  for (const path of ['/articles/story', `/articles/id/${documentId}`]) {
    for (let round = 0; round < 3; round += 1) {
      const answer = await read(path, token);
      expect([answer.status, JSON.parse(answer.text).data.headline]).toEqual([200, 'Not yet']);
      expect(answer.headers['cache-control']).toBe('private, no-store');
      expect(answer.headers).not.toHaveProperty('etag');
      expect(answer.headers).not.toHaveProperty('surrogate-key');
      expect(answer.headers).not.toHaveProperty('cache-status');
    }
    expect(JSON.parse((await wire(path)).text).data.headline).toBe('Story');
  }
  await documents(ARTICLE).update({ documentId, locale: 'en', data: { headline: 'Newer' } });
  expect(JSON.parse((await read('/articles/story', token)).text).data.headline).toBe('Newer');
});

test('a story that was never live is shown, under embargo as well', async () => {
  const { documentId } = await draftArticle('Story', { embargoUntil: '2999-01-01T00:00:00.000Z' });
  const answer = await read(`/articles/id/${documentId}`, await grant(documentId));
  expect(answer.status).toBe(200);
  expect(JSON.parse(answer.text).data.firstPublishedAt).toBe('2026-05-01T08:00:00.000Z');
  expect((await wire(`/articles/id/${documentId}`)).status).toBe(404);
});

test('no other story, and no other language than it is for', async () => {
  const { documentId } = await publishedArticle('Story');
  await translation(documentId, 'tr', 'Haber');
  const other = await draftArticle('Other');
  const token = await grant(documentId, { locale: 'tr' });
  for (const path of ['/articles/other', `/articles/id/${other.documentId}`]) {
    const answer = await read(path, token);
    expect([path, answer.status, /Other/.test(answer.text)]).toEqual([path, 404, false]);
  }
  expect((await read(`/articles/id/${documentId}?locale=en`, token)).status).toBe(400);
  const turkish = await read(`/articles/id/${documentId}`, token);
  expect(JSON.parse(turkish.text).data.headline).toBe('Haber');
  await expect(grant('neverthere')).rejects.toThrow('no such story');
});

test('not past its end, not forged, and no other token of this house', async () => {
  const { documentId } = await draftArticle('Story');
  const path = `/articles/id/${documentId}`;
  const token = await grant(documentId);
  const [head = '', body = '', signature = ''] = token.split('.');
  const none = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url');
  const claims = { sub: documentId, aud: 'newsroom-preview', exp: 4_000_000_000 };
  const keys = strapi().config.get<string[]>('server.app.keys');
  const otherBody = Buffer.from(JSON.stringify(claims)).toString('base64url');
  for (const forged of [
    `${none}.${body}.`,
    `${head}.${otherBody}.${signature}`,
    `${head}.${body}.${signature.slice(0, -2)}`,
    jwt.sign(claims, String(keys[0])),
    jwt.sign(claims, ''.padEnd(32, 'x')),
    `${token}.`,
    'token',
  ]) {
    const answer = await read(path, forged);
    expect([forged, answer.status, /Story/.test(answer.text)]).toEqual([forged, 401, false]);
  }
  freezeClock('2026-05-01T08:09:59.000Z');
  expect((await read(path, token)).status).toBe(200);
  freezeClock('2026-05-01T08:10:00.000Z');
  expect((await read(path, token)).status).toBe(401);
});

test('a published story is not kept under the token either', async () => {
  const { documentId } = await draftArticle('Story');
  await publish(documentId);
  const before = delivery().memory.stats().entries;
  const token = await grant(documentId);
  await read('/articles/story', token);
  await read('/articles/story', token);
  expect(delivery().memory.stats().entries).toBe(before);
});

describe("the address for Strapi's preview", () => {
  type Wish = { documentId?: string; locale?: string; status?: string };
  const address = (wish: Wish, uid: string = ARTICLE): Promise<string | null> =>
    delivery().previewAddress(uid, wish);

  test('shows the draft of one language by a token, on the reader site', async () => {
    configure({ publicUrl: 'https://news.example/' });
    const { documentId } = await draftArticle('Previewed');
    const found = await address({ documentId, locale: 'en', status: 'draft' });
    const { origin, pathname, searchParams } = new URL(String(found));
    expect(`${origin}${pathname}`).toBe(`https://news.example/en/-/preview/${documentId}`);
    const token = String(searchParams.get('token'));
    const { status, text } = await read(`/articles/id/${documentId}?locale=en`, token);
    expect([status, JSON.parse(text).data.headline]).toEqual([200, 'Previewed']);
    expect((await read(`/articles/id/${documentId}?locale=tr`, token)).status).toBe(400);
  });

  test('shows what is published without one', async () => {
    configure({ publicUrl: 'https://news.example' });
    const { documentId } = await draftArticle('Previewed');
    const wish = { documentId, locale: 'en', status: 'published' };
    expect(await address(wish)).toBe(`https://news.example/en/-/preview/${documentId}`);
  });

  test('is none for what has no page, and where there is no site', async () => {
    configure({ publicUrl: 'https://news.example' });
    expect(await address({ documentId: 'x', locale: 'en' }, SECTION)).toBeNull();
    expect(await address({ locale: 'en' })).toBeNull();
    configure({ publicUrl: '' });
    expect(await address({ documentId: 'x', locale: 'en' })).toBeNull();
  });
});
