import {
  overviewAnswer,
  overviewQuery,
  owedAnswer,
  owedQuery,
  promosAnswer,
  promosQuery,
} from '../../contracts/editorial-overview';
import type { Operation } from './operation';
import { OVERVIEW, OWED, PROMO_WINDOWS } from './overview-examples';

const read = {
  method: 'get',
  tag: 'Editorial',
  readsMinSeq: false,
  caching: 'fresh',
  outcomes: [400, 401, 403],
} as const;

/** What a desk keeps an eye on. */
export const overviewOperations: readonly Operation[] = [
  {
    ...read,
    path: '/editorial/overview',
    operationId: 'readOverview',
    action: 'overview.find',
    summary: 'What is live, breaking, planned, failed, in review and mine',
    query: overviewQuery,
    successes: [
      {
        status: 200,
        description: 'Each with its count and its first stories.',
        schema: overviewAnswer,
        example: OVERVIEW,
      },
    ],
  },
  {
    ...read,
    path: '/editorial/promos',
    operationId: 'listPromoWindows',
    action: 'overview.promos',
    summary: 'Promos of a language by slot, with the windows in which they are shown',
    query: promosQuery,
    successes: [
      {
        status: 200,
        description: 'Also those that are off, over or yet to come.',
        schema: promosAnswer,
        example: PROMO_WINDOWS,
      },
    ],
  },
  {
    ...read,
    path: '/editorial/corrections',
    operationId: 'listOwedCorrections',
    action: 'overview.corrections',
    summary: 'Corrections that languages still owe, over all stories',
    query: owedQuery,
    successes: [
      {
        status: 200,
        description: 'A page of corrections, newest first.',
        schema: owedAnswer,
        example: OWED,
      },
    ],
  },
];
