import { createNewsroomClient } from 'newsroom-client/create-client';
import type { ClientOptions } from 'newsroom-client/options';
import { relativeLabel } from 'newsroom-client/relative-label';
import {
  ARTICLE,
  configure,
  documents,
  freezeClock,
  resetNewsroom,
  strapi,
} from '../helpers/newsroom';
import { pause } from '../helpers/until';
import {
  draftArticle,
  promoTitled,
  publish,
  publishedArticle,
  sectionNamed,
  sourceNamed,
  translation,
} from '../fixtures/newsroom';

beforeEach(resetNewsroom);

/** What went out, and what came back: statuses below the API's base. */
const wire: { path: string; status: number }[] = [];

const noting: typeof fetch = async (address, init) => {
  const response = await fetch(address, init);
  const path = decodeURIComponent(`${address}`.replace(/^.*\/api\/newsroom/, ''));
  wire.push({ path, status: response.status });
  return response;
};

const client = (options: Partial<ClientOptions> = {}) => {
  wire.length = 0;
  return createNewsroomClient({
    url: `${globalThis.newsroom.url}/api/newsroom`,
    fetch: noting,
    backoffMs: 5,
    ...options,
  });
};

const rename = async (documentId: string, slug: string) => {
  await documents(ARTICLE).update({ documentId, locale: 'en', data: { slug } });
  await publish(documentId, 'en');
};

test('reads an article with its body as it was asked for, by address and by id', async () => {
  const { documentId } = await publishedArticle('Ministers meet');
  const newsroom = client();

  const blocks = await newsroom.article('ministers-meet');
  expect(blocks).toMatchObject({
    outcome: 'live',
    data: { id: documentId, headline: 'Ministers meet', body: [{ type: 'paragraph' }] },
    meta: { locale: 'en' },
  });
  const html = await newsroom.articleById(documentId, { body: 'html', relative: false });
  expect(html).toMatchObject({
    outcome: 'live',
    data: { body: expect.stringContaining('<p>A first paragraph of text.</p>') },
  });
  expect(html.outcome === 'live' && html.data.relativeTime).toBeUndefined();
  const none = await newsroom.article('ministers-meet', { body: 'none', locale: 'en' });
  expect(none.outcome === 'live' && none.data.body).toBeUndefined();
});

test('finds slugs in the scripts of their languages', async () => {
  configure({ slugs: { unicode: ['ar'] } });
  const { documentId } = await draftArticle('Story');
  await translation(documentId, 'ar', 'وزراء يجتمعون في جاكرتا');
  await publish(documentId);
  const newsroom = client({ locale: 'ar' });
  for await (const { slug, path } of newsroom.articles()) {
    expect(slug).toMatch(/\p{Script=Arabic}/u);
    expect(await newsroom.article(slug)).toMatchObject({ outcome: 'live', data: { slug } });
    expect(await newsroom.resolve(path)).toMatchObject({ data: { outcome: 'article' } });
  }
  expect(wire).toHaveLength(3);
});

test('tells the named outcomes of an address apart', async () => {
  const { documentId } = await publishedArticle('Old name');
  await rename(documentId, 'new-name');
  await draftArticle('Draft');
  const newsroom = client();
  expect(await newsroom.article('old-name')).toEqual({
    outcome: 'redirect',
    path: '/en/new-name',
    location: '/api/newsroom/articles/new-name',
  });
  expect(await newsroom.article('new-name')).toMatchObject({ outcome: 'live' });
  expect(await newsroom.article('draft')).toEqual({ outcome: 'not-found' });
  expect(await newsroom.section('nowhere')).toEqual({ outcome: 'not-found' });
  expect(await newsroom.source('NOBODY')).toEqual({ outcome: 'not-found' });
  expect((await newsroom.resolve('/en/old-name')).data).toEqual({
    outcome: 'redirect',
    path: '/en/new-name',
  });
  expect((await newsroom.resolve('/en/draft')).data).toEqual({ outcome: 'not-found' });
});

test('asks with the ETag it has, and is answered 304 until the story changes', async () => {
  const { documentId } = await publishedArticle('Story');
  const newsroom = client();
  const first = await newsroom.article('story', { relative: false });
  expect(await newsroom.article('story', { relative: false })).toEqual(first);
  await documents(ARTICLE).update({
    documentId,
    locale: 'en',
    data: { headline: 'Story, corrected' },
  });
  await publish(documentId, 'en');
  expect(await newsroom.article('story', { relative: false })).toMatchObject({
    data: { headline: 'Story, corrected' },
  });
  expect(wire.map(({ status }) => status)).toEqual([200, 304, 200]);
});

test('shows a draft to who has a token for it, each time anew', async () => {
  const { documentId } = await draftArticle('Draft');
  const { token } = await strapi()
    .plugin('newsroom')
    .service('delivery')
    .preview.issue({ documentId, locale: null, asOf: null, minutes: 5 });
  const newsroom = client();
  for (let times = 0; times < 2; times += 1) {
    expect(await newsroom.article('draft', { preview: token })).toMatchObject({
      outcome: 'live',
      data: { headline: 'Draft' },
    });
  }
  expect(wire.map(({ status }) => status)).toEqual([200, 200]);
  await expect(newsroom.article('draft', { preview: 'forged' })).rejects.toMatchObject({
    status: 401,
    name: 'UnauthorizedError',
  });
});

