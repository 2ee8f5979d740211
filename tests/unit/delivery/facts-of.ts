import type {
  ArticleFacts,
  DocumentFacts,
  FileFacts,
  ProjectionSettings,
  PromoFacts,
  SectionFacts,
  SourceFacts,
} from 'newsroom/delivery/facts';

/** Facts of a story, a promo, …, with what a test does not say filled in. */
export const FIRST_PUBLISHED = new Date('2025-02-25T08:40:00.000Z');

export const paragraph = (text: string) => ({
  type: 'paragraph',
  children: [{ type: 'text', text }],
});
export const heading = (text: string, level = 2) => ({
  type: 'heading',
  level,
  children: [{ type: 'text', text }],
});

export const section = (slug: string, facts: Partial<SectionFacts> = {}): SectionFacts => ({
  documentId: `s-${slug}`,
  locale: 'en',
  servedLocale: 'en',
  slug,
  name: `${slug.charAt(0).toUpperCase()}${slug.slice(1)}`,
  parentId: null,
  ...facts,
});

export const source = (code: string, facts: Partial<SourceFacts> = {}): SourceFacts => ({
  documentId: `src-${code}`,
  code,
  kind: 'wire',
  url: null,
  name: code,
  creditLine: null,
  ...facts,
});

export const file = (facts: Partial<FileFacts> = {}): FileFacts => ({
  id: 7,
  url: '/uploads/ferry.jpg',
  width: 1600,
  height: 900,
  mime: 'image/jpeg',
  alternativeText: null,
  caption: null,
  formats: { small: { url: '/uploads/small_ferry.jpg', width: 500, height: 281 } },
  ...facts,
});

export const story = (facts: Partial<ArticleFacts> = {}): ArticleFacts => ({
  documentId: 'a-1',
  locale: 'en',
  slug: 'ferries-at-night',
  headline: 'Ferries at night',
  shortHeadline: null,
  dek: null,
  body: [paragraph('The ferries run again.')],
  readTime: null,
  kind: 'news',
  urgency: 'normal',
  dateline: null,
  tags: [],
  bylines: [],
  leadImage: null,
  leadImageAlt: null,
  leadImageCaption: null,
  leadImageCredit: null,
  firstPublishedAt: FIRST_PUBLISHED,
  contentUpdatedAt: FIRST_PUBLISHED,
  embargoUntil: null,
  expiresAt: null,
  canonicalUrl: null,
  seoTitle: null,
  seoDescription: null,
  noindex: false,
  wire: null,
  sections: [],
  sources: [],
  ...facts,
});

export const promo = (facts: Partial<PromoFacts> = {}): PromoFacts => ({
  documentId: 'p-1',
  title: 'Write to us',
  text: null,
  ctaLabel: 'Contact us',
  url: null,
  placement: 'article-end',
  image: null,
  enabled: true,
  startsAt: null,
  endsAt: null,
  target: null,
  ...facts,
});

export const documentOf = (
  article: ArticleFacts,
  rest: Partial<Omit<DocumentFacts, 'article'>> = {}
): DocumentFacts => ({
  article,
  promos: [],
  related: [],
  translations: [],
  corrections: [],
  wanted: [],
  ...rest,
});

export const SETTINGS: ProjectionSettings = { publicUrl: '', mediaUrl: '', readingRates: {} };
