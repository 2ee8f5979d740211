import { wire } from '../helpers/delivery';
import { atomErrors, jsonFeedErrors, rssErrors } from '../helpers/feed-rules';
import { childOf, childrenOf, lintXml, parseXml } from '../helpers/xml';
import {
  ARTICLE,
  configure,
  documents,
  forgetAnswers,
  get,
  resetNewsroom,
  SECTION,
} from '../helpers/newsroom';
import {
  draftArticle,
  paragraphs,
  publish,
  publishedArticle,
  sectionNamed,
  translation,
} from '../fixtures/newsroom';

beforeEach(resetNewsroom);

const FEEDS = ['rss.xml', 'atom.xml', 'feed.json'] as const;

const ERRORS = { 'rss.xml': rssErrors, 'atom.xml': atomErrors, 'feed.json': jsonFeedErrors };

const TYPES = {
  'rss.xml': 'application/rss+xml; charset=utf-8',
  'atom.xml': 'application/atom+xml; charset=utf-8',
  'feed.json': 'application/feed+json; charset=utf-8',
};

/** The address under which a feed knows itself: that of the request, as the server is configured. */
const addressOf = (path: string, text: string): string => {
  const self = /https?:[^"<]*\/api\/newsroom\/feeds\/[^"<]*/.exec(text.replaceAll('&amp;', '&'));
  const address = new URL(self?.[0] ?? 'https://none.example');
  expect(`${address.pathname}${address.search}`).toBe(`/api/newsroom${path}`);
  return address.href;
};

/** What is wrong with a feed, and its titles in order. */
const read = async (path: string, feed: (typeof FEEDS)[number]) => {
  const { status, headers, text } = await wire(path);
  expect([path, status, headers['content-type']]).toEqual([path, 200, TYPES[feed]]);
  expect([path, ERRORS[feed](text, addressOf(path, text))]).toEqual([path, []]);
  if (feed !== 'feed.json') expect([path, lintXml(text)]).toEqual([path, '']);
  return text;
};

const titles = (text: string): string[] =>
  text.startsWith('{')
    ? JSON.parse(text).items.map(({ title }: { title: string }) => title)
    : [...text.matchAll(/<(item|entry)\b.*?<title>(.*?)<\/title>/gs)].map(
        ([, , title = '']) => title
      );

describe('the JSON feed', () => {
  test('carries the latest live stories of a language, with their bodies', async () => {
    configure({ publicUrl: 'https://news.example', siteName: 'The Meridian' });
    const { documentId } = await draftArticle('Story', {
      dek: 'A dek.',
      tags: ['Tag'],
      bylines: [{ name: 'A. Writer' }],
    });
    await translation(documentId, 'tr', 'Haber');
    await publish(documentId);
    await publishedArticle('Under embargo', { embargoUntil: '2999-01-01T00:00:00Z' });
    await draftArticle('Draft');

    const { status, headers, body } = await get('/feeds/feed.json');
    expect([status, headers['content-type']]).toEqual([
      200,
      'application/feed+json; charset=utf-8',
    ]);
    expect(body).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'The Meridian',
      home_page_url: 'https://news.example',
      language: 'en',
    });
    expect(body.feed_url).toMatch(/^http:.*\/api\/newsroom\/feeds\/feed\.json$/);
    expect(body.items).toEqual([
      {
        id: `urn:newsroom:article:${documentId}:en`,
        url: 'https://news.example/en/story',
        title: 'Story',
        summary: 'A dek.',
        content_html: '<div lang="en" dir="ltr"><p>A first paragraph of text.</p></div>',
        date_published: expect.stringMatching(/Z$/),
        date_modified: expect.stringMatching(/Z$/),
        authors: [{ name: 'A. Writer' }],
        tags: ['Tag'],
        language: 'en',
      },
    ]);
    expect((await get('/feeds/feed.json?locale=tr')).body.items).toMatchObject([
      { title: 'Haber' },
    ]);
  });
});

