import fc from 'fast-check';
import type { ArticleFacts } from 'newsroom/delivery/facts';
import { ATOM, atomErrors, CONTENT, rssErrors } from '../../helpers/feed-rules';
import { childOf, childrenOf, lintXml, parseXml } from '../../helpers/xml';
import { file, paragraph, section, source } from '../delivery/facts-of';
import { anyText, NASTY, someText } from './any-text';
import { FEED_URL, latest, all, errorsIn, full } from './feed-of';

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
