import { checkAnswer, checkInput } from '../../contracts/editorial-check';
import { noParameters } from '../../contracts/editorial-input';
import {
  correctionAnswer,
  correctionListAnswer,
  killAnswer,
  planAnswer,
  publishAnswer,
  queueAnswer,
  reviveAnswer,
  scheduleAnswer,
  unpublishAnswer,
  unscheduleAnswer,
} from '../../contracts/editorial-publishing';
import {
  correctionInput,
  killInput,
  planPath,
  publishInput,
  queueQuery,
  reviveInput,
  scheduleInput,
  settlementInput,
  settlementPath,
  storyPath,
  unpublishInput,
  unscheduleQuery,
} from '../../contracts/editorial-publishing-input';
import type { Operation } from './operation';
import {
  CHECK,
  CHECKED,
  CORRECTED,
  CORRECTION,
  KILL,
  KILLED,
  PLAN,
  PUBLISH,
  PUBLISHED,
  REVIVE,
  SCHEDULE,
  SETTLEMENT,
  UNPUBLISH,
  UNPUBLISHED,
} from './publishing-examples';

const editorial = { tag: 'Editorial', query: noParameters, readsMinSeq: false } as const;
const write = {
  ...editorial,
  caching: 'write',
  outcomes: [400, 401, 403, 404, 413],
} as const;
const read = { ...editorial, method: 'get', caching: 'fresh' } as const;

const ofStory = { pathParameters: { id: storyPath.shape.id } };

const { id: ID } = KILLED.data;

