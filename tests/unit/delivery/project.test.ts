import { projectEdition, projectSummary } from 'newsroom/delivery/project';
import { documentOf, file, paragraph, promo, section, SETTINGS, source, story } from './facts-of';

const at = (hour: number): Date => new Date(Date.UTC(2025, 1, 26, hour));
const ms = (hour: number): number => at(hour).getTime();

describe('the lead picture', () => {
  const imageOf = (facts: Parameters<typeof story>[0], mediaUrl = '') =>
    projectSummary(story(facts), { ...SETTINGS, mediaUrl }).leadImage;

  it('is null where there is neither a file nor words', () => {
    expect(imageOf({})).toBeNull();
  });

  it('has its file, its formats and the words of the story', () => {
    const words = { leadImageAlt: 'A ferry', leadImageCaption: 'At night', leadImageCredit: 'AP' };
    expect(imageOf({ leadImage: file(), ...words })).toEqual({
      url: '/uploads/ferry.jpg',
      width: 1600,
      height: 900,
      mime: 'image/jpeg',
      alt: 'A ferry',
      caption: 'At night',
      credit: 'AP',
      formats: { small: { url: '/uploads/small_ferry.jpg', width: 500, height: 281 } },
    });
  });

  it('takes words from the media library where the story has none of its own', () => {
    const leadImage = file({ alternativeText: 'A boat', caption: 'A pier' });
    expect(imageOf({ leadImage, leadImageAlt: 'A ferry' })).toMatchObject({
      alt: 'A ferry',
      caption: 'A pier',
    });
  });

  it.each<[string, Parameters<typeof story>[0]]>([
    ['alt', { leadImageAlt: 'A ferry' }],
    ['caption', { leadImageCaption: 'At night' }],
  ])('keeps its %s while its file is not here', (word, facts) => {
    expect(imageOf(facts)).toMatchObject({
      url: null,
      width: null,
      formats: {},
      [word]: Object.values(facts ?? {})[0],
    });
  });

  it('gets a full address where the media host is known', () => {
    const image = imageOf({ leadImage: file() }, 'https://cms.example/');
    expect(image?.url).toBe('https://cms.example/uploads/ferry.jpg');
    expect(image?.formats.small?.url).toBe('https://cms.example/uploads/small_ferry.jpg');
  });

  it('keeps the full address that a remote provider gave it', () => {
    const leadImage = file({ url: 'https://cdn.example/ferry.jpg', formats: {} });
    expect(imageOf({ leadImage }, 'https://cms.example')?.url).toBe(
      'https://cdn.example/ferry.jpg'
    );
  });
});

describe('the section', () => {
  it('is the last of its line, and the breadcrumbs lead to it from the root', () => {
    const facts = story({ sections: [section('world'), section('asia')] });
    const { summary, rest } = projectEdition(documentOf(facts), SETTINGS);

    expect(summary.section?.slug).toBe('asia');
    expect(summary.path).toBe('/en/asia/ferries-at-night');
    expect(rest.breadcrumbs).toEqual([
      { name: 'World', path: '/en/world' },
      { name: 'Asia', path: '/en/asia' },
    ]);
  });

  it('says in which language its name is while nobody has translated it', () => {
    const facts = story({ locale: 'tr', sections: [section('world', { locale: 'tr' })] });
    expect(projectSummary(facts, SETTINGS).section).toMatchObject({
      path: '/tr/world',
      servedLocale: 'en',
    });
  });

  it('is null where the story has none, and so is missing from its path', () => {
    expect(projectSummary(story(), SETTINGS)).toMatchObject({
      section: null,
      path: '/en/ferries-at-night',
    });
  });
});

describe('the source line', () => {
  const lineOf = (locale: string, ...sources: ReturnType<typeof source>[]) =>
    projectSummary(story({ locale, sources }), SETTINGS).sourceLine;

  it('is null without sources', () => {
    expect(lineOf('en')).toBeNull();
  });

  it('joins several as the language does', () => {
    const sources = [source('AP'), source('Reuters'), source('AFP')] as const;
    expect(lineOf('en', ...sources)).toBe('AP, Reuters and AFP');
    expect(lineOf('tr', ...sources)).toBe('AP, Reuters ve AFP');
  });

  it('names the source; how it wants to be credited stands with it', () => {
    const anadolu = source('AA', { name: 'Anadolu', creditLine: 'Anadolu Agency' });
    expect(lineOf('en', anadolu, source('AP'))).toBe('Anadolu and AP');
  });
});

describe('the language of a story', () => {
  it('decides its direction, its read time and its label', () => {
    const facts = story({ locale: 'ar', body: [paragraph('عادت العبّارات إلى العمل ليلاً')] });
    expect(projectSummary(facts, SETTINGS)).toMatchObject({
      servedLocale: 'ar',
      direction: 'rtl',
      readTime: { words: 5, minutes: 1, label: 'قراءة في دقيقة' },
    });
  });

  it('reads at the pace that the newsroom configured', () => {
    const body = [paragraph('word '.repeat(100))];
    const { readTime } = projectSummary(story({ body }), {
      ...SETTINGS,
      readingRates: { en: 50 },
    });
    expect(readTime).toMatchObject({ minutes: 2, seconds: 120, words: 100 });
  });
});

describe('a body', () => {
  it.each<[unknown]>([[null], [undefined], ['<p>text</p>'], [[null]], [{}]])(
    'that is not one (%j) is empty and has no read time',
    (body) => {
      const { body: projected, summary } = projectEdition(documentOf(story({ body })), SETTINGS);
      expect(projected).toEqual([]);
      expect(summary.readTime).toMatchObject({ minutes: 0, seconds: 0, label: null });
    }
  );
});

