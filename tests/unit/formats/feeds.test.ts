import fc from 'fast-check';
import type { ArticleFacts } from 'newsroom/delivery/facts';
import { projectSection, projectStory } from 'newsroom/delivery/project';
import { atomFeed } from 'newsroom/formats/feeds/atom-feed';
import { feedChannel, type FeedSettings } from 'newsroom/formats/feeds/feed-channel';
import { jsonFeed } from 'newsroom/formats/feeds/json-feed';
import { rssFeed } from 'newsroom/formats/feeds/rss-feed';
import {
  ATOM,
  atomErrors,
  CONTENT,
  DC,
  jsonFeedErrors,
  MEDIA,
  rssErrors,
} from '../../helpers/feed-rules';
import { childOf, childrenOf, lintXml, parseXml } from '../../helpers/xml';
import { file, paragraph, section, SETTINGS, source, story } from '../delivery/facts-of';
import { anyText, NASTY, someText } from './any-text';

const FEED_URL = 'https://cms.example/api/newsroom/feeds/rss.xml?locale=en';

const settings = (changes: Partial<FeedSettings> = {}): FeedSettings => ({
  siteName: 'The Meridian',
  publisher: { name: '', url: '', logo: '' },
  publicUrl: 'https://news.example',
  apiUrl: 'https://cms.example/api/newsroom',
  mediaUrl: 'https://cms.example',
  feedUrl: FEED_URL,
  hub: '',
  ...changes,
});

const latest = (
  facts: readonly Partial<ArticleFacts>[],
  { locale = 'en', publicUrl = 'https://news.example', of = '' } = {}
) => ({
  locale,
  section: of === '' ? null : projectSection(section(of, { locale })),
  stories: facts.map((one, n) =>
    projectStory(story({ documentId: `story${n}`, locale, ...one }), { ...SETTINGS, publicUrl })
  ),
});

const all = (
  stories: ReturnType<typeof latest>,
  changes: Partial<FeedSettings> = {}
): { rss: string; atom: string; json: string } => {
  const channel = feedChannel(stories, settings(changes));
  return {
    rss: rssFeed(channel),
    atom: atomFeed(channel),
    json: JSON.stringify(jsonFeed(channel)),
  };
};

const errorsIn = ({ rss, atom, json }: ReturnType<typeof all>, feedUrl = FEED_URL): string[] => [
  ...rssErrors(rss, feedUrl),
  ...atomErrors(atom, feedUrl),
  ...jsonFeedErrors(json, feedUrl),
];

const full: Partial<ArticleFacts> = {
  headline: 'Ferries & "bridges" <at> night',
  dek: 'Both run again.',
  body: [
    paragraph('The ferries run again.'),
    {
      type: 'paragraph',
      children: [
        { type: 'text', text: 'See ' },
        { type: 'link', url: '/en/world', children: [{ type: 'text', text: 'the world' }] },
      ],
    },
    {
      type: 'image',
      image: {
        name: 'a.jpg',
        url: '/uploads/a.jpg',
        hash: 'a',
        ext: '.jpg',
        mime: 'image/jpeg',
        provider: 'local',
        createdAt: 'x',
        updatedAt: 'x',
        width: 10,
        height: 20,
        size: 1,
      },
      children: [{ type: 'text', text: '' }],
    },
    {
      type: 'paragraph',
      children: [
        { type: 'text', text: '' },
        {
          type: 'link',
          url: 'https://youtu.be/dQw4w9WgXcQ',
          children: [{ type: 'text', text: 'The film' }],
        },
        { type: 'text', text: '' },
      ],
    },
  ],
  bylines: [
    { name: 'Ayu Lestari', role: 'Correspondent', url: 'https://news.example/ayu' },
    { name: 'B. Writer' },
  ],
  tags: ['Ferries', 'Night'],
  sections: [section('world'), section('asia')],
  sources: [source('AP'), source('AFP')],
  leadImage: file(),
  leadImageAlt: 'A ferry',
  leadImageCaption: 'A ferry at night.',
  leadImageCredit: 'C. Photographer',
  contentUpdatedAt: new Date('2025-02-26T08:40:00.000Z'),
};

