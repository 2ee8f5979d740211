import { z } from 'zod';
import {
  articleAnswer,
  articleListAnswer,
  changesAnswer,
  healthAnswer,
  promoListAnswer,
  resolveAnswer,
  searchAnswer,
  sectionAnswer,
  sectionTreeAnswer,
  sourceAnswer,
  sourceListAnswer,
} from '../../contracts/delivery';
import {
  changesQuery,
  documentQuery,
  healthQuery,
  listQuery,
  promosQuery,
  resolveQuery,
  searchQuery,
  sectionQuery,
  sectionTreeQuery,
  sourceQuery,
  sourcesQuery,
} from '../../contracts/delivery-query';
import { CHANGES, HEALTH, STORY, STORY_LIST } from './examples';
import { read, type Operation } from './operation';

const slug = (example: string) =>
  z.string().meta({ description: 'Current or former.', examples: [example] });
export const storySlug = { slug: slug('tea-railway-walk') };

const stories: Operation[] = [
  read({
    path: '/articles',
    operationId: 'listArticles',
    action: 'delivery.list',
    tag: 'Stories',
    summary: 'Live stories, the newest first',
    description:
      'An unknown section or source is a 400: a typo must not look like a day without news.',
    query: listQuery,
    answer: {
      description: 'A page of summaries.',
      schema: articleListAnswer,
      example: STORY_LIST,
    },
  }),
  read({
    path: '/articles/{slug}',
    operationId: 'getArticle',
    action: 'delivery.findBySlug',
    tag: 'Stories',
    summary: 'One story by its slug',
    description:
      'With `preview` its draft, which nobody may keep; 401 when the token is not valid, or no longer.',
    pathParameters: storySlug,
    query: documentQuery,
    caching: 'sometimes',
    answer: { description: 'The story.', schema: articleAnswer, example: STORY },
    outcomes: [301, 401, 404, 410],
  }),
  read({
    path: '/articles/id/{documentId}',
    operationId: 'getArticleById',
    action: 'delivery.findById',
    tag: 'Stories',
    summary: 'One story by its document id',
    description: 'The id is the same in every language.',
    pathParameters: { documentId: z.string().meta({ examples: ['k2vq0c7p1d8m4x6t9b3n5s0a'] }) },
    query: documentQuery,
    caching: 'sometimes',
    answer: { description: 'The story.', schema: articleAnswer },
    outcomes: [401, 404, 410],
  }),
  read({
    path: '/search',
    operationId: 'searchArticles',
    action: 'delivery.search',
    tag: 'Stories',
    summary: 'Full-text search over live stories, the best match first',
    query: searchQuery,
    answer: { description: 'A page of what was found.', schema: searchAnswer },
  }),
];

const sectionsAndSources: Operation[] = [
  read({
    path: '/sections',
    operationId: 'getSectionTree',
    action: 'delivery.sections',
    tag: 'Sections and sources',
    summary: 'The section tree of a locale',
    query: sectionTreeQuery,
    answer: {
      description: 'The sections at the top, with those below.',
      schema: sectionTreeAnswer,
    },
  }),
  read({
    path: '/sections/{slug}',
    operationId: 'getSection',
    action: 'delivery.section',
    tag: 'Sections and sources',
    summary: 'A section with what stands on its front',
    pathParameters: { slug: slug('world') },
    query: sectionQuery,
    answer: { description: 'The section and its first stories.', schema: sectionAnswer },
    outcomes: [301, 404],
  }),
  read({
    path: '/sources',
    operationId: 'listSources',
    action: 'delivery.sources',
    tag: 'Sections and sources',
    summary: 'Where stories come from',
    query: sourcesQuery,
    answer: { description: 'All sources.', schema: sourceListAnswer },
  }),
  read({
    path: '/sources/{code}',
    operationId: 'getSource',
    action: 'delivery.source',
    tag: 'Sections and sources',
    summary: 'A source with its latest stories',
    pathParameters: { code: z.string().meta({ examples: ['AP'] }) },
    query: sourceQuery,
    answer: { description: 'The source and its first stories.', schema: sourceAnswer },
    outcomes: [404],
  }),
  read({
    path: '/promos',
    operationId: 'listPromos',
    action: 'delivery.promos',
    tag: 'Sections and sources',
    summary: 'The promos that are on now',
    query: promosQuery,
    answer: { description: 'Promos, the most important first.', schema: promoListAnswer },
  }),
];

const following: Operation[] = [
  read({
    path: '/resolve',
    operationId: 'resolvePath',
    action: 'delivery.resolve',
    tag: 'Following',
    summary: 'What a path of the public site is, with its content',
    description:
      'Answers 200 whatever the outcome, so that a frontend needs one call for each URL. A story tells ' +
      'its other languages in `article.translations`; with `locale`, `inLocale` says where the same ' +
      'story or section is in that language, for a former address too.',
    query: resolveQuery,
    caching: 'sometimes',
    answer: {
      description: 'An article, a section, a redirect, something gone, or nothing.',
      schema: resolveAnswer,
    },
  }),
  {
    method: 'get',
    path: '/changes',
    operationId: 'listChanges',
    action: 'delivery.changes',
    tag: 'Following',
    summary: 'The change log, in the order of the commits',
    description:
      'Reading on from any number to `head`, and applying what is read, gives exactly what is live.',
    query: changesQuery,
    readsMinSeq: true,
    caching: 'fresh',
    successes: [
      { status: 200, description: 'The next changes.', schema: changesAnswer, example: CHANGES },
    ],
    outcomes: [400, 425, 503],
  },
  {
    method: 'get',
    path: '/health',
    operationId: 'getHealth',
    action: 'delivery.health',
    tag: 'Following',
    summary: 'Whether readers are served what is committed',
    query: healthQuery,
    readsMinSeq: false,
    caching: 'fresh',
    successes: [
      { status: 200, description: 'They are.', schema: healthAnswer, example: HEALTH },
      { status: 503, description: 'They are not.', schema: healthAnswer },
    ],
    outcomes: [400],
  },
];

/** Public, read only (design: API.md §1). */
export const deliveryOperations: readonly Operation[] = [
  ...stories,
  ...sectionsAndSources,
  ...following,
];