describe.each(FEEDS)('the feed %s', (feed) => {
  const path = `/feeds/${feed}`;

  test('is valid: with stories, without, of a section, in Arabic, with a site and without', async () => {
    const world = await sectionNamed('World & more', { slug: 'world' });
    await read(path, feed);
    const { documentId } = await publishedArticle('Story & "more" ]]>', {
      dek: 'A <dek>.',
      section: world.documentId,
      tags: ['One & two'],
      bylines: [{ name: 'A. Writer', url: 'https://news.example/a' }, { name: 'B.' }],
      leadImageAlt: 'A picture that is not here',
    });
    await publishedArticle('🗞️🔥', { body: [] });
    await translation(documentId, 'ar', 'رئيس NATO يزور جاكرتا.');
    await publish(documentId, 'ar');
    for (const publicUrl of ['', 'https://news.example']) {
      configure({ publicUrl, feeds: { hub: 'https://hub.example/?a=1&b=2', length: 50 } });
      forgetAnswers();
      for (const query of [
        '',
        '?locale=en',
        '?section=world',
        '?locale=ar',
        '?locale=en&section=world',
      ]) {
        await read(`${path}${query}`, feed);
      }
    }
    expect(titles(await read(`${path}?locale=ar`, feed))).toEqual([
      '\u202Bرئيس NATO يزور جاكرتا.\u202C',
    ]);
  });

  test('narrows to a section and says its name, also when that changes', async () => {
    configure({ siteName: 'The Meridian' });
    const world = await sectionNamed('World');
    await publishedArticle('World story', { section: world.documentId });
    await publishedArticle('Other story');
    const narrowed = await read(`${path}?section=world`, feed);
    expect(titles(narrowed)).toEqual(['World story']);
    expect(narrowed).toContain('World – The Meridian');
    const data = { name: 'The world' };
    await documents(SECTION).update({ documentId: world.documentId, locale: 'en', data });
    expect(await read(`${path}?section=world`, feed)).toContain('The world – The Meridian');
  });

  test('knows a story again when its address changes', async () => {
    const { documentId } = await publishedArticle('Story');
    const id = `urn:newsroom:article:${documentId}:en`;
    expect(await read(path, feed)).toContain(id);
    await documents(ARTICLE).update({ documentId, locale: 'en', data: { slug: 'moved' } });
    await publish(documentId, 'en');
    const moved = await read(path, feed);
    expect(moved).toContain(id);
    expect(moved).toContain('/articles/moved');
    expect(moved).not.toContain('/articles/story');
  });

  test('is as long as the settings say, and the same bytes when it is made again', async () => {
    for (const n of [1, 2, 3]) await publishedArticle(`Story ${n}`);
    configure({ feeds: { hub: '', length: 2 } });
    const first = await wire(path);
    expect(titles(first.text)).toHaveLength(2);
    forgetAnswers();
    const again = await wire(path);
    expect([again.text, again.headers.etag]).toEqual([first.text, first.headers.etag]);
    expect((await wire(path, { 'If-None-Match': String(first.headers.etag) })).status).toBe(304);
  });

  test('refuses what it does not know', async () => {
    for (const query of ['section=nowhere', 'locale=xx', 'limit=5', 'format=rss']) {
      expect([query, (await wire(`${path}?${query}`)).status]).toEqual([query, 400]);
    }
  });
});

test('the RSS feed tells of the newest change, not of the clock', async () => {
  const { documentId } = await publishedArticle('Story', { body: paragraphs('Text.') });
  const { body } = await get(`/articles/id/${documentId}`);
  const channel = childOf(parseXml((await wire('/feeds/rss.xml')).text), 'channel');
  expect(childrenOf(channel, 'lastBuildDate').map(({ text }) => text)).toEqual([
    new Date(body.data.updatedAt).toUTCString(),
  ]);
});

test.each(['rss', 'feed', 'atom.json', 'RSS.xml.gz'])('a feed "%s" is none: 400', async (name) => {
  const { status, text } = await wire(`/feeds/${name}`);
  expect([status, JSON.parse(text).error.message]).toEqual([
    400,
    'format: must be one of rss.xml, atom.xml, feed.json',
  ]);
});
