import type {
  ArticleAnswer,
  ArticleListAnswer,
  ArticleSummary,
  ChangesAnswer,
  HealthAnswer,
} from '../../contracts/delivery';
import type { ImportAnswer, PreviewTokenAnswer } from '../../contracts/editorial';

const ID = 'k2vq0c7p1d8m4x6t9b3n5s0a';

const summary: ArticleSummary = {
  id: ID,
  type: 'article',
  kind: 'feature',
  urgency: 'normal',
  locale: 'en',
  servedLocale: 'en',
  isFallback: false,
  direction: 'ltr',
  slug: 'tea-railway-walk',
  path: '/en/world/tea-railway-walk',
  headline: 'An old tea railway becomes a walk',
  shortHeadline: null,
  dek: 'Where trains once climbed between the gardens, there is a path.',
  section: {
    id: 'w1n8e5f2c9a7d4g6h3j0k2m5',
    name: 'World',
    slug: 'world',
    path: '/en/world',
    servedLocale: 'en',
  },
  sources: [],
  sourceLine: null,
  dateline: 'Haputale',
  tags: ['Railways'],
  leadImage: null,
  readTime: {
    minutes: 2,
    seconds: 79,
    words: 313,
    characters: 0,
    label: '2 min read',
    evidence: 'measured',
  },
  firstPublishedAt: '2026-03-01T08:00:00.000Z',
  updatedAt: '2026-03-01T08:00:00.000Z',
  relativeTime: {
    label: '2 hours ago',
    unit: 'hour',
    value: -2,
    absolute: '1 March 2026',
    validUntil: '2026-03-01T11:00:00.000Z',
  },
  seq: 1234,
};

const meta = { locale: 'en', seq: 1234, freshUntil: '2026-03-01T11:00:00.000Z' };

/** What the OpenAPI document shows; the types keep them true, and a test holds them to the schemas. */
export const STORY: ArticleAnswer = {
  data: {
    ...summary,
    body: [
      { type: 'paragraph', children: [{ type: 'text', text: 'The first train left at dawn.' }] },
    ],
    breadcrumbs: [{ name: 'World', path: '/en/world' }],
    bylines: [{ name: 'A. Writer', role: null, url: null }],
    corrections: [],
    promos: [],
    related: [],
    translations: [
      { locale: 'tr', path: '/tr/dunya/cay-treni', slug: 'cay-treni', headline: 'Çay treni' },
    ],
    seo: {
      title: 'An old tea railway becomes a walk',
      description: 'Where trains once climbed between the gardens, there is a path.',
      canonicalUrl: null,
      noindex: false,
      image: null,
      openGraph: [{ property: 'og:title', content: 'An old tea railway becomes a walk' }],
      twitter: [{ name: 'twitter:card', content: 'summary' }],
      alternates: [],
    },
    embeds: [],
  },
  meta,
};

export const STORY_LIST: ArticleListAnswer = {
  data: [summary],
  meta: { ...meta, nextCursor: null },
};

export const CHANGES: ChangesAnswer = {
  data: [
    {
      seq: 1234,
      at: '2026-03-01T08:00:00.000Z',
      action: 'publish',
      entity: 'article',
      id: ID,
      locale: 'en',
      path: '/en/world/tea-railway-walk',
      tags: [`a-${ID}`, 'l-en'],
    },
  ],
  meta: { nextAfter: 1234, head: 1234 },
};

export const HEALTH: HealthAnswer = {
  status: 'ok',
  seq: 1234,
  lag: { changes: 0, refreshJobs: 0, failingJobs: 0, storiesSetAside: 0 },
  nodes: 1,
};

export const IMPORT = {
  uri: 'urn:example:tea-railway',
  version: '1',
  language: 'en',
  headlines: [{ role: 'main', value: 'An old tea railway becomes a walk' }],
  bodies: [
    { role: 'main', contentType: 'text/html', value: '<p>The first train left at dawn.</p>' },
  ],
};

export const IMPORTED: ImportAnswer = {
  data: [
    {
      index: 0,
      uri: 'urn:example:tea-railway',
      version: '1',
      result: 'created',
      id: ID,
      locale: 'en',
      slug: 'an-old-tea-railway-becomes-a-walk',
    },
  ],
  meta: { created: 1, updated: 0, unchanged: 0, rejected: 0 },
};

export const PREVIEW_ASKED = { id: ID, locale: 'en', minutes: 30 };

export const PREVIEW_TOKEN: PreviewTokenAnswer = {
  data: { token: 'eyJhbGciOiJIUzI1NiJ9.e30.signature', expiresAt: '2026-03-01T08:30:00.000Z' },
};
