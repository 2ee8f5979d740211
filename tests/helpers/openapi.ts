import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import type { Wire } from './delivery';

export type Schema = Record<string, unknown>;

interface Content {
  [mediaType: string]: { schema: Schema; example?: unknown };
}

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required: boolean;
  schema: Schema;
  example?: unknown;
}

interface Header {
  required?: boolean;
  schema: Schema;
}

interface Response {
  headers?: Record<string, Header>;
  content?: Content;
}

export interface DocumentedOperation {
  operationId: string;
  description?: string;
  security: object[];
  parameters: Parameter[];
  requestBody?: { content: Content };
  responses: Record<string, Response>;
}

/** An OpenAPI document as far as tests read it. */
export interface OpenApi {
  info: { version: string };
  servers: { url: string }[];
  paths: Record<string, Record<string, DocumentedOperation>>;
  components: { schemas: Record<string, Schema>; headers: Record<string, Header> };
}

/** References into a document as references into the schema that holds its components. */
const intoDefs = (schema: unknown): Schema =>
  JSON.parse(JSON.stringify(schema).replaceAll('"#/components/schemas/', '"document#/$defs/'));

type Validator = (schema: Schema) => (value: unknown) => string[];

const createValidator = ({ components }: OpenApi): Validator => {
  const ajv = new Ajv2020({ strict: true, allErrors: true });
  addFormats(ajv);
  ajv.addSchema({ $defs: intoDefs(components.schemas) }, 'document');
  const compiled = new Map<string, (value: unknown) => string[]>();

  return (schema) => {
    const key = JSON.stringify(schema);
    const known = compiled.get(key);
    if (known) return known;
    const check = ajv.compile(intoDefs(schema));
    const problems = (value: unknown): string[] =>
      check(value)
        ? []
        : (check.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
    compiled.set(key, problems);
    return problems;
  };
};

const validators = new WeakMap<OpenApi, Validator>();

/**
 * Compiles schemas of a document, strictly: what a validator does not know is an error. A document is
 * taken as it was when it was first asked for.
 *
 * @returns for a schema, what is wrong with a value: nothing when it is right
 */
export const validatorOf = (document: OpenApi): Validator => {
  const validator = validators.get(document) ?? createValidator(document);
  validators.set(document, validator);
  return validator;
};

/** The same with each reference replaced by what it leads to, but for those to schemas. */
const dereferenced = (document: OpenApi): OpenApi => {
  const at = (pointer: string): unknown =>
    pointer
      .slice(2)
      .split('/')
      .reduce<unknown>((part, name) => (part as Record<string, unknown>)[name], document);
  const resolve = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(resolve);
    const { $ref } = value as { $ref?: unknown };
    if (typeof $ref === 'string' && !$ref.startsWith('#/components/schemas/')) {
      return resolve(at($ref));
    }
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, resolve(part)]));
  };
  return resolve(document) as OpenApi;
};

const HEADER_NUMBER = /^\d+$/;

/**
 * Holds answers against a document, and keeps account of what was seen: which statuses of which
 * operations.
 */
export const createContract = (served: OpenApi) => {
  const document = dereferenced(served);
  const validator = validatorOf(document);
  const seen = new Set<string>();
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ path, method, ...operation }))
  );
  const documentedHeaders = Object.keys(document.components.headers)
    .map((name) => name.toLowerCase().replace(/-optional$/, ''))
    .filter((name) => name !== 'vary');

  const headerProblems = ({ headers: sent }: Wire, headers: Record<string, Header>): string[] => {
    const names = Object.keys(headers).map((name) => name.toLowerCase());
    const unknown = documentedHeaders
      .filter((name) => name in sent && !names.includes(name))
      .map((name) => `header ${name} is not documented here`);
    const wrong = Object.entries(headers).flatMap(([name, { required, schema }]) => {
      const value = sent[name.toLowerCase()];
      if (value === undefined) return required ? [`header ${name} is missing`] : [];
      const typed =
        schema.type === 'integer' && HEADER_NUMBER.test(String(value)) ? Number(value) : value;
      return validator(schema)(typed).map((problem) => `header ${name} (${value}) ${problem}`);
    });
    return [...unknown, ...wrong];
  };

  const bodyProblems = ({ headers, text }: Wire, content: Content | undefined): string[] => {
    if (!content) return text === '' ? [] : ['has a body that is not documented'];
    const [type = ''] = (headers['content-type'] ?? '').split(';');
    const documented = content[type.trim()];
    if (!documented) return [`the content type ${type} is not documented`];
    const value: unknown = /[/+]json$/.test(type) ? JSON.parse(text) : text;
    return validator(documented.schema)(value).map(
      (problem) => `body${problem}: ${text.slice(0, 300)}`
    );
  };

  return {
    document,
    operations,

    /** What is wrong with an answer to this operation; nothing when it is as documented. */
    check(operationId: string, answer: Wire): string[] {
      const operation = operations.find((one) => one.operationId === operationId);
      const response = operation?.responses[answer.status];
      if (!response) return [`${operationId} ${answer.status} is not documented: ${answer.text}`];
      seen.add(`${operationId} ${answer.status}`);
      return [
        ...headerProblems(answer, response.headers ?? {}),
        ...bodyProblems(answer, response.content),
      ].map((problem) => `${operationId} ${answer.status}: ${problem}`);
    },

    /** Answers of the document that no check has seen. */
    unseen: (): string[] =>
      operations
        .flatMap(({ operationId, responses }) =>
          Object.keys(responses).map((status) => `${operationId} ${status}`)
        )
        .filter((one) => !seen.has(one)),
  };
};

export type Contract = ReturnType<typeof createContract>;
export type ContractOperation = Contract['operations'][number];
