import { ARTICLE, RELATED_PROMO, SECTION, SOURCE, type EditorialType } from '../constants';

/** How a field is called in the admin, and what its editor needs to know. */
type Field = readonly [label: string, hint?: string];

export interface Layout {
  list: readonly string[];
  /** Rows of fields with their width, of twelve. */
  edit: readonly (readonly (readonly [name: string, size: number])[])[];
  fields: Readonly<Record<string, Field>>;
  /** Shown, not edited. */
  readOnly: readonly string[];
  sortBy: string;
  sortOrder: 'ASC' | 'DESC';
}

const SLUG_HINT = 'Made from the title when empty. Former ones redirect.';

/** The order in which a story is written: what readers see first, first. */
export const LAYOUTS: Record<EditorialType, Layout> = {
  [ARTICLE]: {
    list: ['headline', 'section', 'readTimeMinutes', 'relativeTime', 'updatedAt'],
    edit: [
      [['headline', 12]],
      [['dek', 12]],
      [['body', 12]],
      [
        ['section', 6],
        ['sources', 6],
      ],
      [['leadImage', 12]],
      [
        ['leadImageAlt', 6],
        ['leadImageCredit', 6],
      ],
      [['leadImageCaption', 12]],
      [
        ['slug', 6],
        ['shortHeadline', 6],
      ],
      [
        ['kind', 4],
        ['urgency', 4],
        ['dateline', 4],
      ],
      [['bylines', 12]],
      [['tags', 12]],
      [
        ['relatedPromos', 6],
        ['relatedArticles', 6],
      ],
      [
        ['embargoUntil', 6],
        ['expiresAt', 6],
      ],
      [
        ['seoTitle', 6],
        ['canonicalUrl', 6],
      ],
      [
        ['seoDescription', 8],
        ['noindex', 4],
      ],
      [
        ['wireUri', 8],
        ['wireVersion', 4],
      ],
      [
        ['readTimeMinutes', 4],
        ['wordCount', 4],
        ['relativeTime', 4],
      ],
      [
        ['firstPublishedAt', 6],
        ['contentUpdatedAt', 6],
      ],
    ],
    fields: {
      headline: ['Headline'],
      updatedAt: ['Last saved'],
      shortHeadline: ['Short headline', 'For narrow places such as tickers and menus.'],
      slug: ['Slug', 'Made from the headline when empty; follows it until first published.'],
      dek: ['Dek', 'The sentence below the headline.'],
      body: ['Body', 'An embed is a paragraph that holds a single link.'],
      leadImage: ['Lead picture'],
      leadImageAlt: ['Alt text', 'What the picture shows, for those who cannot see it.'],
      leadImageCaption: ['Caption'],
      leadImageCredit: ['Picture credit'],
      section: ['Section'],
      sources: ['Sources', 'In the order in which readers see them.'],
      bylines: ['Bylines', 'Who wrote it, in the order in which readers see them.'],
      dateline: ['Dateline', 'Where the story was written.'],
      tags: ['Tags'],
      kind: ['Kind'],
      urgency: ['Urgency'],
      relatedPromos: ['Promos'],
      relatedArticles: ['Related stories'],
      embargoUntil: ['Embargo until', 'Readers see nothing of the story before.'],
      expiresAt: ['Expires at'],
      canonicalUrl: ['Canonical address', 'Where the story was published first, if not here.'],
      seoTitle: ['Title for search engines'],
      seoDescription: ['Description for search engines'],
      noindex: ['Keep out of search engines'],
      wireUri: ['Wire item'],
      wireVersion: ['Wire version'],
      readTimeMinutes: ['Read time (min)'],
      wordCount: ['Words'],
      characterCount: ['Characters'],
      readTimeSeconds: ['Read time (s)'],
      readTimeEvidence: ['Reading speed is'],
      relativeTime: ['Published'],
      firstPublishedAt: ['First published'],
      contentUpdatedAt: ['Last update for readers'],
    },
    readOnly: [
      'readTimeMinutes',
      'readTimeSeconds',
      'readTimeEvidence',
      'wordCount',
      'characterCount',
      'relativeTime',
      'firstPublishedAt',
      'contentUpdatedAt',
      'wireUri',
      'wireVersion',
    ],
    sortBy: 'updatedAt',
    sortOrder: 'DESC',
  },
  [SECTION]: {
    list: ['name', 'slug', 'parent', 'position', 'copiedFrom'],
    edit: [
      [
        ['name', 6],
        ['slug', 6],
      ],
      [['description', 12]],
      [
        ['parent', 6],
        ['position', 3],
        ['colour', 3],
      ],
      [
        ['seoTitle', 6],
        ['seoDescription', 6],
      ],
      [['copiedFrom', 6]],
    ],
    fields: {
      name: ['Name'],
      slug: ['Slug', SLUG_HINT],
      description: ['Description'],
      parent: ['Part of'],
      position: ['Position'],
      colour: ['Colour', 'Such as #1f4e79'],
      seoTitle: ['Title for search engines'],
      seoDescription: ['Description for search engines'],
      copiedFrom: ['Text borrowed from', 'Empty once somebody has written it in this language.'],
    },
    readOnly: ['copiedFrom'],
    sortBy: 'position',
    sortOrder: 'ASC',
  },
  [SOURCE]: {
    list: ['name', 'code', 'kind', 'creditLine', 'copiedFrom'],
    edit: [
      [
        ['name', 6],
        ['code', 3],
        ['kind', 3],
      ],
      [
        ['url', 6],
        ['creditLine', 6],
      ],
      [['usageTerms', 12]],
      [
        ['logo', 6],
        ['copiedFrom', 6],
      ],
    ],
    fields: {
      name: ['Name', 'As readers see it behind “Source:”.'],
      code: ['Code', 'One per source, such as AP.'],
      kind: ['Kind'],
      url: ['Website'],
      creditLine: ['Credit line'],
      usageTerms: ['Terms of use'],
      logo: ['Logo'],
      copiedFrom: ['Text borrowed from', 'Empty once somebody has written it in this language.'],
    },
    readOnly: ['copiedFrom'],
    sortBy: 'name',
    sortOrder: 'ASC',
  },
  [RELATED_PROMO]: {
    list: ['title', 'placement', 'enabled', 'startsAt', 'endsAt'],
    edit: [
      [['title', 12]],
      [['text', 12]],
      [
        ['ctaLabel', 6],
        ['url', 6],
      ],
      [
        ['targetArticle', 6],
        ['targetSection', 6],
      ],
      [['image', 12]],
      [
        ['placement', 4],
        ['priority', 4],
        ['enabled', 4],
      ],
      [
        ['startsAt', 6],
        ['endsAt', 6],
      ],
      [
        ['sections', 6],
        ['copiedFrom', 6],
      ],
    ],
    fields: {
      title: ['Title'],
      text: ['Text'],
      ctaLabel: ['Button'],
      url: ['Button leads to', 'An address; or choose an article or a section below.'],
      targetArticle: ['… or to this article'],
      targetSection: ['… or to this section'],
      image: ['Picture'],
      placement: ['Placement'],
      priority: ['Priority', 'The highest comes first.'],
      enabled: ['Switched on'],
      startsAt: ['Shows from'],
      endsAt: ['Shows until'],
      sections: ['Only in these sections', 'None: everywhere.'],
      copiedFrom: ['Text borrowed from', 'Empty once somebody has written it in this language.'],
    },
    readOnly: ['copiedFrom'],
    sortBy: 'priority',
    sortOrder: 'DESC',
  },
};