test('reads every article of a section, page after page', async () => {
  const world = await sectionNamed('World');
  const headlines = ['One', 'Two', 'Three', 'Four', 'Five'];
  for (const headline of headlines) {
    await publishedArticle(headline, { section: world.documentId });
  }
  await publishedArticle('Elsewhere');
  const newsroom = client();
  const seen: string[] = [];
  for await (const { headline } of newsroom.articles({ section: 'world', limit: 2 })) {
    seen.push(headline);
  }
  expect(seen.sort()).toEqual([...headlines].sort());
  expect(wire).toHaveLength(3);
});

test('is told by name what was wrong, a cursor of another query included', async () => {
  for (const headline of ['One', 'Two', 'Three']) await publishedArticle(headline);
  const newsroom = client();
  const { meta } = await newsroom.articles({ limit: 1 }).page();
  const stale = newsroom.articles({ limit: 1, kind: 'analysis' }).page(meta.nextCursor ?? '');
  await expect(stale).rejects.toMatchObject({
    status: 400,
    name: 'ValidationError',
    message: expect.stringContaining('cursor'),
    details: { errors: [{ path: ['cursor'] }] },
  });
  await expect(newsroom.sections({ locale: 'xx' })).rejects.toMatchObject({
    status: 400,
    message: expect.stringContaining('locale'),
  });
});

test('reads sections, sources, promos and the search', async () => {
  const world = await sectionNamed('World');
  const asia = await sectionNamed('Asia', { parent: world.documentId });
  const ap = await sourceNamed('AP', { kind: 'wire' });
  await promoTitled('Subscribe', { url: 'https://example.org/join', placement: 'global' });
  await publishedArticle('Ministers meet in Jakarta', {
    section: asia.documentId,
    sources: [ap.documentId],
  });
  const newsroom = client();

  const tree = await newsroom.sections();
  expect(tree.data).toMatchObject([{ slug: 'world', children: [{ slug: 'asia' }] }]);
  expect(await newsroom.section('world', { limit: 1 })).toMatchObject({
    outcome: 'live',
    data: { type: 'section', articles: { data: [{ headline: 'Ministers meet in Jakarta' }] } },
  });
  expect((await newsroom.resolve('/en/asia')).data).toMatchObject({
    outcome: 'section',
    section: { slug: 'asia' },
  });
  expect((await newsroom.sources()).data).toMatchObject([{ code: 'AP' }]);
  expect(await newsroom.source('AP')).toMatchObject({
    outcome: 'live',
    data: { code: 'AP', articles: { data: [{ sourceLine: 'AP' }] } },
  });
  expect((await newsroom.promos({ placement: 'global' })).data).toMatchObject([
    { title: 'Subscribe' },
  ]);
  const found = await newsroom.search({ q: 'jakarta', section: 'world' });
  expect(found.data).toMatchObject([{ headline: 'Ministers meet in Jakarta' }]);
  expect(found.data[0]?.highlights.headline).toContain('<mark>');
  expect((await newsroom.health()).status).toBe('ok');
});

test('follows the change log into what is published while it waits', async () => {
  const { documentId } = await publishedArticle('First');
  const newsroom = client();
  const controller = new AbortController();
  const seen: { action: string; path: string | null }[] = [];
  const seqs: number[] = [];
  const later: Promise<unknown>[] = [];
  for await (const change of newsroom.changes({ wait: 5, signal: controller.signal })) {
    if (change.entity !== 'article') continue;
    seqs.push(change.seq);
    seen.push({ action: change.action, path: change.path });
    // While it waits for the next one.
    if (seen.length === 1) later.push(pause(100).then(() => publishedArticle('Second')));
    if (change.path === '/en/second') {
      later.push(pause(100).then(() => rename(documentId, 'renamed')));
    }
    if (change.path === '/en/renamed') controller.abort();
  }
  await Promise.all(later);
  expect(seen.filter(({ action }) => action === 'publish').map(({ path }) => path)).toEqual([
    '/en/first',
    '/en/second',
  ]);
  expect(seqs).toEqual([...new Set(seqs)].sort((a, b) => a - b));

  const seq = seqs.at(-1) ?? 0;
  expect(await newsroom.article('renamed', { minSeq: seq })).toMatchObject({ outcome: 'live' });
  await expect(newsroom.article('renamed', { minSeq: seq + 1_000 })).rejects.toMatchObject({
    status: 425,
    name: 'TooEarlyError',
    details: { seq: expect.any(Number) },
  });
  expect(wire.slice(-3).map(({ status }) => status)).toEqual([425, 425, 425]);
});

test('labels an instant as the server does', async () => {
  configure({ timeZone: 'Europe/Istanbul' });
  freezeClock('2026-03-01T08:00:00.000Z');
  const { documentId } = await draftArticle('Story');
  await translation(documentId, 'ar', 'قصة');
  await publish(documentId);
  const newsroom = client();
  for (const now of [
    '2026-03-01T08:10:00.000Z',
    '2026-03-02T08:10:00.000Z',
    '2026-04-01T00:00:00.000Z',
  ]) {
    freezeClock(now);
    for (const locale of ['en', 'ar']) {
      const story = await newsroom.articleById(documentId, { locale });
      if (story.outcome !== 'live') throw new Error(story.outcome);
      const { firstPublishedAt, relativeTime } = story.data;
      const { label, validUntil } = relativeLabel({
        then: firstPublishedAt,
        now: new Date(now),
        locale,
        timeZone: 'Europe/Istanbul',
      });
      expect([label, validUntil?.toISOString() ?? null]).toEqual([
        relativeTime?.label,
        relativeTime?.validUntil,
      ]);
    }
  }
});
