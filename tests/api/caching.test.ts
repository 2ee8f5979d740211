import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { delivery, longestUse, wire, type Wire } from '../helpers/delivery';
import { ARTICLE, documents, forgetAnswers, freezeClock, resetNewsroom } from '../helpers/newsroom';
import { statementsOf } from '../helpers/statements';
import { pause } from '../helpers/until';
import {
  paragraphs,
  promoTitled,
  publish,
  publishedArticle,
  sectionNamed,
} from '../fixtures/newsroom';

beforeEach(resetNewsroom);

const NOW = '2026-03-01T08:00:00.000Z';
const at = (seconds: number) => new Date(Date.parse(NOW) + seconds * 1000).toISOString();
const STORY = '/articles/story?relative=false';
const long = { body: paragraphs('Long enough to be worth it. '.repeat(100)) };
const parse = (text: string) => JSON.parse(text);

describe('conditional requests', () => {
  test('are answered with 304 and the same headers, however they name what they hold', async () => {
    await publishedArticle('Story', long);
    await delivery().follower.catchUp();
    const first = await wire(STORY);
    const { etag = '' } = first.headers;
    expect(etag).toMatch(/^"[\w-]{22}"$/);
    for (const held of [etag, `W/${etag}`, `"other", ${etag}`, '*', ` ${etag} `]) {
      const again = await wire(STORY, { 'If-None-Match': held });
      expect([held, again.status, again.text]).toEqual([held, 304, '']);
      expect(again.headers.etag).toBe(etag);
      for (const name of ['cache-control', 'vary', 'surrogate-key', 'x-newsroom-seq']) {
        expect([name, again.headers[name]]).toEqual([name, first.headers[name]]);
      }
      expect(again.headers).not.toHaveProperty('content-encoding');
    }
    for (const held of ['"other"', etag.replace(/"/g, ''), '']) {
      expect([held, (await wire(STORY, { 'If-None-Match': held })).status]).toEqual([held, 200]);
    }
    const fresh = { 'If-None-Match': etag, 'Cache-Control': 'no-cache' };
    expect((await wire(STORY, fresh)).status).toBe(200);
  });

  test('the ETag names the bytes: of each encoding, the same again after a restart of memory', async () => {
    await publishedArticle('Story', long);
    const plain = (await wire(STORY)).headers.etag;
    forgetAnswers();
    expect((await wire(STORY)).headers.etag).toBe(plain);
    const { id } = parse((await wire(STORY)).text).data;
    await documents(ARTICLE).update({ documentId: id, locale: 'en', data: { dek: 'New.' } });
    await publish(id);
    expect((await wire(STORY)).headers.etag).not.toBe(plain);
    expect((await wire(STORY, { 'If-None-Match': String(plain) })).status).toBe(200);
  });
});

test('a hot answer is compressed from its third request on, to the very same bytes', async () => {
  await publishedArticle('Story', long);
  const plain = await wire(STORY);
  const etags = new Set([plain.headers.etag]);
  const compressed = async (encoding: string) => {
    for (let tries = 0; tries < 100; tries += 1) {
      const answer = await wire(STORY, { 'Accept-Encoding': encoding });
      if (answer.headers['content-encoding']) return answer;
      expect(answer.text).toBe(plain.text);
      await pause(10);
    }
    throw new Error(`never compressed for ${encoding}`);
  };
  for (const [accepted, encoding, open] of [
    ['gzip', 'gzip', gunzipSync],
    ['br', 'br', brotliDecompressSync],
    ['gzip, deflate, br, zstd', 'br', brotliDecompressSync],
    ['br;q=0.1, gzip;q=0.9', 'gzip', gunzipSync],
  ] as const) {
    const answer = await compressed(accepted);
    expect(answer.headers['content-encoding']).toBe(encoding);
    expect(Number(answer.headers['content-length'])).toBe(answer.bytes.length);
    expect(open(answer.bytes).toString()).toBe(plain.text);
    expect(answer.bytes.length).toBeLessThan(plain.bytes.length);
    etags.add(answer.headers.etag);
    const again = await wire(STORY, { 'If-None-Match': String(answer.headers.etag) });
    expect(again.status).toBe(304);
  }
  expect(etags.size).toBe(3);
  for (const refused of ['identity', 'br;q=0, gzip;q=0', 'deflate']) {
    const answer = await wire(STORY, { 'Accept-Encoding': refused });
    expect([refused, answer.headers['content-encoding']]).toEqual([refused, undefined]);
  }
});

test('Vary names the encoding and the origin, once each, and nothing else', async () => {
  await publishedArticle('Story');
  for (const path of [STORY, STORY, '/articles', '/sections', '/sources', '/promos']) {
    const { raw } = await wire(path);
    const vary = raw.filter((_, index) => String(raw[index - 1]).toLowerCase() === 'vary');
    const names = vary.join(',').split(',');
    expect(names.map((name) => name.trim()).sort()).toEqual(['Accept-Encoding', 'Origin']);
  }
});

test('HEAD has the headers of GET and no body, built as well as kept', async () => {
  await publishedArticle('Story');
  freezeClock(NOW);
  const head = await wire(STORY, {}, 'HEAD');
  const get = await wire(STORY);
  const kept = await wire(STORY, {}, 'HEAD');
  for (const answer of [head, kept]) {
    expect([answer.status, answer.bytes.length]).toEqual([200, 0]);
    for (const name of ['content-length', 'content-type', 'etag', 'cache-control', 'vary']) {
      expect([name, answer.headers[name]]).toEqual([name, get.headers[name]]);
    }
  }
});

describe('how long an answer may be kept', () => {
  const times = async (path: string) => (await wire(path)).headers['cache-control'];

  test('is what the settings say while nothing bounds it', async () => {
    await publishedArticle('Story');
    const usual = 'public, max-age=15, s-maxage=60, stale-while-revalidate=30, stale-if-error=600';
    expect(await times(STORY)).toBe(usual);
    expect(await times(STORY)).toBe(usual);
    expect(await times('/sources')).toBe(usual);
  });

  test('never reaches past the next turn of a label, and is not stale behind one', async () => {
    freezeClock(NOW);
    await publishedArticle('Story');
    for (const seconds of [0, 1, 30, 59, 61, 3599, 3600, 86_000, 90_000]) {
      freezeClock(at(seconds));
      for (const path of ['/articles/story', '/articles', '/articles/story']) {
        const { text, headers } = await wire(path);
        const left = Date.parse(parse(text).meta.freshUntil) - Date.parse(at(seconds));
        const longest = longestUse(headers['cache-control']) * 1000;
        expect([path, seconds, longest <= left]).toEqual([path, seconds, true]);
        // A list also ends with every five minutes, behind which it may be stale for a moment.
        const isLabel = text.includes(`"validUntil":"${parse(text).meta.freshUntil}"`);
        expect([path, seconds, isLabel || path === '/articles']).toEqual([path, seconds, true]);
        if (isLabel) expect(headers['cache-control']).toContain('stale-while-revalidate=0');
      }
    }
  });

  test('ends at the opening and closing of what the answer shows', async () => {
    freezeClock(NOW);
    const promo = await promoTitled('Offer', {
      url: 'https://example.org',
      startsAt: at(100),
      endsAt: at(200),
    });
    const asia = await sectionNamed('Asia');
    await publishedArticle('Story', {
      section: asia.documentId,
      relatedPromos: [promo.documentId],
      expiresAt: at(300),
    });
    await publishedArticle('Later', { section: asia.documentId, embargoUntil: at(150) });
    for (const [path, turns] of [
      [STORY, [100, 200, 300]],
      ['/articles?relative=false', [150, 300]],
      ['/articles?section=asia&relative=false', [150, 300]],
      ['/sections/asia?relative=false', [150, 300]],
      ['/promos', [100, 200]],
    ] as const) {
      for (let now = 0; now < 300; now += 19.5) {
        freezeClock(at(now));
        forgetAnswers();
        const next = turns.find((turn) => turn > now);
        for (let round = 0; round < 2; round += 1) {
          const { headers, text } = await wire(path);
          expect([path, now, parse(text).meta.freshUntil]).toEqual([
            path,
            now,
            next === undefined ? null : at(next),
          ]);
          if (next !== undefined) {
            expect(longestUse(headers['cache-control'])).toBeLessThanOrEqual(next - now);
          }
        }
      }
    }
  });

  test('nothing kept is sent past its hour', async () => {
    freezeClock(NOW);
    await publishedArticle('Story');
    // What it learns of the publication itself would be dropped in between.
    await delivery().follower.catchUp();
    const labelAt = async (seconds: number) => {
      freezeClock(at(seconds));
      const { text, headers } = await wire('/articles/story');
      return [
        parse(text).data.relativeTime.label,
        String(headers['cache-status']).split('; ttl')[0],
      ];
    };
    await labelAt(0);
    expect(await labelAt(59.9)).toEqual([expect.any(String), expect.stringContaining('newsroom')]);
    await labelAt(300);
    expect(await labelAt(300)).toEqual(['5 minutes ago', 'newsroom; hit']);
    expect(await labelAt(359.999)).toEqual(['5 minutes ago', 'newsroom; hit']);
    expect(await labelAt(360)).toEqual(['6 minutes ago', 'newsroom; fwd=stale']);
    expect(await labelAt(360)).toEqual(['6 minutes ago', 'newsroom; hit']);
  });
});

describe('a cold answer that a thousand ask for at once', () => {
  test('is built once, and memory stays within its bound', async () => {
    await publishedArticle('Story');
    await wire('/articles'); // Strapi and the list of locales are warm.
    await delivery().follower.catchUp();
    forgetAnswers();
    const built = jest.spyOn(delivery().articles, 'bySlug');
    let answers: Wire[] = [];
    const statements = await statementsOf(async () => {
      answers = await Promise.all(Array.from({ length: 1000 }, () => wire(STORY)));
    });
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(built).toHaveBeenCalledTimes(1);
    expect(statements.filter((sql) => /newsroom_editions/.test(sql))).toHaveLength(1);
    built.mockRestore();
    const { bytes, maxBytes } = delivery().memory.stats();
    expect(bytes).toBeGreaterThan(0);
    expect(bytes).toBeLessThanOrEqual(maxBytes);
  });

  test('names the things it was built from', async () => {
    const world = await sectionNamed('World');
    const story = await publishedArticle('Story', { section: world.documentId });
    const keys = async (path: string) =>
      String((await wire(path)).headers['surrogate-key']).split(' ');
    const [a, s] = [`a-${story.documentId}`, `s-${world.documentId}`];
    expect((await keys(STORY)).sort()).toEqual([a, 'l-en', s].sort());
    expect(await keys('/articles')).toEqual(expect.arrayContaining([a, s, 'l-en', 'list-en']));
    expect(await keys('/articles?section=world')).toEqual(
      expect.arrayContaining([a, s, 'l-en', `list-${world.documentId}`])
    );
    expect(await keys('/sections')).toEqual(expect.arrayContaining([s, 'l-en', 'tree-en']));
    for (const format of ['jsonld', 'html', 'text']) {
      expect((await keys(`/articles/story/${format}`)).sort()).toEqual([a, 'l-en', s].sort());
    }
    for (const feed of ['rss.xml', 'atom.xml', 'feed.json']) {
      expect(await keys(`/feeds/${feed}`)).toEqual(
        expect.arrayContaining([a, s, 'l-en', 'list-en'])
      );
      expect(await keys(`/feeds/${feed}?section=world`)).toEqual(
        expect.arrayContaining([a, s, 'l-en', `list-${world.documentId}`])
      );
    }
    for (const key of await keys('/sections/world')) expect(key).toMatch(/^[a-z0-9-]{1,40}$/);
  });
});