describe('a feed of a full story', () => {
  const feeds = all(latest([full, { slug: 'second', headline: 'Second' }]), {
    hub: 'https://hub.example/',
    publisher: { name: 'Meridian Media', url: '', logo: 'https://news.example/logo.png' },
  });
  const channel = childOf(parseXml(feeds.rss), 'channel');
  const [item] = childrenOf(channel, 'item');
  const feed = parseXml(feeds.atom);
  const [entry] = childrenOf(feed, `${ATOM}entry`);
  if (!item || !entry) throw new Error('no story');

  it('has nothing wrong with it', () => {
    expect(errorsIn(feeds)).toEqual([]);
    expect([lintXml(feeds.rss), lintXml(feeds.atom)]).toEqual(['', '']);
  });

  it('is RSS with all that RSS can carry', () => {
    const texts = (name: string) => childrenOf(item, name).map(({ text }) => text);
    expect(texts('title')).toEqual(['Ferries & "bridges" <at> night']);
    expect(texts('link')).toEqual(['https://news.example/en/asia/ferries-at-night']);
    expect(texts('guid')).toEqual(['urn:newsroom:article:story0:en']);
    expect(texts('pubDate')).toEqual(['Tue, 25 Feb 2025 08:40:00 GMT']);
    expect(texts(`${DC}creator`)).toEqual(['Ayu Lestari', 'B. Writer']);
    expect(texts(`${DC}source`)).toEqual(['AP and AFP']);
    expect(texts('category')).toEqual(['Asia', 'Ferries', 'Night']);
    expect(texts('description')).toEqual(['Both run again.']);
    expect(texts(`${CONTENT}encoded`)).toEqual([
      '<div lang="en" dir="ltr"><p>The ferries run again.</p>\n' +
        '<p>See <a href="https://news.example/en/world" rel="noopener">the world</a></p>\n' +
        '<figure><img src="https://cms.example/uploads/a.jpg" width="10" height="20" alt=""></figure>\n' +
        '<p><a href="https://youtu.be/dQw4w9WgXcQ" rel="noopener">The film</a></p></div>',
    ]);
    const group = childOf(item, `${MEDIA}group`);
    expect(childrenOf(group, `${MEDIA}content`).map(({ attributes }) => attributes)).toEqual([
      {
        url: 'https://cms.example/uploads/ferry.jpg',
        type: 'image/jpeg',
        medium: 'image',
        isDefault: 'true',
        width: '1600',
        height: '900',
      },
      {
        url: 'https://cms.example/uploads/small_ferry.jpg',
        medium: 'image',
        width: '500',
        height: '281',
      },
    ]);
    expect(childOf(group, `${MEDIA}credit`).text).toBe('C. Photographer');
    expect(childrenOf(channel, 'lastBuildDate').map(({ text }) => text)).toEqual([
      'Wed, 26 Feb 2025 08:40:00 GMT',
    ]);
    expect(childrenOf(channel, `${ATOM}link`).map(({ attributes }) => attributes)).toEqual([
      { rel: 'self', type: 'application/rss+xml', href: FEED_URL },
      { rel: 'hub', href: 'https://hub.example/' },
    ]);
  });

  it('is Atom with the same', () => {
    const texts = (name: string) => childrenOf(entry, ATOM + name).map(({ text }) => text);
    expect(childOf(feed, `${ATOM}updated`).text).toBe('2025-02-26T08:40:00.000Z');
    expect(childOf(childOf(feed, `${ATOM}author`), `${ATOM}name`).text).toBe('Meridian Media');
    expect(feed.attributes['xml:lang']).toBe('en');
    expect(texts('id')).toEqual(['urn:newsroom:article:story0:en']);
    expect(texts('published')).toEqual(['2025-02-25T08:40:00.000Z']);
    expect(texts('updated')).toEqual(['2025-02-26T08:40:00.000Z']);
    expect(texts('content')[0]).toContain('<p>The ferries run again.</p>');
    expect(childrenOf(entry, `${ATOM}category`).map(({ attributes: { term } }) => term)).toEqual([
      'Asia',
      'Ferries',
      'Night',
    ]);
    expect(
      childrenOf(feed, `${ATOM}link`).map(({ attributes: { rel, href } }) => [rel, href])
    ).toEqual([
      ['self', FEED_URL],
      ['alternate', 'https://news.example/'],
      ['hub', 'https://hub.example/'],
    ]);
  });

  it('is JSON with the same', () => {
    expect(JSON.parse(feeds.json)).toMatchObject({
      home_page_url: 'https://news.example',
      hubs: [{ type: 'WebSub', url: 'https://hub.example/' }],
      icon: 'https://news.example/logo.png',
      authors: [{ name: 'Meridian Media', url: 'https://news.example/' }],
      items: [
        {
          image: 'https://cms.example/uploads/ferry.jpg',
          authors: [
            { name: 'Ayu Lestari', url: 'https://news.example/ayu' },
            { name: 'B. Writer' },
          ],
        },
        {},
      ],
    });
  });
});

