import { ATOM, CONTENT, DC, MEDIA } from '../../helpers/feed-rules';
import { childOf, childrenOf, lintXml, parseXml } from '../../helpers/xml';
import { FEED_URL, latest, all, errorsIn, full } from './feed-of';

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
