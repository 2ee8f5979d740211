import type { DocumentFacts } from 'newsroom/delivery/facts';
import type { Site } from 'newsroom/delivery/link-data';
import { presentArticle } from 'newsroom/delivery/present';
import { projectEdition } from 'newsroom/delivery/project';
import { documentOf, file, FIRST_PUBLISHED, section, SETTINGS, story } from './facts-of';

const NEWS: Site = {
  name: 'The Meridian',
  publicUrl: 'https://news.example',
  mediaUrl: 'https://cms.example',
};
const LATER = new Date(FIRST_PUBLISHED.getTime() + 3_600_000);

const seoOf = (
  facts: DocumentFacts,
  { site = NEWS, now = LATER }: { site?: Site; now?: Date } = {}
) =>
  presentArticle(
    { edition: projectEdition(facts, { ...SETTINGS, publicUrl: site.publicUrl }), seq: 1 },
    {
      locale: facts.article.locale,
      now,
      relative: false,
      body: 'none',
      timeZoneOf: () => 'UTC',
      fallbackLocale: 'en',
      site,
    }
  ).answer.data.seo;

const version = (locale: string, window: { embargoUntil?: Date; expiresAt?: Date } = {}) => ({
  locale,
  slug: `ferries-${locale}`,
  headline: 'Ferries',
  path: `/${locale}/ferries-${locale}`,
  embargoUntil: null,
  expiresAt: null,
  ...window,
});

const illustrated = story({
  slug: 'ferries-en',
  dek: 'Both run again.',
  seoTitle: 'Night ferries',
  tags: ['Ferries', 'Night'],
  bylines: [{ name: 'Ayu', url: 'https://news.example/ayu' }, { name: 'B.' }],
  sections: [section('world')],
  leadImage: file(),
  leadImageAlt: 'A ferry',
});

const listOf = (tags: { content: string; property?: string; name?: string }[]): string[] =>
  tags.map(({ property, name, content }) => `${property ?? name} ${content}`);

describe('Open Graph', () => {
  it('says what a page about the story prints', () => {
    const facts = documentOf(illustrated, { translations: [version('ar'), version('tr')] });
    expect(listOf(seoOf(facts).openGraph)).toEqual([
      'og:type article',
      'og:site_name The Meridian',
      'og:title Night ferries',
      'og:description Both run again.',
      'og:url https://news.example/en/world/ferries-en',
      'og:locale en_US',
      'og:locale:alternate ar_EG',
      'og:locale:alternate tr_TR',
      'og:image https://cms.example/uploads/ferry.jpg',
      'og:image:type image/jpeg',
      'og:image:width 1600',
      'og:image:height 900',
      'og:image:alt A ferry',
      'article:published_time 2025-02-25T08:40:00.000Z',
      'article:modified_time 2025-02-25T08:40:00.000Z',
      'article:section World',
      'article:author https://news.example/ayu',
      'article:tag Ferries',
      'article:tag Night',
    ]);
  });

  it('leaves out what is not there', () => {
    const site = { ...NEWS, publicUrl: '' };
    const facts = documentOf(story({ locale: 'xx-invalid-locale-code-really', dek: null }));
    expect(listOf(seoOf(facts, { site }).openGraph).map((tag) => tag.split(' ')[0])).toEqual([
      'og:type',
      'og:site_name',
      'og:title',
      'article:published_time',
      'article:modified_time',
    ]);
  });
});

describe('the card of X', () => {
  it('is large for a picture that is large enough', () => {
    expect(listOf(seoOf(documentOf(illustrated)).twitter)).toEqual([
      'twitter:card summary_large_image',
      'twitter:title Night ferries',
      'twitter:description Both run again.',
      'twitter:image https://cms.example/uploads/ferry.jpg',
      'twitter:image:alt A ferry',
    ]);
    const small = { ...illustrated, leadImage: file({ width: 200, height: 150 }) };
    expect(listOf(seoOf(documentOf(small)).twitter)[0]).toBe('twitter:card summary');
    expect(listOf(seoOf(documentOf(story())).twitter)).toEqual([
      'twitter:card summary',
      'twitter:title Ferries at night',
    ]);
  });
});

describe('the languages of a story', () => {
  const links = (facts: DocumentFacts, options = {}): string[] =>
    seoOf(facts, options).alternates.map(({ hreflang, href }) => `${hreflang} ${href}`);

  const versions = ['ar', 'en', 'zh_hant_tw'];
  const seenFrom = (locale: string): DocumentFacts =>
    documentOf(story({ locale, slug: `ferries-${locale}` }), {
      translations: versions.filter((other) => other !== locale).map((other) => version(other)),
    });

  it('are the same seen from each of them, itself included', () => {
    const [first = [], ...others] = versions.map((locale) => links(seenFrom(locale)));
    expect(first).toEqual([
      'ar https://news.example/ar/ferries-ar',
      'en https://news.example/en/ferries-en',
      'zh-Hant-TW https://news.example/zh_hant_tw/ferries-zh_hant_tw',
      'x-default https://news.example/en/ferries-en',
    ]);
    for (const other of others) expect(other).toEqual(first);
  });

  it('fall back to the first where the default one is missing', () => {
    const facts = documentOf(story({ locale: 'tr', slug: 'ferries-tr' }), {
      translations: [version('ar')],
    });
    expect(links(facts).at(-1)).toBe('x-default https://news.example/ar/ferries-ar');
  });

  it('are only those that are live now', () => {
    const opens = new Date(LATER.getTime() + 1000);
    const facts = documentOf(illustrated, {
      translations: [version('tr', { embargoUntil: opens }), version('ar', { expiresAt: opens })],
    });
    const shown = (now: Date): string => JSON.stringify(seoOf(facts, { now }));
    expect([shown(LATER).includes('tr'), shown(LATER).includes('ferries-ar')]).toEqual([
      false,
      true,
    ]);
    expect(shown(LATER)).not.toContain('tr_TR');
    expect([shown(opens).includes('ferries-tr'), shown(opens).includes('ar_EG')]).toEqual([
      true,
      false,
    ]);
  });

  it('are not listed for a story in one, nor while there is no site', () => {
    expect(links(documentOf(illustrated))).toEqual([]);
    const site = { ...NEWS, publicUrl: '' };
    expect(links(seenFrom('en'), { site })).toEqual([]);
  });
});
