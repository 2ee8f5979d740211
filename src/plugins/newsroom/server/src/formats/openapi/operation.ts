import type { z } from 'zod';
import type { ErrorStatus } from '../../contracts/errors';

/** Answers that are no success: errors, a redirect, and "what you hold is still right". */
export type Outcome = ErrorStatus | 301 | 304;

export type Tag = 'Stories' | 'Sections and sources' | 'Following' | 'Formats' | 'Editorial';

/** What a successful answer holds. */
export interface Success {
  status: 200 | 201 | 503;
  description: string;
  /** Left out: `application/json`. */
  mediaType?: string;
  /** A schema with an id becomes a component. */
  schema: z.ZodType;
  example?: unknown;
  /** The same in other media types, as a parameter asks for them. */
  alternatives?: readonly { mediaType: string; schema: z.ZodType; example?: unknown }[];
}

/**
 * How caches may treat the answers: `kept` answers carry an ETag, lifetimes and surrogate keys, but
 * for what is only `sometimes` kept; what is `fresh` is read anew each time and kept by nobody,
 * a `draft` neither, and its ETag is its revision; an answer to a `write` says nothing of caches.
 */
export type Caching = 'kept' | 'sometimes' | 'fresh' | 'draft' | 'write';

/** One operation of the API, as the OpenAPI document tells of it. */
export interface Operation {
  method: 'get' | 'post' | 'put' | 'delete';
  /** Below the address of the API, with parameters in braces: `/articles/{slug}`. */
  path: string;
  operationId: string;
  /** The action behind it, which is also its permission: `delivery.findBySlug`. */
  action: string;
  tag: Tag;
  summary: string;
  description?: string;
  /** Of each parameter in the path, by name. */
  pathParameters?: Record<string, z.ZodType>;
  /** The very schema that reads the query of its requests. */
  query: z.ZodObject;
  /** Whether requests may say how new the answer has to be. */
  readsMinSeq: boolean;
  /** Whether requests have to say which revision they were made from. */
  needsRevision?: boolean;
  /** `mediaTypes` left out: `application/json`. */
  body?: { schema: z.ZodType; example: unknown; mediaTypes?: readonly string[] };
  caching: Caching;
  successes: [Success, ...Success[]];
  outcomes: readonly Outcome[];
}

type ReadParts = Omit<
  Operation,
  'method' | 'caching' | 'successes' | 'readsMinSeq' | 'outcomes'
> & {
  /** `sometimes`: some of its answers are kept by nobody. */
  caching?: 'kept' | 'sometimes';
  answer: Omit<Success, 'status'>;
  /** Besides those that every read has. */
  outcomes?: readonly Outcome[];
};

/** A read that goes through `delivery.serve`: conditional, cached, and as new as is asked. */
export const read = ({ answer, outcomes = [], ...rest }: ReadParts): Operation => ({
  caching: 'kept',
  ...rest,
  method: 'get',
  readsMinSeq: true,
  successes: [{ status: 200, ...answer }],
  outcomes: [304, 400, 425, 503, ...outcomes],
});
