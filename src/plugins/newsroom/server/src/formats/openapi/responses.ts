import { redirectAnswer } from '../../contracts/delivery';
import { errorAnswer } from '../../contracts/errors';
import { headersOfOutcome, headersOfSuccess, referToHeaders } from './headers';
import type { Operation, Outcome } from './operation';
import type { JsonSchema, Schemas } from './to-json-schema';

const JSON_TYPE = 'application/json';

const OUTCOMES: Record<Outcome, { name: string; description: string }> = {
  301: {
    name: 'Moved',
    description: 'A former slug; the same endpoint answers under the current one.',
  },
  304: { name: 'NotModified', description: 'What `If-None-Match` names is still right.' },
  400: {
    name: 'BadRequest',
    description: 'Something asked is wrong or unknown; the message names it.',
  },
  401: { name: 'Unauthorized', description: 'A token is missing, or does not hold.' },
  403: { name: 'Forbidden', description: 'The permission is missing; nothing happened.' },
  404: {
    name: 'NotFound',
    description: 'Unpublished, expired, under embargo or never there: nobody is told which.',
  },
  409: { name: 'Conflict', description: 'It is there already; nothing was made.' },
  410: { name: 'Gone', description: 'Taken down, with the public notice if there is one.' },
  412: {
    name: 'PreconditionFailed',
    description:
      'The draft has moved on: the conflicting fields are named, with both values. Or somebody else has moved the story to another stage: that is named.',
  },
  413: { name: 'TooLarge', description: 'The body is larger than the server reads.' },
  423: { name: 'Locked', description: 'Somebody else is editing; the lock says who.' },
  425: { name: 'TooEarly', description: 'The node has not come as far as `Min-Seq` asks.' },
  428: {
    name: 'PreconditionRequired',
    description: '`If-Match` is missing: nothing is saved over what nobody has read.',
  },
  502: {
    name: 'BadGateway',
    description: 'Another service does not do its part; nothing changed.',
  },
  503: {
    name: 'Unavailable',
    description: 'The database or another service cannot be reached; nothing changed.',
  },
};

const content = (mediaType: string, schema: JsonSchema, example?: unknown) => ({
  [mediaType]: { schema, ...(example === undefined ? {} : { example }) },
});

const bodyOf = (outcome: Outcome, schemas: Schemas): { content?: object } => {
  if (outcome === 304) return {};
  const schema = outcome === 301 ? redirectAnswer : errorAnswer(outcome);
  return { content: content(JSON_TYPE, schemas.output(schema)) };
};

/** Redirects, errors and the like are the same wherever they occur. */
export const sharedResponses = (
  outcomes: ReadonlySet<Outcome>,
  { schemas, surrogateHeader }: { schemas: Schemas; surrogateHeader: string }
): Record<string, object> =>
  Object.fromEntries(
    [...outcomes]
      .sort((a, b) => a - b)
      .map((outcome) => [
        OUTCOMES[outcome].name,
        {
          description: OUTCOMES[outcome].description,
          headers: referToHeaders(headersOfOutcome(outcome, surrogateHeader)),
          ...bodyOf(outcome, schemas),
        },
      ])
  );

/** Every answer of an operation, by status. */
export const responsesOf = (
  { successes, outcomes, caching }: Operation,
  { schemas, surrogateHeader }: { schemas: Schemas; surrogateHeader: string }
): Record<string, object> => ({
  ...Object.fromEntries(
    successes.map(
      ({ status, description, mediaType = JSON_TYPE, schema, example, alternatives = [] }) => [
        status,
        {
          description,
          headers: referToHeaders(headersOfSuccess(caching, surrogateHeader)),
          content: Object.assign(
            content(mediaType, schemas.output(schema), example),
            ...alternatives.map((other) =>
              content(other.mediaType, schemas.output(other.schema), other.example)
            )
          ) as object,
        },
      ]
    )
  ),
  ...Object.fromEntries(
    outcomes.map((outcome) => [
      outcome,
      { $ref: `#/components/responses/${OUTCOMES[outcome].name}` },
    ])
  ),
});

/** The body that a request has to have. */
export const requestBodyOf = ({ body }: Operation, schemas: Schemas): { requestBody?: object } =>
  body
    ? {
        requestBody: {
          required: true,
          content: Object.assign(
            {},
            ...(body.mediaTypes ?? [JSON_TYPE]).map((mediaType) =>
              content(mediaType, schemas.input(body.schema), body.example)
            )
          ) as object,
        },
      }
    : {};