describe('the address of a story', () => {
  it('is absolute only where the site is configured', () => {
    const facts = documentOf(story());
    const without = projectEdition(facts, SETTINGS);
    const withSite = projectEdition(facts, { ...SETTINGS, publicUrl: 'https://news.example' });

    expect(without.summary).not.toHaveProperty('url');
    expect(withSite.summary.url).toBe('https://news.example/en/ferries-at-night');
    expect(withSite.rest.seo.canonicalUrl).toBe('https://news.example/en/ferries-at-night');
  });
});

describe('what search engines are told', () => {
  it('is what the editor wrote for them', () => {
    const facts = story({
      dek: 'They run again.',
      seoTitle: 'Night ferries',
      seoDescription: 'All about night ferries.',
      canonicalUrl: 'https://partner.example/ferries',
      noindex: true,
      leadImage: file(),
    });
    expect(projectEdition(documentOf(facts), SETTINGS).rest.seo).toEqual({
      title: 'Night ferries',
      description: 'All about night ferries.',
      canonicalUrl: 'https://partner.example/ferries',
      noindex: true,
      image: '/uploads/ferry.jpg',
    });
  });

  it('is the headline and the dek otherwise', () => {
    const facts = story({ dek: 'They run again.' });
    expect(projectEdition(documentOf(facts), SETTINGS).rest.seo).toEqual({
      title: 'Ferries at night',
      description: 'They run again.',
      canonicalUrl: null,
      noindex: false,
      image: null,
    });
  });
});

describe('a promo', () => {
  const projectPromos = (...promos: ReturnType<typeof promo>[]) =>
    projectEdition(documentOf(story(), { promos }), SETTINGS).promos;
  const target = { path: '/en/world/summit', embargoUntil: null, expiresAt: null };

  it('that is switched off is left out', () => {
    expect(projectPromos(promo({ enabled: false }))).toEqual([]);
  });

  it('whose story is not published is left out', () => {
    expect(projectPromos(promo({ target: 'missing' }))).toEqual([]);
  });

  it('whose story is not published stays when it has an address of its own', () => {
    const [shown] = projectPromos(promo({ target: 'missing', url: 'https://shop.example' }));
    expect(shown?.thing.cta.url).toBe('https://shop.example');
  });

  it('leads to its story', () => {
    expect(projectPromos(promo({ target }))[0]?.thing.cta).toEqual({
      label: 'Contact us',
      url: '/en/world/summit',
    });
  });

  it('prefers its own address, and then the window of the story does not matter', () => {
    const [shown] = projectPromos(
      promo({
        url: 'https://shop.example',
        target: { ...target, embargoUntil: at(9), expiresAt: at(10) },
        startsAt: at(1),
      })
    );
    expect(shown?.thing.cta.url).toBe('https://shop.example');
    expect(shown?.window).toEqual({ from: ms(1), until: null });
  });

  it.each<[string, Parameters<typeof promo>[0], { from: Date | null; until: Date | null }]>([
    ['its own', { startsAt: at(1), endsAt: at(5), target }, { from: at(1), until: at(5) }],
    [
      'that of its story',
      { target: { ...target, embargoUntil: at(2), expiresAt: at(4) } },
      { from: at(2), until: at(4) },
    ],
    [
      'the later beginning and the earlier end',
      {
        startsAt: at(1),
        endsAt: at(4),
        target: { ...target, embargoUntil: at(2), expiresAt: at(5) },
      },
      { from: at(2), until: at(4) },
    ],
    [
      'the same the other way round',
      {
        startsAt: at(3),
        endsAt: at(9),
        target: { ...target, embargoUntil: at(2), expiresAt: at(5) },
      },
      { from: at(3), until: at(5) },
    ],
  ])('is shown within a window: %s', (_which, facts, window) => {
    expect(projectPromos(promo(facts))[0]?.window).toEqual({
      from: window.from?.getTime() ?? null,
      until: window.until?.getTime() ?? null,
    });
  });

  it('keeps its place among the others', () => {
    const shown = projectPromos(
      promo({ documentId: 'p-2' }),
      promo({ documentId: 'p-off', enabled: false }),
      promo({ documentId: 'p-1' })
    );
    expect(shown.map(({ thing }) => thing.id)).toEqual(['p-2', 'p-1']);
  });

  it('shows its picture with the words of the media library', () => {
    const [shown] = projectPromos(promo({ image: file({ alternativeText: 'A letter' }) }));
    expect(shown?.thing.image).toMatchObject({ url: '/uploads/ferry.jpg', alt: 'A letter' });
  });
});

it('the story, its related stories and its translations stand in their own windows', () => {
  const edition = projectEdition(
    documentOf(story({ embargoUntil: at(1), expiresAt: at(9) }), {
      related: [story({ documentId: 'a-2', embargoUntil: at(2) })],
      translations: [
        {
          locale: 'tr',
          slug: 'vapurlar',
          headline: 'Vapurlar',
          path: '/tr/vapurlar',
          embargoUntil: at(3),
          expiresAt: at(8),
        },
      ],
    }),
    SETTINGS
  );
  expect(edition.window).toEqual({ from: ms(1), until: ms(9) });
  expect(edition.related.map(({ window }) => window)).toEqual([{ from: ms(2), until: null }]);
  expect(edition.translations).toEqual([
    {
      thing: { locale: 'tr', slug: 'vapurlar', headline: 'Vapurlar', path: '/tr/vapurlar' },
      window: { from: ms(3), until: ms(8) },
    },
  ]);
});
