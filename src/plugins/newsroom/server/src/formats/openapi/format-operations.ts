import { z } from 'zod';
import {
  articleFormatQuery,
  feedQuery,
  ninjsQuery,
  sitemapQuery,
} from '../../contracts/delivery-query';
import { jsonFeed } from '../../contracts/feed';
import { openApiQuery } from '../../contracts/format-query';
import { storySlug } from './delivery-operations';
import { read, type Operation } from './operation';

const XML = z.string().meta({ description: 'XML, in UTF-8.' });

const feed = (
  file: string,
  {
    operationId,
    action,
    answer,
  }: Pick<Parameters<typeof read>[0], 'operationId' | 'action' | 'answer'>
): Operation =>
  read({
    path: `/feeds/${file}`,
    operationId,
    action,
    tag: 'Formats',
    summary: `The latest stories as ${answer.description}`,
    query: feedQuery,
    answer,
  });

/** A former slug leads to the same format of the current one. */
const story = (
  format: string,
  {
    operationId,
    query = articleFormatQuery,
    answer,
  }: Pick<Parameters<typeof read>[0], 'operationId' | 'answer'> & { query?: z.ZodObject }
): Operation =>
  read({
    path: `/articles/{slug}/${format}`,
    operationId,
    action: `formats.${format}`,
    tag: 'Formats',
    summary: `One story as ${answer.description}`,
    pathParameters: storySlug,
    query,
    answer,
    outcomes: [301, 404, 410],
  });

const feeds: Operation[] = [
  feed('rss.xml', {
    operationId: 'getRssFeed',
    action: 'formats.rssFeed',
    answer: { description: 'RSS 2.0', mediaType: 'application/rss+xml', schema: XML },
  }),
  feed('atom.xml', {
    operationId: 'getAtomFeed',
    action: 'formats.atomFeed',
    answer: { description: 'Atom 1.0', mediaType: 'application/atom+xml', schema: XML },
  }),
  feed('feed.json', {
    operationId: 'getJsonFeed',
    action: 'formats.jsonFeed',
    answer: {
      description: 'JSON Feed 1.1',
      mediaType: 'application/feed+json',
      schema: jsonFeed,
    },
  }),
];

const stories: Operation[] = [
  story('jsonld', {
    operationId: 'getArticleJsonLd',
    answer: {
      description: 'schema.org JSON-LD',
      mediaType: 'application/ld+json',
      schema: z
        .looseObject({ '@context': z.string(), '@graph': z.array(z.looseObject({})) })
        .meta({ id: 'JsonLd' }),
    },
  }),
  story('ninjs', {
    operationId: 'getArticleNinjs',
    query: ninjsQuery,
    answer: {
      description: 'IPTC ninjs',
      schema: z.looseObject({ uri: z.string() }).meta({ id: 'Ninjs' }),
    },
  }),
  story('html', {
    operationId: 'getArticleHtml',
    answer: { description: 'a page of HTML', mediaType: 'text/html', schema: z.string() },
  }),
  story('text', {
    operationId: 'getArticleText',
    answer: { description: 'plain text', mediaType: 'text/plain', schema: z.string() },
  }),
];

const language = {
  locale: z.string().meta({ description: 'Code of a locale.', examples: ['en'] }),
};

const sitemap = (
  path: string,
  rest: Pick<
    Parameters<typeof read>[0],
    'operationId' | 'action' | 'summary' | 'pathParameters' | 'caching'
  >
): Operation =>
  read({
    path,
    ...rest,
    tag: 'Formats',
    description: 'Not found while the setting `publicUrl` does not say where the site is.',
    query: sitemapQuery,
    answer: { description: 'Sitemap.', mediaType: 'application/xml', schema: XML },
    outcomes: [404],
  });

const sitemaps: Operation[] = [
  sitemap('/sitemap.xml', {
    operationId: 'getSitemapIndex',
    action: 'formats.sitemapIndex',
    summary: 'All sitemaps',
  }),
  sitemap('/sitemaps/{locale}/news.xml', {
    operationId: 'getNewsSitemap',
    action: 'formats.newsSitemap',
    summary: 'Stories of the last 48 hours, for news search',
    pathParameters: language,
  }),
  sitemap('/sitemaps/{locale}/{page}.xml', {
    operationId: 'getSitemap',
    action: 'formats.sitemapPage',
    summary: 'A page of the live stories of a locale, the oldest first',
    // By nobody while the log is behind what the page shows.
    caching: 'sometimes',
    pathParameters: {
      ...language,
      page: z.string().meta({ description: 'From 1.', examples: ['1'] }),
    },
  }),
];

/** The same stories in the formats of others; as public as delivery. */
export const formatOperations: readonly Operation[] = [
  ...feeds,
  ...stories,
  ...sitemaps,
  read({
    path: '/openapi.json',
    operationId: 'getOpenApi',
    action: 'openapi.document',
    tag: 'Formats',
    summary: 'This document',
    query: openApiQuery,
    answer: {
      description: 'OpenAPI, version 3.1.',
      schema: z.looseObject({
        openapi: z.string(),
        info: z.looseObject({ title: z.string(), version: z.string() }),
        paths: z.looseObject({}),
      }),
    },
  }),
];
