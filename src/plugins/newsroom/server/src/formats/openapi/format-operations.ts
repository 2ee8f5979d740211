import { z } from 'zod';
import { feedQuery } from '../../contracts/delivery-query';
import { jsonFeed } from '../../contracts/feed';
import { openApiQuery } from '../../contracts/format-query';
import { read, type Operation } from './operation';

/** The same stories in the formats of others; as public as delivery. */
export const formatOperations: readonly Operation[] = [
  read({
    path: '/feeds/feed.json',
    operationId: 'getJsonFeed',
    action: 'formats.jsonFeed',
    tag: 'Formats',
    summary: 'The latest stories as a JSON Feed',
    query: feedQuery,
    answer: {
      description: 'JSON Feed, version 1.1.',
      mediaType: 'application/feed+json',
      schema: jsonFeed,
    },
  }),
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
