import fc from 'fast-check';
import { blocksToHtml } from 'newsroom/text/blocks-to-html';
import type { Block, InlineNode } from 'newsroom/text/blocks';
import { embedAt, embedOf, findEmbeds } from 'newsroom/text/embeds';
import { EMBED_RULES } from 'newsroom/text/embed-rules';
import { htmlToBlocks } from 'newsroom/text/html-to-blocks';
import { codePoint } from '../../helpers/code-point';

const VIDEO = 'dQw4w9WgXcQ';
const WATCH = `https://www.youtube.com/watch?v=${VIDEO}`;
const REEL = 'https://www.instagram.com/reel/C1a_b-2/';
const POST = 'https://www.facebook.com/thepage/posts/pfbid02abc';

const KNOWN: [string, string, string, string][] = [
  [WATCH, 'youtube', VIDEO, WATCH],
  [`http://youtube.com/watch?feature=share&v=${VIDEO}&t=42`, 'youtube', VIDEO, WATCH],
  [`https://m.youtube.com/watch/?v=${VIDEO}#t=1`, 'youtube', VIDEO, WATCH],
  [`https://youtu.be/${VIDEO}?si=tracking`, 'youtube', VIDEO, WATCH],
  [`https://www.youtube.com/shorts/${VIDEO}`, 'youtube', VIDEO, WATCH],
  [`https://www.youtube.com/live/${VIDEO}?feature=x`, 'youtube', VIDEO, WATCH],
  [`https://www.youtube-nocookie.com/embed/${VIDEO}`, 'youtube', VIDEO, WATCH],
  [`HTTPS://WWW.YOUTUBE.COM/watch?v=${VIDEO}`, 'youtube', VIDEO, WATCH],
  [
    'https://twitter.com/desk/status/1234567890',
    'x',
    '1234567890',
    'https://x.com/desk/status/1234567890',
  ],
  ['https://x.com/desk/status/12345?s=20', 'x', '12345', 'https://x.com/desk/status/12345'],
  ['https://x.com/i/web/status/12345', 'x', '12345', 'https://x.com/i/web/status/12345'],
  ['https://mobile.twitter.com/desk/status/12/photo/1', 'x', '12', 'https://x.com/desk/status/12'],
  ['https://www.instagram.com/reel/C1a_b-2/?igsh=x', 'instagram', 'C1a_b-2', REEL],
  ['https://instagram.com/the.desk/reel/C1a_b-2', 'instagram', 'C1a_b-2', REEL],
  ['https://www.facebook.com/thepage/posts/pfbid02abc?ref=x', 'facebook', 'pfbid02abc', POST],
  ['https://m.facebook.com/thepage/posts/a-title/pfbid02abc', 'facebook', 'pfbid02abc', POST],
  [
    'https://www.facebook.com/permalink.php?story_fbid=12&id=34&x=1',
    'facebook',
    '12',
    'https://www.facebook.com/permalink.php?story_fbid=12&id=34',
  ],
  [
    'https://www.facebook.com/watch/?v=99',
    'facebook',
    '99',
    'https://www.facebook.com/watch/?v=99',
  ],
  ['https://fb.watch/aBc-1_2/', 'facebook', 'aBc-1_2', 'https://fb.watch/aBc-1_2/'],
  [
    'https://www.tiktok.com/@the.desk/video/7123456789012345678?is_from=x',
    'tiktok',
    '7123456789012345678',
    'https://www.tiktok.com/@the.desk/video/7123456789012345678',
  ],
  ['https://vm.tiktok.com/ZMabc12/', 'tiktok', 'ZMabc12', 'https://vm.tiktok.com/ZMabc12/'],
  ['https://vimeo.com/12345', 'vimeo', '12345', 'https://vimeo.com/12345'],
  ['https://dai.ly/x8abcd', 'dailymotion', 'x8abcd', 'https://www.dailymotion.com/video/x8abcd'],
  [
    'https://soundcloud.com/desk/a-show',
    'soundcloud',
    'desk/a-show',
    'https://soundcloud.com/desk/a-show',
  ],
  [
    'https://open.spotify.com/intl-de/episode/4rOoJ6Egrf8K2IrywzwOMk?si=x',
    'spotify',
    '4rOoJ6Egrf8K2IrywzwOMk',
    'https://open.spotify.com/episode/4rOoJ6Egrf8K2IrywzwOMk',
  ],
  [
    'https://bsky.app/profile/desk.example/post/3kabc',
    'bluesky',
    '3kabc',
    'https://bsky.app/profile/desk.example/post/3kabc',
  ],
  [
    'https://old.reddit.com/r/worldnews/comments/1abcd/a_title/',
    'reddit',
    '1abcd',
    'https://www.reddit.com/r/worldnews/comments/1abcd/',
  ],
  ['https://www.ted.com/talks/a_talk', 'ted', 'a_talk', 'https://www.ted.com/talks/a_talk'],
  [
    'https://datawrapper.dwcdn.net/aB1cD/3/',
    'datawrapper',
    'aB1cD',
    'https://datawrapper.dwcdn.net/aB1cD/',
  ],
  [
    'https://public.flourish.studio/visualisation/123/',
    'flourish',
    '123',
    'https://public.flourish.studio/visualisation/123/',
  ],
];

