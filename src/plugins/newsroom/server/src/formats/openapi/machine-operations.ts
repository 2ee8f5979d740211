import { noParameters } from '../../contracts/editorial-input';
import {
  machineAnswer,
  machineInput,
  machineQuery,
  machineStatusAnswer,
  machineStatusQuery,
  translationPath,
} from '../../contracts/editorial-machine';
import {
  matchesAnswer,
  matchesQuery,
  memoryAnswer,
  memoryFileQuery,
  memoryImportAnswer,
  memoryQuery,
  memoryRemovalAnswer,
  segmentPath,
  tmxFile,
} from '../../contracts/editorial-memory';
import {
  MACHINE,
  MACHINE_ASKED,
  MACHINE_STATUS,
  MATCHES,
  MEMORY,
  MEMORY_IMPORTED,
  MEMORY_REMOVED,
  TMX,
} from './machine-examples';
import type { Operation } from './operation';

const common = { tag: 'Editorial', readsMinSeq: false, caching: 'fresh' } as const;
const ask = { ...common, method: 'get' } as const;
const write = { ...common, method: 'post' } as const;

const pathParameters = translationPath.shape;
const TMX_TYPE = 'application/x-tmx+xml';

/** Machine translation, and the memory of confirmed translations. */
export const machineOperations: readonly Operation[] = [
  {
    ...ask,
    path: '/editorial/translations/machine',
    operationId: 'readMachine',
    action: 'machine.status',
    summary: 'Which machine translates here, and what is left of the month',
    query: machineStatusQuery,
    successes: [
      {
        status: 200,
        description: 'The provider, and what it knows of the locales.',
        schema: machineStatusAnswer,
        example: MACHINE_STATUS,
      },
    ],
    outcomes: [400, 401, 403, 502, 503],
  },
  {
    ...write,
    path: '/editorial/articles/{id}/translations/{locale}/machine',
    operationId: 'translateByMachine',
    action: 'machine.translate',
    summary: 'Has an article translated by a machine',
    description:
      'One save, of what no person wrote or confirmed. Codes of 400: `machine-not-configured`, `language-not-supported`, `same-language`, `unknown-version`; of 502 and 503: `provider-unavailable`, `provider-quota`, `provider-denied`, `provider-refused`, `provider-nonsense`, `month-used-up`.',
    pathParameters,
    query: machineQuery,
    body: { schema: machineInput, example: MACHINE_ASKED },
    successes: [
      {
        status: 200,
        description: 'What became of each unit, or would.',
        schema: machineAnswer,
        example: MACHINE,
      },
    ],
    outcomes: [400, 401, 403, 404, 413, 502, 503],
  },
  {
    ...ask,
    path: '/editorial/articles/{id}/translations/{locale}/matches',
    operationId: 'matchArticle',
    action: 'memory.matches',
    summary: 'What the memory knows of the units of an article',
    pathParameters,
    query: matchesQuery,
    successes: [{ status: 200, description: 'By unit.', schema: matchesAnswer, example: MATCHES }],
    outcomes: [400, 401, 403, 404],
  },
  {
    ...ask,
    path: '/editorial/translations/memory',
    operationId: 'searchMemory',
    action: 'memory.find',
    summary: 'What the memory knows of a text',
    query: memoryQuery,
    successes: [
      { status: 200, description: 'The best first.', schema: memoryAnswer, example: MEMORY },
    ],
    outcomes: [400, 401, 403],
  },
  {
    ...common,
    method: 'delete',
    path: '/editorial/translations/memory/{segment}',
    operationId: 'removeFromMemory',
    action: 'memory.remove',
    summary: 'Takes a segment out of the memory',
    description: 'What was wrong when it was confirmed is offered to nobody any more.',
    pathParameters: segmentPath.shape,
    query: noParameters,
    successes: [
      {
        status: 200,
        description: 'What it said; the logbook keeps it.',
        schema: memoryRemovalAnswer,
        example: MEMORY_REMOVED,
      },
    ],
    outcomes: [400, 401, 403, 404],
  },
  {
    ...ask,
    path: '/editorial/translations/memory.tmx',
    operationId: 'exportMemory',
    action: 'memory.export',
    summary: 'The memory as a file',
    query: memoryFileQuery,
    successes: [
      {
        status: 200,
        description: 'TMX 1.4b, written while it is read.',
        mediaType: TMX_TYPE,
        schema: tmxFile,
        example: TMX,
      },
    ],
    outcomes: [400, 401, 403],
  },
  {
    ...write,
    path: '/editorial/translations/memory.tmx',
    operationId: 'importMemory',
    action: 'memory.import',
    summary: 'Takes a file into the memory',
    description:
      'All of it or nothing. Codes of 400: `broken-tmx` with line and reason, `unknown-media-type`.',
    query: noParameters,
    body: { schema: tmxFile, example: TMX, mediaTypes: [TMX_TYPE] },
    successes: [
      {
        status: 200,
        description: 'What was in it.',
        schema: memoryImportAnswer,
        example: MEMORY_IMPORTED,
      },
    ],
    outcomes: [400, 401, 403, 413],
  },
];
