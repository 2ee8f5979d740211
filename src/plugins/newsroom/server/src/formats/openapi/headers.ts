import type { Caching, Outcome } from './operation';

const text = { type: 'string' };
const seq = { type: 'integer', minimum: 0 };

/** Every header of ours, by its name. */
const HEADERS: Record<string, { description: string; schema: Record<string, unknown> }> = {
  ETag: {
    description:
      'Strong: names the bytes of this answer in this encoding. Weak for pages of a sitemap, which are read while they are sent.',
    schema: { type: 'string', pattern: '^(W/)?"[^"]+"$' },
  },
  'Cache-Control': { description: 'How long caches may keep the answer.', schema: text },
  'Cache-Status': {
    description: 'Whether the answer was in memory (RFC 9211).',
    schema: {
      type: 'string',
      pattern: '^newsroom; (fwd=bypass|(hit|fwd=miss|fwd=stale); ttl=\\d+)$',
    },
  },
  'X-Newsroom-Seq': {
    description: 'The number of the change log up to which the answer is known to be true.',
    schema: seq,
  },
  Vary: { description: 'What the answer really varies with.', schema: text },
  Location: { description: 'The same endpoint with the current slug.', schema: text },
  'Retry-After': { description: 'Seconds.', schema: seq },
};

const SURROGATE = {
  description: 'Surrogate keys: the things that the answer was built from.',
  schema: text,
};

/** Headers of an answer: those that it always has, and those that it may have. */
interface Presence {
  always: string[];
  maybe: string[];
}

const KEPT = ['ETag', 'Cache-Control', 'Cache-Status', 'X-Newsroom-Seq', 'Vary'];
const keysIn = (surrogateHeader: string): string[] =>
  surrogateHeader === '' ? [] : [surrogateHeader];

/** @param surrogateHeader name of the header with surrogate keys; empty: there is none */
export const headersOfSuccess = (caching: Caching, surrogateHeader: string): Presence => {
  switch (caching) {
    case 'kept':
      return { always: KEPT, maybe: keysIn(surrogateHeader) };
    case 'sometimes':
      return {
        always: ['Cache-Control', 'X-Newsroom-Seq', 'Vary'],
        maybe: ['ETag', 'Cache-Status', ...keysIn(surrogateHeader)],
      };
    case 'fresh':
      return { always: ['Cache-Control', 'Vary'], maybe: [] };
    case 'draft':
      return { always: ['Cache-Control', 'ETag', 'Vary'], maybe: [] };
    case 'write':
      return { always: ['Vary'], maybe: ['Cache-Control'] };
  }
};

/** @param surrogateHeader name of the header with surrogate keys; empty: there is none */
export const headersOfOutcome = (outcome: Outcome, surrogateHeader: string): Presence => {
  switch (outcome) {
    case 301:
      return {
        always: ['Location', 'Cache-Control', 'X-Newsroom-Seq'],
        maybe: keysIn(surrogateHeader),
      };
    case 304:
      return { always: KEPT, maybe: keysIn(surrogateHeader) };
    case 404:
      return { always: [], maybe: ['Cache-Control', 'X-Newsroom-Seq'] };
    case 410:
      return { always: ['Cache-Control', 'X-Newsroom-Seq'], maybe: keysIn(surrogateHeader) };
    case 425:
      return { always: ['Cache-Control', 'X-Newsroom-Seq'], maybe: [] };
    case 503:
      return { always: ['Cache-Control', 'Retry-After'], maybe: [] };
    default:
      return { always: [], maybe: [] };
  }
};

const COMPONENTS = '#/components/headers/';

/** A header that is always there is one component, the same where it may be missing another one. */
const optional = (name: string): string => `${name}-optional`;

/** The headers of an answer as references to the components. */
export const referToHeaders = ({ always, maybe }: Presence): Record<string, object> => ({
  ...Object.fromEntries(always.map((name) => [name, { $ref: `${COMPONENTS}${name}` }])),
  ...Object.fromEntries(maybe.map((name) => [name, { $ref: `${COMPONENTS}${optional(name)}` }])),
});

/**
 * The components that a document refers to.
 *
 * @param text the rest of the document, as JSON
 */
export const describeHeaders = (text: string, surrogateHeader: string): Record<string, object> => {
  const all = { ...HEADERS, ...(surrogateHeader === '' ? {} : { [surrogateHeader]: SURROGATE }) };
  const both = Object.entries(all).flatMap(([name, header]): [string, object][] => [
    [name, { ...header, required: true }],
    [optional(name), header],
  ]);
  return Object.fromEntries(both.filter(([name]) => text.includes(`"${COMPONENTS}${name}"`)));
};
