import type { ArticleDocument } from 'newsroom/contracts/delivery';
import type { ArticleFacts, DocumentFacts } from 'newsroom/delivery/facts';
import { presentArticle } from 'newsroom/delivery/present';
import { projectEdition } from 'newsroom/delivery/project';
import type { ArticleSettings } from 'newsroom/formats/articles/article-settings';
import { documentOf, file, paragraph, section, source, story } from '../delivery/facts-of';

export const SITE = 'https://news.example';

export const settings = (changes: Partial<ArticleSettings> = {}): ArticleSettings => ({
  siteName: 'The Meridian',
  publisher: { name: '', url: '', logo: '' },
  publicUrl: SITE,
  apiUrl: 'https://cms.example/api/newsroom',
  mediaUrl: 'https://cms.example',
  defaultLocale: 'en',
  timeZoneOf: () => 'UTC',
  ...changes,
});

export const documentIn = (
  facts: DocumentFacts,
  { publicUrl = SITE, siteName = 'The Meridian' } = {}
): ArticleDocument =>
  presentArticle(
    {
      edition: projectEdition(facts, { publicUrl, mediaUrl: '', readingRates: {} }),
      seq: 1,
    },
    {
      locale: facts.article.locale,
      now: new Date('2025-03-01T00:00:00Z'),
      relative: false,
      body: 'blocks',
      timeZoneOf: () => 'UTC',
      fallbackLocale: 'en',
      site: { name: siteName, publicUrl, mediaUrl: 'https://cms.example' },
    }
  ).answer.data;

export const articleOf = (facts: Partial<ArticleFacts> = {}, rest: Partial<DocumentFacts> = {}) =>
  documentIn(documentOf(story(facts), rest));

export const VERSION = {
  locale: 'tr',
  slug: 'vapurlar',
  headline: 'Vapurlar',
  path: '/tr/vapurlar',
  embargoUntil: null,
  expiresAt: null,
};

export const full: Partial<ArticleFacts> = {
  headline: 'Ferries & "bridges"',
  dek: 'Both <run> again.',
  dateline: 'Jakarta',
  bylines: [{ name: 'Ayu Lestari', role: 'Correspondent', url: `${SITE}/ayu` }, { name: 'B.' }],
  body: [
    paragraph('The ferries run again.'),
    paragraph('https://youtu.be/dQw4w9WgXcQ'),
    {
      type: 'paragraph',
      children: [
        {
          type: 'link',
          url: 'https://x.com/desk/status/12',
          children: [{ type: 'text', text: 'The post' }],
        },
      ],
    },
  ],
  sections: [section('world')],
  sources: [source('AP')],
  leadImage: file(),
  leadImageAlt: 'A "ferry"',
  leadImageCaption: 'A ferry at night.',
  leadImageCredit: 'C. Photographer',
};

export const corrected = (article: ArticleDocument): ArticleDocument => ({
  ...article,
  corrections: [
    { kind: 'correction', text: 'It was <two>.', correctedAt: '2025-02-26T00:00:00.000Z' },
  ],
});
