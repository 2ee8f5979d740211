import { z } from 'zod';

export type JsonSchema = Record<string, unknown>;

const COMPONENTS = '#/components/schemas/';

/** The same with references into the document instead of into the schema itself. */
const pointed = (schema: unknown): JsonSchema =>
  JSON.parse(JSON.stringify(schema), (key, value: unknown) =>
    key === '$ref' && typeof value === 'string' ? value.replace('#/$defs/', COMPONENTS) : value
  ) as JsonSchema;

/**
 * Zod's own conversion. The schema is put into another one first: one with an id then comes out as a
 * reference like all others, also where it refers to itself.
 */
const convert = (schema: z.ZodType, io: 'input' | 'output') => {
  const whole = z.toJSONSchema(z.strictObject({ it: schema }), { target: 'draft-2020-12', io });
  const { it } = whole.properties ?? {};
  return { schema: pointed(it ?? {}), defs: whole.$defs ?? {} };
};

/**
 * A parameter as what it stands for where JSON has that (a number, a boolean), else as the text that
 * is sent (an instant), and whether it has to be there.
 *
 * @throws Error for a schema that JSON Schema cannot express
 */
export const parameterSchema = (schema: z.ZodType): { schema: JsonSchema; required: boolean } => {
  const asked = convert(schema, 'input').schema;
  const required = !schema.safeParse(undefined).success;
  try {
    return { schema: convert(schema, 'output').schema, required };
  } catch {
    return { schema: asked, required };
  }
};

/** Collects the schemas of a document: those with an id once, under their names. */
export const createSchemas = () => {
  const components: Record<string, JsonSchema> = {};

  const add = (given: z.ZodType, io: 'input' | 'output'): JsonSchema => {
    const { schema, defs } = convert(given, io);
    for (const [name, definition] of Object.entries(defs)) {
      const known = components[name];
      const made = pointed(definition);
      if (known && JSON.stringify(known) !== JSON.stringify(made)) {
        throw new Error(`Two schemas of the OpenAPI document are called ${name}`);
      }
      components[name] = made;
    }
    return schema;
  };

  return {
    /** Of what is sent to us. */
    input: (schema: z.ZodType): JsonSchema => add(schema, 'input'),
    /** Of what we answer. */
    output: (schema: z.ZodType): JsonSchema => add(schema, 'output'),
    components: (): Record<string, JsonSchema> =>
      Object.fromEntries(Object.entries(components).sort(([a], [b]) => (a < b ? -1 : 1))),
  };
};

export type Schemas = ReturnType<typeof createSchemas>;