const UNKNOWN = [
  '',
  'dQw4w9WgXcQ',
  'javascript:alert(1)',
  `javascript://www.youtube.com/watch?v=${VIDEO}`,
  `ftp://www.youtube.com/watch?v=${VIDEO}`,
  `//www.youtube.com/watch?v=${VIDEO}`,
  `https://youtube.com.evil.example/watch?v=${VIDEO}`,
  `https://notyoutube.com/watch?v=${VIDEO}`,
  `https://youtube.com./watch?v=${VIDEO}`,
  `https://www.youtube.com@evil.example/watch?v=${VIDEO}`,
  `https://user:secret@www.youtube.com/watch?v=${VIDEO}`,
  `https://www.youtube.com:8443/watch?v=${VIDEO}`,
  `https://evil.example/?https://www.youtube.com/watch?v=${VIDEO}`,
  `https://evil.example\\@www.youtube.com/watch?v=${VIDEO}`,
  'https://www.youtube.com/watch?v=short',
  `https://www.youtube.com/watch?v=${VIDEO}"><script>`,
  'https://www.youtube.com/@channel',
  'https://www.youtube.com/playlist?list=PL1',
  'https://x.com/desk',
  'https://x.com/desk/status/12/likes',
  'https://x.com/desk/status/abc',
  'https://www.instagram.com/thedesk/',
  'https://www.facebook.com/thepage',
  'https://www.tiktok.com/@desk',
  'https://vimeo.com/channels/staffpicks',
  'https://example.org/a-page',
];

const link = (url: string, words: string): InlineNode => ({
  type: 'link',
  url,
  children: [{ type: 'text', text: words }],
});
const text = (words: string): InlineNode => ({ type: 'text', text: words });
const paragraph = (...children: InlineNode[]): Block => ({ type: 'paragraph', children });