/** What decides what readers get (design: API.md §2). */
export const publishingOperations: readonly Operation[] = [
  {
    ...write,
    ...ofStory,
    method: 'post',
    path: '/editorial/articles/{id}/publish',
    operationId: 'publishArticle',
    action: 'publishing.publish',
    summary: 'Publishes languages of a story, all of them or none',
    description:
      'Refused with the code `killed` for a story taken down, `unknown-version` for a language it does not have, `stage-demanded` for a stage from which the settings let nothing be published, `flight-check` for what a flight check finds to block; the last two with the `findings` in `details`.',
    body: { schema: publishInput, example: PUBLISH },
    successes: [
      { status: 200, description: 'The story now.', schema: publishAnswer, example: PUBLISHED },
    ],
  },
  {
    ...write,
    ...ofStory,
    method: 'post',
    path: '/editorial/articles/{id}/unpublish',
    operationId: 'unpublishArticle',
    action: 'publishing.unpublish',
    summary: 'Takes languages of a story off',
    body: { schema: unpublishInput, example: UNPUBLISH },
    successes: [
      { status: 200, description: 'The story now.', schema: unpublishAnswer, example: UNPUBLISHED },
    ],
  },
  {
    ...write,
    ...ofStory,
    method: 'post',
    path: '/editorial/articles/{id}/check',
    operationId: 'checkArticle',
    action: 'publishing.check',
    summary: 'A dry run of a publication',
    description: 'Changes nothing. Code `unknown-version` for a language the story does not have.',
    body: { schema: checkInput, example: CHECK },
    successes: [
      {
        status: 200,
        description: 'What would go wrong, and how it is mended.',
        schema: checkAnswer,
        example: CHECKED,
      },
    ],
  },
  {
    ...write,
    ...ofStory,
    method: 'post',
    path: '/editorial/articles/{id}/kill',
    operationId: 'killArticle',
    action: 'publishing.kill',
    summary: 'Takes a story down everywhere, and proves it',
    description:
      'In all languages and from every surface; its addresses answer 410, its plans are cancelled, and nothing publishes it until it is revived. Code `already-killed` for one that is down.',
    body: { schema: killInput, example: KILL },
    successes: [
      {
        status: 200,
        description: 'When, and what each surface says of it since.',
        schema: killAnswer,
        example: KILLED,
      },
    ],
  },
  {
    ...write,
    ...ofStory,
    method: 'post',
    path: '/editorial/articles/{id}/revive',
    operationId: 'reviveArticle',
    action: 'publishing.revive',
    summary: 'Lets a story that was taken down be published again',
    description: 'Nothing is public by that. Code `not-killed` for one that is not down.',
    body: { schema: reviveInput, example: REVIVE },
    successes: [
      {
        status: 200,
        description: 'A draft now.',
        schema: reviveAnswer,
        example: { data: { id: ID, isPublished: false } },
      },
    ],
  },
  {
    ...read,
    ...ofStory,
    path: '/editorial/articles/{id}/corrections',
    operationId: 'listCorrections',
    action: 'publishing.corrections',
    summary: 'Corrections of a story, and which languages owe them',
    successes: [
      {
        status: 200,
        description: 'The oldest first.',
        schema: correctionListAnswer,
        example: { data: [CORRECTED.data] },
      },
    ],
    outcomes: [400, 401, 403, 404],
  },
  {
    ...write,
    ...ofStory,
    method: 'post',
    path: '/editorial/articles/{id}/corrections',
    operationId: 'correctArticle',
    action: 'publishing.correct',
    summary: 'Publishes a dated correction',
    description:
      "It stands in the document and its formats at once, and moves the reader's clock. Every other language owes it from then on. Codes `unknown-version`, `never-published`, `killed`.",
    body: { schema: correctionInput, example: CORRECTION },
    successes: [
      {
        status: 201,
        description: 'The correction.',
        schema: correctionAnswer,
        example: CORRECTED,
      },
    ],
  },
  {
    ...write,
    method: 'put',
    path: '/editorial/articles/{id}/corrections/{correction}/locales/{locale}',
    operationId: 'settleCorrection',
    action: 'publishing.settleCorrection',
    summary: 'Applies a correction in a language that owes it, or declares it not applicable',
    description:
      'What is applied is public and stays: code `already-applied`. Codes `unknown-version`, `killed`.',
    pathParameters: { id: storyPath.shape.id, ...settlementPath.shape },
    body: { schema: settlementInput, example: SETTLEMENT },
    successes: [
      {
        status: 200,
        description: 'The correction.',
        schema: correctionAnswer,
        example: CORRECTED,
      },
    ],
  },
  {
    ...write,
    ...ofStory,
    method: 'put',
    path: '/editorial/articles/{id}/schedule',
    operationId: 'scheduleArticle',
    action: 'publishing.schedule',
    summary: 'Plans publication, expiry or both',
    description:
      'In the place of what was planned of these languages before. Codes `date-in-the-past`, `expiry-before-publication`, `expiry-before-embargo`, `expiry-without-publication`, `unknown-version`, `killed`; `stage-demanded` and `flight-check` for what would block at the planned instant, with the `findings` in `details`, unless `force` is true. It is checked once more shortly before its hour.',
    body: { schema: scheduleInput, example: SCHEDULE },
    successes: [
      {
        status: 200,
        description: 'What is planned of the story.',
        schema: scheduleAnswer,
        example: { data: [PLAN] },
      },
    ],
  },
  {
    ...write,
    ...ofStory,
    method: 'delete',
    path: '/editorial/articles/{id}/schedule',
    operationId: 'unscheduleArticle',
    action: 'publishing.unschedule',
    summary: 'Cancels what is planned',
    query: unscheduleQuery,
    successes: [
      {
        status: 200,
        description: 'How many plans that were.',
        schema: unscheduleAnswer,
        example: { data: { id: ID, cancelled: 1 } },
      },
    ],
    outcomes: [400, 401, 403, 404],
  },
  {
    ...read,
    path: '/editorial/queue',
    operationId: 'readQueue',
    action: 'publishing.queue',
    summary: 'What is planned, done and failed',
    query: queueQuery,
    successes: [
      {
        status: 200,
        description: 'A page of plans, newest first.',
        schema: queueAnswer,
        example: { data: [PLAN], meta: { nextCursor: null } },
      },
    ],
    outcomes: [400, 401, 403],
  },
  {
    ...write,
    method: 'post',
    path: '/editorial/queue/{plan}/retry',
    operationId: 'retryPlan',
    action: 'publishing.retry',
    summary: 'Has a failed plan tried again',
    description: 'Code `not-failed` for a plan that has not failed.',
    pathParameters: planPath.shape,
    successes: [
      { status: 200, description: 'The plan.', schema: planAnswer, example: { data: PLAN } },
    ],
    outcomes: [400, 401, 403, 404],
  },
];