describe('a feed', () => {
  it('of a section carries its name and leads to it', () => {
    const { rss, atom, json } = all(latest([{}], { of: 'world' }));
    const channel = childOf(parseXml(rss), 'channel');
    expect(childOf(channel, 'title').text).toBe('World – The Meridian');
    expect(childOf(channel, 'link').text).toBe('https://news.example/en/world');
    expect(childOf(parseXml(atom), `${ATOM}id`).text).toBe('urn:newsroom:section:s-world:en');
    expect(JSON.parse(json)).toMatchObject({
      title: 'World – The Meridian',
      home_page_url: 'https://news.example/en/world',
    });
  });

  it.each([
    ['without a site leads to the delivery API', { publicUrl: '' }, [full]],
    ['of the least a story can be', {}, [{ headline: '🗞️🔥', dek: null, body: [], sections: [] }]],
    ['without stories', {}, []],
    ['of a picture that is not here', {}, [{ leadImageAlt: 'A ferry', leadImage: null }]],
    ['of a picture of unknown size', {}, [{ leadImage: file({ width: null, height: null }) }]],
  ])('%s is valid', (_name, changes: { publicUrl?: string }, facts: Partial<ArticleFacts>[]) => {
    const feeds = all(latest(facts, changes), changes);
    expect(errorsIn(feeds)).toEqual([]);
    expect(lintXml(feeds.rss) + lintXml(feeds.atom)).toBe('');
  });

  it('without a site gives each story its address in the delivery API', () => {
    const feeds = all(latest([{}], { publicUrl: '' }), { publicUrl: '' });
    const [item] = childrenOf(childOf(parseXml(feeds.rss), 'channel'), 'item');
    expect(item && childOf(item, 'link').text).toBe(
      'https://cms.example/api/newsroom/articles/ferries-at-night?locale=en'
    );
    expect(JSON.parse(feeds.json).home_page_url).toBeUndefined();
  });

  it('says what runs from right to left', () => {
    const arabic = { headline: 'رئيس NATO يزور جاكرتا.', dek: 'خبر', body: [paragraph('نص')] };
    const { rss, atom, json } = all(latest([arabic], { locale: 'ar' }));
    const channel = childOf(parseXml(rss), 'channel');
    const [item] = childrenOf(channel, 'item');
    if (!item) throw new Error('no story');
    expect(childOf(channel, 'language').text).toBe('ar');
    expect(childOf(item, `${CONTENT}encoded`).text).toBe(
      '<div lang="ar" dir="rtl"><p>نص</p></div>'
    );
    // Its Latin name and full stop would jump in a left-to-right line; the dek looks the same in any.
    expect(childOf(item, 'title').text).toBe('\u202Bرئيس NATO يزور جاكرتا.\u202C');
    expect(childOf(item, 'description').text).toBe('خبر');
    const [entry] = childrenOf(parseXml(atom), `${ATOM}entry`);
    expect(entry?.attributes['xml:lang']).toBe('ar');
    expect(JSON.parse(json).items[0].content_html).toContain('dir="rtl"');
  });

  it('carries what XML and JSON cannot', () => {
    const nasty = {
      headline: NASTY,
      dek: NASTY,
      body: [paragraph(NASTY)],
      bylines: [{ name: NASTY, url: NASTY }],
      tags: [NASTY],
      leadImage: file({ mime: 'image/png' }),
      leadImageAlt: NASTY,
      leadImageCaption: NASTY,
      leadImageCredit: NASTY,
      sections: [section('world', { name: NASTY })],
      sources: [source('AP', { name: NASTY })],
    };
    const feeds = all(latest([nasty]), { siteName: NASTY });
    expect(errorsIn(feeds)).toEqual([]);
    expect(lintXml(feeds.rss) + lintXml(feeds.atom)).toBe('');
    const [item] = childrenOf(childOf(parseXml(feeds.rss), 'channel'), 'item');
    expect(item && childOf(item, 'title').text).toBe(
      'abc\uFFFDd\uFFFDe\uFFFDf\uFFFDg]]>h<i>&"\'\u2028j</script>k🗞️'
    );
  });

  it('is well-formed and valid whatever is in any field', () => {
    const facts = fc.record({
      headline: someText,
      dek: fc.option(anyText),
      body: fc.array(anyText.map(paragraph), { maxLength: 3 }),
      bylines: fc.array(fc.record({ name: anyText, url: fc.option(anyText) }), { maxLength: 2 }),
      tags: fc.array(anyText, { maxLength: 3 }),
      slug: fc.constantFrom('a-slug', 'خبر', '新闻'),
      leadImage: fc.constantFrom(null, file()),
      leadImageAlt: fc.option(anyText),
      leadImageCaption: fc.option(anyText),
      leadImageCredit: fc.option(anyText),
      sections: someText.map((name) => [section('world', { name })]),
      sources: fc.array(
        someText.map((name) => source('AP', { name })),
        { maxLength: 2 }
      ),
    });
    fc.assert(
      fc.property(
        fc.array(facts, { maxLength: 3 }),
        fc.constantFrom('en', 'ar', 'zh-Hant-TW'),
        someText,
        (stories, locale, siteName) => {
          expect(errorsIn(all(latest(stories, { locale, of: 'world' }), { siteName }))).toEqual([]);
        }
      ),
      { numRuns: 200 }
    );
  });
});