describe('an address', () => {
  it.each(KNOWN)('%s can be embedded', (address, provider, id, url) => {
    expect(embedAt(address)).toMatchObject({ provider, id, url });
    // What it is made into is read as the same.
    expect(embedAt(url)).toEqual(embedAt(address));
  });

  it.each(UNKNOWN)('%s is a link and no more', (address) => {
    expect(embedAt(address)).toBeNull();
  });

  it('of every rule is tried', () => {
    const hit = EMBED_RULES.map(({ provider }) => provider).filter(
      (name) => !KNOWN.some(([, provider]) => provider === name)
    );
    expect(hit).toEqual([]);
  });

  it('says where its oEmbed is, unless that asks for a token', () => {
    expect(embedAt(WATCH)?.oembedUrl).toBe(
      `https://www.youtube.com/oembed?format=json&url=${encodeURIComponent(WATCH)}`
    );
    expect(embedAt(REEL)?.oembedUrl).toBeNull();
    expect(embedAt(POST)?.oembedUrl).toBeNull();
  });

  it('leads to the provider and nowhere else, whatever is put into it', () => {
    const hosts = new Set(EMBED_RULES.flatMap((rule) => rule.hosts));
    const part = fc.string({ unit: codePoint, maxLength: 12 });
    const known = fc.constantFrom(...KNOWN.map(([address]) => address));
    const address = fc.oneof(
      fc.tuple(known, part, fc.nat(60)).map(([a, b, at]) => a.slice(0, at) + b + a.slice(at)),
      fc.tuple(fc.constantFrom(...hosts), part, part).map(([h, a, b]) => `https://${a}${h}${b}`)
    );
    fc.assert(
      fc.property(address, (value) => {
        const found = embedAt(value);
        if (!found) return;
        const url = new URL(found.url);
        expect([url.protocol, hosts.has(url.hostname)]).toEqual(['https:', true]);
        expect(url.href).toBe(found.url);
        expect(found.url).not.toMatch(/[\s"'<>\\]/);
      }),
      { numRuns: 1000 }
    );
  });
});

describe('a paragraph', () => {
  it('that holds one link to it alone is an embed', () => {
    expect(embedOf(paragraph(text(''), link(WATCH, 'The film'), text(' ')))).toMatchObject({
      provider: 'youtube',
      title: 'The film',
    });
    expect(embedOf(paragraph(link(WATCH, WATCH)))).toMatchObject({ title: null });
  });

  it('of an address that nobody made a link of is one too', () => {
    expect(embedOf(paragraph(text(` ${WATCH} `)))).toMatchObject({ url: WATCH, title: null });
  });

  it.each([
    ['with words beside the link', paragraph(text('See '), link(WATCH, 'the film'))],
    ['of two links', paragraph(link(WATCH, 'One'), link(WATCH, 'two'))],
    ['of words', paragraph(text('A film'))],
    ['of a link to a page', paragraph(link('https://example.org', 'Page'))],
    ['that is a heading', { type: 'heading', level: 2, children: [link(WATCH, 'Film')] }],
    ['that is no block', null],
    ['without children', { type: 'paragraph' }],
    ['of nonsense', { type: 'paragraph', children: [null, 5, { type: 'link' }] }],
  ])('%s is none', (_name, block) => {
    expect(embedOf(block)).toBeNull();
  });

  it('is named by its place in the body', () => {
    const body = [paragraph(text('Words')), paragraph(link(WATCH, 'Film')), paragraph(text(POST))];
    expect(findEmbeds(body).map(({ block, provider }) => [block, provider])).toEqual([
      [1, 'youtube'],
      [2, 'facebook'],
    ]);
  });
});

describe('in HTML', () => {
  const html = (...children: InlineNode[]): string => blocksToHtml([paragraph(...children)]);

  it('it is a figure with a link, and nothing of the provider is loaded', () => {
    expect(html(link(`${WATCH}&t=5`, 'The film'))).toBe(
      `<figure data-embed="youtube" data-embed-url="${WATCH}">` +
        `<a href="${WATCH}&amp;t=5" rel="noopener">The film</a></figure>`
    );
    expect(html(text(REEL))).toBe(
      `<figure data-embed="instagram" data-embed-url="${REEL}"><a href="${REEL}" rel="noopener">${REEL}</a></figure>`
    );
    expect(html(link(WATCH, ''))).toContain(`<a href="${WATCH}"`);
  });

  it('it comes back as the paragraph it was', () => {
    const body = [paragraph(link(WATCH, 'The film'))];
    expect(htmlToBlocks(blocksToHtml(body))).toEqual(body);
  });

  it('it stays a paragraph where that is asked for', () => {
    expect(blocksToHtml([paragraph(link(WATCH, 'Film'))], { embeds: false })).toBe(
      `<p><a href="${WATCH}" rel="noopener">Film</a></p>`
    );
  });
});

describe('addresses in HTML', () => {
  const image = (url: string) =>
    ({ type: 'image', image: { name: 'a', url, width: 1, height: 1 }, children: [] }) as const;

  it('are made absolute where a page is named', () => {
    const options = { linkBase: 'https://news.example/site', mediaBase: 'https://cms.example/x/' };
    expect(blocksToHtml([paragraph(link('/en/world', 'World'))], options)).toContain(
      'href="https://news.example/en/world"'
    );
    expect(blocksToHtml([image('/uploads/a.jpg')], options)).toContain(
      'src="https://cms.example/x/uploads/a.jpg"'
    );
    expect(blocksToHtml([image('https://cdn.example/a.jpg')], options)).toContain(
      'src="https://cdn.example/a.jpg"'
    );
    expect(blocksToHtml([paragraph(link('mailto:a@b.example', 'Mail'))], options)).toContain(
      'href="mailto:a@b.example"'
    );
  });
});
