import {
  articleChanges,
  diffAnswer,
  editorialArticleAnswer,
  lockAnswer,
  lockInput,
  newArticle,
  restoreAnswer,
  revisionAnswer,
  revisionParameter,
  revisionsAnswer,
  revisionsQuery,
  versionQuery,
} from '../../contracts/editorial-article';
import { documentIdParameter } from '../../contracts/editorial-logbook';
import { CHANGES, DIFF, DRAFT, FIELDS, LOCK, NEW_ARTICLE, REVISION } from './editorial-examples';
import type { Operation } from './operation';

const common = { tag: 'Editorial', query: versionQuery, readsMinSeq: false } as const;
const ask = { ...common, method: 'get', caching: 'fresh' } as const;
const pathParameters = { id: documentIdParameter };

const ARTICLE = '/editorial/articles/{id}';

/** Drafts, their revisions and who is editing them. */
export const articleOperations: readonly Operation[] = [
  {
    ...common,
    method: 'post',
    path: '/editorial/articles',
    operationId: 'createArticle',
    action: 'articles.create',
    summary: 'Makes a draft',
    caching: 'draft',
    body: { schema: newArticle, example: NEW_ARTICLE },
    successes: [
      {
        status: 201,
        description: 'The draft, at its first revision.',
        schema: editorialArticleAnswer,
        example: { data: DRAFT, meta: { merged: [] } },
      },
    ],
    outcomes: [400, 401, 403, 413],
  },
  {
    ...ask,
    path: ARTICLE,
    operationId: 'readDraft',
    action: 'articles.findOne',
    summary: 'A draft as it stands, with its revision',
    pathParameters,
    caching: 'draft',
    successes: [
      {
        status: 200,
        description: 'The draft.',
        schema: editorialArticleAnswer,
        example: { data: DRAFT, meta: { merged: [] } },
      },
    ],
    outcomes: [400, 401, 403, 404],
  },
  {
    ...common,
    method: 'put',
    path: ARTICLE,
    operationId: 'saveDraft',
    action: 'articles.update',
    summary: 'Saves changes of a draft',
    description:
      'Changes that were made from an older revision are merged where others have changed something else since, and refused with 412 where they have changed the same.',
    pathParameters,
    needsRevision: true,
    caching: 'draft',
    body: { schema: articleChanges, example: CHANGES },
    successes: [
      {
        status: 200,
        description: 'The draft as it stands now.',
        schema: editorialArticleAnswer,
        example: { data: DRAFT, meta: { merged: [] } },
      },
    ],
    outcomes: [400, 401, 403, 404, 412, 413, 428],
  },
  {
    ...ask,
    path: `${ARTICLE}/revisions`,
    operationId: 'listRevisions',
    action: 'revisions.find',
    summary: 'The revisions of an article in one locale, newest first',
    pathParameters,
    query: revisionsQuery,
    successes: [
      {
        status: 200,
        description: 'Revisions, without what they say.',
        schema: revisionsAnswer,
        example: { data: [REVISION], meta: { nextBefore: null } },
      },
    ],
    outcomes: [400, 401, 403, 404],
  },
  {
    ...ask,
    path: `${ARTICLE}/revisions/{n}`,
    operationId: 'readRevision',
    action: 'revisions.findOne',
    summary: 'What an article said in one revision',
    pathParameters: { ...pathParameters, n: revisionParameter(1) },
    successes: [
      {
        status: 200,
        description: 'The revision.',
        schema: revisionAnswer,
        example: { data: { ...REVISION, state: FIELDS } },
      },
    ],
    outcomes: [400, 401, 403, 404],
  },
  {
    ...ask,
    path: `${ARTICLE}/revisions/{a}/diff/{b}`,
    operationId: 'compareRevisions',
    action: 'revisions.compare',
    summary: 'What differs between two revisions, by field, block and word',
    pathParameters: { ...pathParameters, a: revisionParameter(1), b: revisionParameter(2) },
    successes: [
      {
        status: 200,
        description: 'The fields that differ.',
        schema: diffAnswer,
        example: DIFF,
      },
    ],
    outcomes: [400, 401, 403, 404],
  },
  {
    ...common,
    method: 'post',
    path: `${ARTICLE}/revisions/{n}/restore`,
    operationId: 'restoreRevision',
    action: 'revisions.restore',
    summary: 'Brings a revision back, as a save of its own',
    description:
      'The slug stays as it is. What the revision related to and is no longer there is named.',
    pathParameters: { ...pathParameters, n: revisionParameter(1) },
    caching: 'draft',
    successes: [
      {
        status: 200,
        description: 'The draft as it stands now.',
        schema: restoreAnswer,
        example: { data: DRAFT, meta: { restored: 1, missing: [], kept: [] } },
      },
    ],
    outcomes: [400, 401, 403, 404],
  },
  {
    ...ask,
    path: `${ARTICLE}/lock`,
    operationId: 'readLock',
    action: 'locks.find',
    summary: 'Who is editing a version of an article',
    pathParameters,
    successes: [
      {
        status: 200,
        description: 'The lock, if any.',
        schema: lockAnswer,
        example: { data: LOCK },
      },
    ],
    outcomes: [400, 401, 403, 404],
  },
  {
    ...common,
    method: 'put',
    path: `${ARTICLE}/lock`,
    operationId: 'takeLock',
    action: 'locks.take',
    summary: 'Takes the edit lock, renews it, or takes it over',
    description: 'It ends by itself when it is not renewed.',
    pathParameters,
    caching: 'fresh',
    body: { schema: lockInput, example: { takeOver: false } },
    successes: [
      { status: 200, description: 'Your lock.', schema: lockAnswer, example: { data: LOCK } },
    ],
    outcomes: [400, 401, 403, 404, 413, 423],
  },
  {
    ...common,
    method: 'delete',
    path: `${ARTICLE}/lock`,
    operationId: 'releaseLock',
    action: 'locks.release',
    summary: 'Gives the edit lock back',
    pathParameters,
    caching: 'fresh',
    successes: [
      {
        status: 200,
        description: 'Nobody is editing.',
        schema: lockAnswer,
        example: { data: null },
      },
    ],
    outcomes: [400, 401, 403, 404, 423],
  },
];
