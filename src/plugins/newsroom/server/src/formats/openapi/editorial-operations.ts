import { z } from 'zod';
import { importAnswer, previewTokenAnswer } from '../../contracts/editorial';
import { importInput, noParameters, previewTokenInput } from '../../contracts/editorial-input';
import {
  articleLogbookQuery,
  documentIdParameter,
  logbookAnswer,
  logbookQuery,
} from '../../contracts/editorial-logbook';
import { LOGBOOK, LOGBOOK_CSV, LOGBOOK_LINE } from './editorial-examples';
import { articleOperations } from './editorial-article-operations';
import { IMPORT, IMPORTED, PREVIEW_ASKED, PREVIEW_TOKEN } from './examples';
import type { Operation } from './operation';

const write = {
  method: 'post',
  tag: 'Editorial',
  query: noParameters,
  readsMinSeq: false,
  caching: 'write',
} as const;

const ask = {
  method: 'get',
  tag: 'Editorial',
  readsMinSeq: false,
  caching: 'fresh',
} as const;

/** For editors' tools; each asks for a permission (design: API.md §2). */
export const editorialOperations: readonly Operation[] = [
  {
    ...write,
    path: '/editorial/import',
    operationId: 'importItems',
    action: 'editorial.import',
    summary: 'Takes in ninjs items as drafts',
    description:
      'The same `uri` and `version` twice change nothing; a bad item is rejected and stops no other.',
    body: { schema: importInput, example: IMPORT },
    successes: [
      {
        status: 200,
        description: 'What became of each item.',
        schema: importAnswer,
        example: IMPORTED,
      },
    ],
    outcomes: [400, 401, 403, 413],
  },
  {
    ...write,
    path: '/editorial/preview-tokens',
    operationId: 'issuePreviewToken',
    action: 'delivery.issuePreviewToken',
    summary: 'A token that shows one draft through the delivery API',
    body: { schema: previewTokenInput, example: PREVIEW_ASKED },
    successes: [
      {
        status: 201,
        description: 'The token, and how long it holds.',
        schema: previewTokenAnswer,
        example: PREVIEW_TOKEN,
      },
    ],
    outcomes: [400, 401, 403, 404, 413],
  },
  {
    ...ask,
    path: '/editorial/logbook',
    operationId: 'readLogbook',
    action: 'logbook.find',
    summary: 'Who did what, when and why',
    description: 'Pages, newest first; or everything as a file, oldest first.',
    query: logbookQuery,
    successes: [
      {
        status: 200,
        description: 'Entries of the logbook.',
        schema: logbookAnswer,
        example: LOGBOOK,
        alternatives: [
          { mediaType: 'text/csv', schema: z.string(), example: LOGBOOK_CSV },
          { mediaType: 'application/jsonl', schema: z.string(), example: LOGBOOK_LINE },
        ],
      },
    ],
    outcomes: [400, 401, 403],
  },
  {
    ...ask,
    path: '/editorial/articles/{id}/logbook',
    operationId: 'readArticleLogbook',
    action: 'logbook.ofArticle',
    summary: 'What was done to one article',
    description: 'It tells of articles that were deleted as well.',
    pathParameters: { id: documentIdParameter },
    query: articleLogbookQuery,
    successes: [
      {
        status: 200,
        description: 'Entries of the logbook, newest first.',
        schema: logbookAnswer,
        example: LOGBOOK,
      },
    ],
    outcomes: [400, 401, 403],
  },
  ...articleOperations,
];
