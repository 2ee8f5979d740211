import { z } from 'zod';
import { noParameters } from '../../contracts/editorial-input';
import { documentIdParameter } from '../../contracts/editorial-logbook';
import {
  boardAnswer,
  boardCountsAnswer,
  sourceLocaleAnswer,
  translationAnswer,
} from '../../contracts/editorial-translations';
import {
  boardCountsQuery,
  boardQuery,
  confirmInput,
  makeTranslationInput,
  sourceLocaleInput,
  translationChanges,
  waiveInput,
} from '../../contracts/editorial-translations-input';
import type { Operation } from './operation';
import { BOARD, BOARD_COUNTS, SOURCE_LOCALE, TRANSLATION } from './translation-examples';

const common = {
  tag: 'Editorial',
  query: noParameters,
  readsMinSeq: false,
  caching: 'fresh',
} as const;
const pathParameters = {
  id: documentIdParameter,
  locale: z.string().meta({ description: 'A locale of the newsroom.', examples: ['tr'] }),
};
const side = {
  status: 200,
  description: 'The translation beside its source.',
  schema: translationAnswer,
  example: { data: TRANSLATION },
} as const;

const ONE = '/editorial/articles/{id}/translations/{locale}';

/** What is to be translated, and translations beside their sources. */
export const translationOperations: readonly Operation[] = [
  {
    ...common,
    method: 'get',
    path: '/editorial/translations',
    operationId: 'readBoard',
    action: 'translations.board',
    summary: 'The translation board: documents by language, with what is to be done',
    description: 'The latest change of a source first. The source itself is not on it.',
    query: boardQuery,
    successes: [{ status: 200, description: 'A page of it.', schema: boardAnswer, example: BOARD }],
    outcomes: [400, 401, 403],
  },
  {
    ...common,
    method: 'get',
    path: '/editorial/translations/counts',
    operationId: 'countBoard',
    action: 'translations.counts',
    summary: 'How much there is on the board, by language and state',
    query: boardCountsQuery,
    successes: [
      {
        status: 200,
        description: 'The counts.',
        schema: boardCountsAnswer,
        example: BOARD_COUNTS,
      },
    ],
    outcomes: [400, 401, 403],
  },
  {
    ...common,
    method: 'get',
    path: ONE,
    operationId: 'readTranslation',
    action: 'translations.findOne',
    summary: 'A translation beside its source, with what changed in the source since',
    description:
      'What changed is told from the revisions of the source since the translation was made from it or confirmed against it: an edit that was undone is none, nor is white space. The source is the draft, which translators work from; `changedForReaders` names what readers have of it already.',
    pathParameters,
    successes: [side],
    outcomes: [400, 401, 403, 404],
  },
  {
    ...common,
    method: 'post',
    path: ONE,
    operationId: 'makeTranslation',
    action: 'translations.make',
    summary: "Makes a story's version in another language",
    description:
      'Relations, picture and the blocks of the body are carried over from the draft of the source; the address is its own. No other version is touched.',
    pathParameters,
    body: { schema: makeTranslationInput, example: { texts: 'copy' } },
    successes: [{ ...side, status: 201, description: 'The new version beside its source.' }],
    outcomes: [400, 401, 403, 404, 409, 413],
  },
  {
    ...common,
    method: 'put',
    path: ONE,
    operationId: 'assignTranslation',
    action: 'translations.update',
    summary: 'How far a translation is, and whose it is',
    description: 'Publication makes it `done` by itself.',
    pathParameters,
    body: { schema: translationChanges, example: { progress: 'in-review' } },
    successes: [side],
    outcomes: [400, 401, 403, 404, 413],
  },
  {
    ...common,
    method: 'post',
    path: `${ONE}/confirm`,
    operationId: 'confirmTranslation',
    action: 'translations.confirm',
    summary: 'Says that a translation is right for its source as it was read',
    description:
      'Refused with 412 when the source has moved on since. What a machine wrote counts as confirmed.',
    pathParameters,
    body: { schema: confirmInput, example: { revision: 2 } },
    successes: [side],
    outcomes: [400, 401, 403, 404, 412, 413],
  },
  {
    ...common,
    method: 'post',
    path: `${ONE}/waive`,
    operationId: 'waiveTranslation',
    action: 'translations.waive',
    summary: 'Says that what changed in the source needs no translation',
    pathParameters,
    body: { schema: waiveInput, example: { revision: 2 } },
    successes: [side],
    outcomes: [400, 401, 403, 404, 413],
  },
  {
    ...common,
    method: 'put',
    path: '/editorial/articles/{id}/source-locale',
    operationId: 'changeSourceLocale',
    action: 'translations.changeSource',
    summary: 'Makes another language the one that a story is translated from',
    description:
      'A translation that was right for the former source is right for this one, if this one was right itself; of the others nobody knows until somebody confirms them.',
    pathParameters: { id: documentIdParameter },
    body: { schema: sourceLocaleInput, example: { locale: 'tr' } },
    successes: [
      {
        status: 200,
        description: 'The source, and what its translations were made from.',
        schema: sourceLocaleAnswer,
        example: SOURCE_LOCALE,
      },
    ],
    outcomes: [400, 401, 403, 404, 413],
  },
];
