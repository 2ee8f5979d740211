import { applyChanges, LIST_QUERIES, longestUse, readChanges, wire } from '../helpers/delivery';
import {
  ARTICLE,
  documents,
  forgetAnswers,
  freezeClock,
  PROMO,
  resetNewsroom,
} from '../helpers/newsroom';
import { promoTitled, publish, publishedArticle, sectionNamed } from '../fixtures/newsroom';
import { CLOSES, newsroomWith, publishUnderTwoAddresses, HIDDEN } from '../helpers/walls';

beforeEach(resetNewsroom);

const OPENS = '2026-05-01T10:00:00.000Z';
const justBefore = (instant: string) => new Date(Date.parse(instant) - 1).toISOString();

/** For search engines and partners. */
const EXCHANGED = [
  '/sitemap.xml',
  ...['en', 'tr', 'ar'].flatMap((locale) => [
    `/sitemaps/${locale}/1.xml`,
    `/sitemaps/${locale}/news.xml`,
  ]),
  ...['zanzibar-now', 'zanzibar-former', 'open'].flatMap((slug) =>
    ['', '?version=2.2', '?fallback=none', '?locale=tr'].map(
      (query) => `/articles/${slug}/ninjs${query}`
    )
  ),
];

/** Everything that readers can ask for, but for the change log. */
const surfaces = ({ documentId, open }: { documentId: string; open: string }) => [
  ...['zanzibar-now', 'zanzibar-former', `id/${documentId}`, 'open', `id/${open}`].flatMap((at) =>
    ['', '?body=html&relative=false', '?fallback=none', '?locale=tr'].map(
      (query) => `/articles/${at}${query}`
    )
  ),
  `/articles/id/${documentId}?locale=ar`,
  ...LIST_QUERIES.map((query) => `/articles${query}`),
  '/sections',
  '/sections/world',
  '/sections/asia?relative=false',
  '/sources',
  '/sources/AP',
  '/promos',
  '/promos?placement=section-front&section=asia',
  ...['/en/asia/zanzibar-now', '/en/zanzibar-former', '/en/world/zanzibar-former', '/en/asia'].map(
    (path) => `/resolve?path=${encodeURIComponent(path)}`
  ),
  ...['zanzibar-now', 'zanzibar-former', 'open'].flatMap((slug) =>
    ['jsonld', 'html', 'text'].flatMap((format) =>
      ['', '?fallback=none', '?locale=tr'].map((query) => `/articles/${slug}/${format}${query}`)
    )
  ),
  ...['rss.xml', 'atom.xml', 'feed.json'].flatMap((feed) => [
    `/feeds/${feed}`,
    `/feeds/${feed}?section=asia`,
    `/feeds/${feed}?locale=tr`,
  ]),
  ...EXCHANGED,
];

const MARKER = /zanzibar/i;

/** The surfaces that say anything of the story, headers included. Each is asked twice: once built, once kept. */
const leaks = async (story: { documentId: string; open: string }): Promise<string[]> => {
  const found: string[] = [];
  for (const path of surfaces(story)) {
    for (const round of ['built', 'kept']) {
      const { status, text, raw } = await wire(path);
      // A feed names its own address, a redirect within the answer is checked as any other text.
      if (status >= 500) found.push(`${status} ${path}`);
      if (MARKER.test(text) || MARKER.test(raw.join(' '))) found.push(`${round} ${path}`);
    }
  }
  return found;
};

const isLive = async (documentId: string): Promise<boolean> =>
  applyChanges(await readChanges()).has(`article ${documentId} en`);

