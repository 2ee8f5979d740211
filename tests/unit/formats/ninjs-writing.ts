import type { ArticleDocument } from 'newsroom/contracts/delivery';
import { NINJS_VERSIONS, type NinjsVersion, type PartnerStory } from 'newsroom/contracts/ninjs';
import { readNinjs } from 'newsroom/formats/ninjs/read';
import { wireFactsOf } from 'newsroom/formats/ninjs/wire-facts';
import { writeNinjs } from 'newsroom/formats/ninjs/write-item';
import { createNinjsCheck, hasNinjsSchemas } from '../../helpers/ninjs-schema';

export const BASE = 'https://cms.example';
export const AT = '2026-05-01T10:00:00.000Z';

const check = Object.fromEntries(
  NINJS_VERSIONS.map((version) => [version, hasNinjsSchemas ? createNinjsCheck(version) : () => []])
) as Record<NinjsVersion, (item: unknown) => string[]>;

/** A story of our own that says no more than it must. */
export const article = (fields: Partial<ArticleDocument> = {}): ArticleDocument =>
  ({
    id: 'abc123',
    type: 'article',
    kind: 'news',
    urgency: 'normal',
    locale: 'en',
    servedLocale: 'en',
    isFallback: false,
    direction: 'ltr',
    slug: 'story',
    path: '/en/story',
    headline: 'Story',
    shortHeadline: null,
    dek: null,
    section: null,
    sources: [],
    sourceLine: null,
    dateline: null,
    tags: [],
    leadImage: null,
    readTime: {
      minutes: 1,
      seconds: 30,
      words: 120,
      characters: 0,
      label: '1 min read',
      evidence: 'measured',
    },
    firstPublishedAt: AT,
    updatedAt: AT,
    body: [{ type: 'paragraph', children: [{ type: 'text', text: 'Text.' }] }],
    breadcrumbs: [],
    bylines: [],
    corrections: [],
    promos: [],
    related: [],
    translations: [],
    seo: { title: 'Story', description: null, canonicalUrl: null, noindex: false, image: null },
    ...fields,
  }) as ArticleDocument;

export const own = (fields: Partial<ArticleDocument> = {}): PartnerStory => ({
  article: article(fields),
  wire: null,
  expiresAt: null,
});

/** What an import makes of an item, as it would be published. */
export const imported = (item: unknown, edits: Partial<ArticleDocument> = {}): PartnerStory => {
  const reading = readNinjs(item);
  if (!reading.ok) throw new Error(JSON.stringify(reading.reasons));
  const { story } = reading;
  const { leadImage, section } = story;
  return {
    article: article({
      headline: story.headline,
      shortHeadline: story.shortHeadline,
      dek: story.dek,
      body: [...story.body],
      bylines: story.bylines.map((byline) => ({ ...byline })),
      dateline: story.dateline,
      tags: [...story.tags],
      kind: story.kind,
      urgency: story.urgency,
      section: section && {
        id: 's1',
        name: section.name,
        slug: section.key ?? 'section',
        path: '/en/section',
        servedLocale: 'en',
      },
      sources: story.sources.map((source) => ({
        ...source,
        id: source.code,
        kind: source.kind ?? 'agency',
        creditLine: null,
      })),
      leadImage: leadImage && {
        url: null,
        width: null,
        height: null,
        mime: null,
        formats: {},
        alt: leadImage.alt,
        caption: leadImage.caption,
        credit: leadImage.credit,
      },
      ...edits,
    }),
    wire: wireFactsOf(item, story),
    expiresAt: null,
  };
};

export const write = (story: PartnerStory, version: NinjsVersion = '3.0') => {
  const item = JSON.parse(JSON.stringify(writeNinjs(story, { version, base: BASE })));
  expect(check[version](item)).toEqual([]);
  return item;
};
