import { noParameters } from '../../contracts/editorial-input';
import { storyPath } from '../../contracts/editorial-publishing-input';
import {
  articleStagesAnswer,
  stageAnswer,
  stageInput,
  stagesAnswer,
  stagesQuery,
  type VersionStage,
} from '../../contracts/editorial-workflow';
import type { Operation } from './operation';

const common = { tag: 'Editorial', query: noParameters, readsMinSeq: false } as const;
const ofStory = {
  path: '/editorial/articles/{id}/stage',
  pathParameters: { id: storyPath.shape.id },
};

const ID = 'kx1tzw0q7m2d9p5r3s8u4v6y';
const STAGES = [
  { code: 'draft', name: 'Draft', colour: '#8e8ea9' },
  { code: 'in-review', name: 'In review', colour: '#d9822f' },
  { code: 'published', name: 'Published', colour: '#328048' },
];
const VERSION: VersionStage = {
  locale: 'en',
  headline: 'A walk along the tea railway',
  isPublished: false,
  stage: 'in-review',
  assignee: { kind: 'admin', id: '7', name: 'A. Editor' },
  note: 'The numbers in the third paragraph are new.',
  dueAt: '2036-03-02T05:00:00.000Z',
  isOverdue: false,
  changedAt: '2026-03-01T10:00:00.000Z',
  changedBy: 'B. Reporter',
  version: 2,
};

/** Where stories stand in the workflow (design: API.md §2). */
export const workflowOperations: readonly Operation[] = [
  {
    ...common,
    ...ofStory,
    method: 'get',
    operationId: 'readStages',
    action: 'workflow.find',
    summary: 'Where each language of a story stands, and where whoever asks may move it',
    caching: 'fresh',
    successes: [
      {
        status: 200,
        description: 'Language by language.',
        schema: articleStagesAnswer,
        example: {
          data: { id: ID, versions: [{ ...VERSION, moves: ['draft'] }] },
          meta: { stages: STAGES },
        },
      },
    ],
    outcomes: [400, 401, 403, 404],
  },
  {
    ...common,
    ...ofStory,
    method: 'post',
    operationId: 'moveStory',
    action: 'workflow.move',
    summary: 'Moves a language of a story to a stage, hands it to somebody, or both',
    description:
      'Code `stage-moved` (412) when it is no longer in the stage that `from` names, `move-not-allowed` (403) for a move that the settings let others make, `unknown-stage`, `published-by-publication` for the stage that only publishing leads to, `unknown-assignee`, `unknown-version`, `date-in-the-past`.',
    caching: 'write',
    body: {
      schema: stageInput,
      example: {
        locale: 'en',
        stage: 'in-review',
        from: 'draft',
        note: 'The numbers in the third paragraph are new.',
        dueAt: '2036-03-02T08:00:00+03:00',
      },
    },
    successes: [
      {
        status: 200,
        description: 'Where it stands now.',
        schema: stageAnswer,
        example: { data: { id: ID, ...VERSION } },
      },
    ],
    outcomes: [400, 401, 403, 404, 412, 413],
  },
  {
    ...common,
    method: 'get',
    path: '/editorial/stages',
    operationId: 'listStages',
    action: 'workflow.list',
    summary: 'Stories by where they stand, who takes care of them, and by when',
    query: stagesQuery,
    caching: 'fresh',
    successes: [
      {
        status: 200,
        description: 'A page of versions, the newest drafts first.',
        schema: stagesAnswer,
        example: { data: [{ id: ID, ...VERSION }], meta: { stages: STAGES, nextCursor: null } },
      },
    ],
    outcomes: [400, 401, 403],
  },
];