describe('a story that readers must not see', () => {
  test('is nowhere while it is a draft or under embargo, and everywhere from its very instant', async () => {
    const story = await newsroomWith({ embargoUntil: OPENS });
    expect(await leaks(story)).toEqual([]);
    await publishUnderTwoAddresses(story.documentId);
    freezeClock(justBefore(OPENS));
    expect(await leaks(story)).toEqual([]);
    expect(JSON.stringify(await readChanges())).not.toMatch(MARKER);

    freezeClock(OPENS);
    const shown = await leaks(story);
    for (const path of [
      '/articles/zanzibar-now',
      `/articles/id/${story.documentId}?fallback=none`,
      '/articles/open',
      `/articles/id/${story.documentId}?locale=tr`,
      '/articles',
      '/articles?section=asia&source=AP&tag=Quiet&kind=analysis',
      '/sections/asia?relative=false',
      '/sources/AP',
      '/promos',
      '/resolve?path=%2Fen%2Fasia%2Fzanzibar-now',
      '/resolve?path=%2Fen%2Fzanzibar-former',
      '/feeds/feed.json?section=asia',
      '/sitemaps/en/1.xml',
      '/sitemaps/tr/1.xml',
      '/sitemaps/en/news.xml',
      '/articles/zanzibar-now/ninjs',
      '/articles/zanzibar-former/ninjs?version=2.2',
      '/feeds/rss.xml',
      '/feeds/atom.xml?section=asia',
      '/articles/zanzibar-now/jsonld',
      '/articles/zanzibar-now/html?fallback=none',
      '/articles/zanzibar-now/text',
      '/articles/zanzibar-former/html',
    ]) {
      expect(shown).toContain(`built ${path}`);
      expect(shown).toContain(`kept ${path}`);
    }
    expect(await isLive(story.documentId)).toBe(true);
  });

  test.each(Object.entries(HIDDEN))(
    'is nowhere once it is %s, whatever answers were kept before',
    async (_name, hide) => {
      const story = await newsroomWith({ expiresAt: CLOSES });
      // What links to it must not stand in the way of a deletion: only what readers see counts here.
      await publishUnderTwoAddresses(story.documentId);
      freezeClock(justBefore(CLOSES));
      expect(await leaks(story)).toContain('kept /articles');

      if (_name === 'deleted') {
        await documents(PROMO).delete({ documentId: story.promo, locale: '*' });
        const data = { relatedArticles: [] };
        await documents(ARTICLE).update({ documentId: story.open, locale: 'en', data });
        await publish(story.open, 'en');
      }
      await hide(story.documentId);
      expect(await leaks(story)).toEqual([]);
      expect(await isLive(story.documentId)).toBe(false);
    }
  );

  test('no cache is permitted to keep anything past the hour of its expiry', async () => {
    const story = await newsroomWith({ expiresAt: CLOSES });
    await publishUnderTwoAddresses(story.documentId);
    const left = 20;
    freezeClock(new Date(Date.parse(CLOSES) - left * 1000).toISOString());
    for (const path of surfaces(story)) {
      for (let round = 0; round < 2; round += 1) {
        const { text, raw, headers } = await wire(path);
        const isShown = MARKER.test(text) || MARKER.test(raw.join(' '));
        if (isShown) {
          const longest = longestUse(headers['cache-control']);
          expect([path, longest, longest <= left]).toEqual([path, longest, true]);
        }
      }
    }
  });
});

describe('a promo', () => {
  const promoSurfaces = (sectionFront: string[]) => [
    '/articles/story',
    '/resolve?path=%2Fen%2Fasia%2Fstory',
    '/promos',
    '/promos?section=asia',
    '/promos?placement=article-end',
    ...sectionFront,
  ];

  const shownOn = async (paths: string[]): Promise<string[]> => {
    const found: string[] = [];
    for (const path of paths) {
      for (const round of ['built', 'kept']) {
        const { text } = await wire(path);
        if (MARKER.test(text)) found.push(`${round} ${path}`);
      }
    }
    return found;
  };

  test.each(['article-end', 'section-front'])('at %s is nowhere outside its window', async (at) => {
    freezeClock('2026-05-01T00:00:00.000Z');
    const asia = await sectionNamed('Asia');
    const promo = await promoTitled('Zanzibar offer', {
      url: 'https://example.org/zanzibar',
      placement: at,
      startsAt: OPENS,
      endsAt: CLOSES,
    });
    await publishedArticle('Story', {
      section: asia.documentId,
      relatedPromos: [promo.documentId],
    });
    const paths = promoSurfaces(['/sections/asia', '/resolve?path=%2Fen%2Fasia']);
    freezeClock(justBefore(OPENS));
    expect(await shownOn(paths)).toEqual([]);
    freezeClock(OPENS);
    const open = await shownOn(paths);
    expect(open).toContain('kept /promos');
    expect(open).toContain('kept /articles/story');
    expect(open.includes('kept /sections/asia')).toBe(at === 'section-front');
    freezeClock(justBefore(CLOSES));
    expect(await shownOn(paths)).toEqual(open);
    freezeClock(CLOSES);
    expect(await shownOn(paths)).toEqual([]);

    // A clock that goes back is no reader's: the answers of its future are forgotten with it.
    freezeClock(justBefore(CLOSES));
    forgetAnswers();
    expect(await shownOn(paths)).toEqual(open);
    await documents(PROMO).update({
      documentId: promo.documentId,
      locale: 'en',
      data: { enabled: false },
    });
    expect(await shownOn(paths)).toEqual([]);
  });
});
