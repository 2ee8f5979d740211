import { describeHeaders } from './headers';
import type { Operation, Outcome, Tag } from './operation';
import { parametersOf, sharedParameters } from './parameters';
import { requestBodyOf, responsesOf, sharedResponses } from './responses';
import { createSchemas, type Schemas } from './to-json-schema';

export interface DocumentOptions {
  /** Of the plugin. */
  version: string;
  /** Absolute address of the API, without a slash at its end. */
  serverUrl: string;
  /** Whether everybody may read the delivery API. */
  isPublic: boolean;
  /** Name of the header with surrogate keys; empty: there is none. */
  surrogateHeader: string;
}

const TAGS: Record<Tag, string> = {
  Stories: 'Live stories: lists, documents and search.',
  'Sections and sources': 'What stories are grouped by, and what stands beside them.',
  Following: 'For frontends and programs that keep up with what changes.',
  Formats: 'The same stories in the formats of others.',
  Editorial: "For editors' tools: each asks for a permission.",
};

const DESCRIPTION = `The delivery API gives readers what is live; the editorial API is for editors' tools.
HEAD is answered like GET, without the body. Errors come in Strapi's envelope, with a name from a closed list.
A parameter that is not documented here is refused with 400.
Sessions of the Strapi admin have every editorial operation a second time, with the same bodies and answers: \`/newsroom/…\` below the server's own address, without \`/editorial\`. There each asks for the RBAC action that is called like its permission, in kebab-case: \`plugin::newsroom.publishing.settle-correction\`.
Whoever is limited to sections or languages gets for any other story what they would get for one that there is not.`;

const SCHEME = 'apiToken';

/** As they are asked for: those of an operation that everybody may use are not asked. */
const withAccess = (operation: Operation, { isPublic }: DocumentOptions): Operation => {
  const { tag, outcomes } = operation;
  if (tag === 'Editorial' || isPublic) return operation;
  return { ...operation, outcomes: [...new Set([...outcomes, 401 as const, 403 as const])] };
};

const describeOperation = (
  operation: Operation,
  schemas: Schemas,
  options: DocumentOptions
): object => {
  const { operationId, tag, summary, description, action } = operation;
  const isOpen = options.isPublic && tag !== 'Editorial';
  const permission = isOpen ? [] : [`Needs the permission \`plugin::newsroom.${action}\`.`];
  const text = [...(description === undefined ? [] : [description]), ...permission].join(' ');
  return {
    operationId,
    tags: [tag],
    summary,
    ...(text === '' ? {} : { description: text }),
    security: isOpen ? [] : [{ [SCHEME]: [] }],
    parameters: parametersOf(operation),
    ...requestBodyOf(operation, schemas),
    responses: responsesOf(operation, { schemas, ...options }),
  };
};

/**
 * The OpenAPI 3.1 document (spec.openapis.org/oas/v3.1) of these operations, made from the schemas
 * that read requests and from those that answers are typed by. Pure.
 *
 * @throws Error when a schema cannot be expressed, or two of them have the same name
 */
export const openApiDocument = (
  operations: readonly Operation[],
  options: DocumentOptions
): Record<string, unknown> => {
  const schemas = createSchemas();
  const asked = operations.map((operation) => withAccess(operation, options));
  const paths: Record<string, Record<string, object>> = {};
  for (const operation of asked) {
    const { path, method } = operation;
    paths[path] = { ...paths[path], [method]: describeOperation(operation, schemas, options) };
  }
  const outcomes = new Set<Outcome>(asked.flatMap((operation) => operation.outcomes));
  const responses = sharedResponses(outcomes, { schemas, ...options });
  return {
    openapi: '3.1.1',
    info: {
      title: 'Newsroom',
      version: options.version,
      description: DESCRIPTION,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: options.serverUrl }],
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
    paths,
    components: {
      schemas: schemas.components(),
      parameters: sharedParameters(),
      headers: describeHeaders(JSON.stringify([paths, responses]), options.surrogateHeader),
      responses,
      securitySchemes: {
        [SCHEME]: {
          type: 'http',
          scheme: 'bearer',
          description:
            'An API token of Strapi, or the token of a user whose role has the permission.',
        },
      },
    },
  };
};
