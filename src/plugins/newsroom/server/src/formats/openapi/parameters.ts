import { seqNumber } from '../../contracts/delivery-query';
import type { Operation } from './operation';
import { parameterSchema, type JsonSchema } from './to-json-schema';

type Place = 'path' | 'query' | 'header';

/** What JSON Schema says of the value beside what OpenAPI says of the parameter. */
const describe = (place: Place, name: string, json: JsonSchema, required: boolean) => {
  const { description, examples, ...schema } = json;
  const [example] = (examples ?? []) as unknown[];
  return {
    name,
    in: place,
    ...(description === undefined ? {} : { description }),
    required,
    schema,
    ...(example === undefined ? {} : { example }),
  };
};

/** Headers that all reads understand, as components. */
export const sharedParameters = (): Record<string, object> => ({
  MinSeq: describe(
    'header',
    'Min-Seq',
    {
      ...parameterSchema(seqNumber).schema,
      description: 'The answer is at least as new as this number of the change log, or 425.',
    },
    false
  ),
  IfMatch: describe(
    'header',
    'If-Match',
    {
      type: 'string',
      pattern: '^"(0|[1-9][0-9]{0,8})"$',
      description:
        'The revision that the change was made from, as the `ETag` said it; `"0"` for the first version in a locale.',
    },
    true
  ),
  IfNoneMatch: describe(
    'header',
    'If-None-Match',
    {
      type: 'string',
      description: 'The `ETag` of what is held already; 304 when it is still right.',
    },
    false
  ),
});

const shared = (name: string) => ({ $ref: `#/components/parameters/${name}` });

/** Everything that a request of this operation may say, but for its body. */
export const parametersOf = (operation: Operation): object[] => {
  const { pathParameters = {}, query, readsMinSeq, needsRevision = false, outcomes } = operation;
  return [
    ...Object.entries(pathParameters).map(([name, schema]) =>
      describe('path', name, parameterSchema(schema).schema, true)
    ),
    ...Object.entries(query.shape).map(([name, schema]) => {
      const { schema: json, required } = parameterSchema(schema);
      return describe('query', name, json, required);
    }),
    ...(readsMinSeq ? [shared('MinSeq')] : []),
    ...(needsRevision ? [shared('IfMatch')] : []),
    ...(outcomes.includes(304) ? [shared('IfNoneMatch')] : []),
  ];
};
