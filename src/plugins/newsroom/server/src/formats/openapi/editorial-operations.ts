import { importAnswer, previewTokenAnswer } from '../../contracts/editorial';
import { importInput, noParameters, previewTokenInput } from '../../contracts/editorial-input';
import { IMPORT, IMPORTED, PREVIEW_ASKED, PREVIEW_TOKEN } from './examples';
import type { Operation } from './operation';

const write = {
  method: 'post',
  tag: 'Editorial',
  query: noParameters,
  readsMinSeq: false,
  caching: 'write',
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
];