describe('the rules', () => {
  const { rss, atom } = all(latest([full]));
  it.each([
    ['guid twice', rss.replace(/(<item>[\s\S]*<\/item>)/, '$1$1')],
    ['self link is another', rss.replace('?locale=en', '')],
    ['pubDate 2025', rss.replace(/<pubDate>.*?<\/pubDate>/, '<pubDate>2025</pubDate>')],
    [
      'relative address /uploads/a.jpg in HTML',
      rss.replace('https://cms.example/uploads/a', '/uploads/a'),
    ],
    ['item has 0 link', rss.replace(/(<item>.*)<link>.*?<\/link>/, '$1')],
  ])('find: %s', (complaint, broken) => {
    expect(rssErrors(broken, FEED_URL)).toContain(complaint);
  });

  it.each([
    ['id twice', atom.replace(/(<entry [\s\S]*<\/entry>)/, '$1$1')],
    ['updated x', atom.replace(/<updated>.*?<\/updated>/, '<updated>x</updated>')],
    ['no author', atom.replace(/<author>.*?<\/author>/g, '')],
  ])('find: %s', (complaint, broken) => {
    expect(atomErrors(broken, FEED_URL)).toContain(complaint);
  });

  it('find what is no XML', () => {
    expect(() => rssErrors(rss.replace('</item>', '\0</item>'), FEED_URL)).toThrow();
    expect(() => rssErrors(rss.replace('</item>', ''), FEED_URL)).toThrow();
  });
});
