import type {
  OverviewAnswer,
  OverviewStory,
  OwedAnswer,
  PromosAnswer,
} from '../../contracts/editorial-overview';

const ID = 'kx1tzw0q7m2d9p5r3s8u4v6y';
const HEADLINE = 'A walk along the tea railway';

const LIVE: OverviewStory = {
  ...{ id: ID, locale: 'en', headline: HEADLINE, at: '2026-03-01T08:00:00.000Z' },
  ...{ action: null, stage: null, who: null, note: null },
};
const NONE = { count: 0, stories: [] };

export const OVERVIEW: OverviewAnswer = {
  data: {
    at: '2026-03-01T09:00:00.000Z',
    live: { count: 1, stories: [LIVE] },
    breaking: NONE,
    planned: {
      count: 1,
      stories: [
        {
          ...{ ...LIVE, locale: 'tr', at: '2036-03-02T05:00:00.000Z', action: 'publish' },
          who: 'A. Editor',
        },
      ],
    },
    failed: NONE,
    inReview: NONE,
    mine: NONE,
  },
  meta: {
    stages: [
      { code: 'draft', name: 'Draft', colour: '#8e8ea9' },
      { code: 'in-review', name: 'In review', colour: '#d9822f' },
    ],
  },
};

export const PROMO_WINDOWS: PromosAnswer = {
  data: [
    {
      ...{ id: 'p2vq0c7p1d8m4x6t9b3n5s0a', title: 'Sneak a peek', placement: 'article-end' },
      ...{ priority: 10, state: 'running', startsAt: null, endsAt: '2036-03-02T05:00:00.000Z' },
      sections: ['World'],
    },
  ],
  meta: { locale: 'en', at: '2026-03-01T09:00:00.000Z', isComplete: true },
};

export const OWED: OwedAnswer = {
  data: [
    {
      id: 'p4v8k1m6t9b2x5c7n3q0d1sa',
      article: { id: ID, headline: 'Çay treni' },
      ...{ locale: 'tr', kind: 'correction', origin: 'en' },
      text: 'An earlier version gave the wrong year.',
      since: '2026-03-01T10:00:00.000Z',
      by: 'A. Editor',
    },
  ],
  meta: { nextCursor: null },
};
