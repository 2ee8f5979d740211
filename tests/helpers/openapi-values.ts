import type { ContractOperation, Parameter, Schema } from './openapi';

/** Texts for one parameter as they stand in an address: percent-encoded. */
export interface Values {
  /** What the document allows; a locale or section that there is not may still be refused. */
  right: string[];
  /** What it does not allow. */
  wrong: string[];
}

/** Beyond it, Node refuses a request line with 431 before anybody reads it. */
const LONGEST_ADDRESS = 12_000;

const unsigned = (value: unknown): number => Number(value ?? 0);

const ofInteger = ({ minimum, maximum }: Schema): Values => {
  const [least, most] = [unsigned(minimum), unsigned(maximum)];
  return {
    right: [least, least + 1, Math.floor((least + most) / 2), most - 1, most].map(String),
    wrong: [
      ...[least - 1, most + 1, -most, least + 0.5, 1e21, NaN, -Infinity].map(String),
      ...['', '%20', `${least}%20`, `%2B${most}`, '0x1', '1e1', '1,0', '%D9%A3', 'true', 'null'],
    ],
  };
};

const INSTANTS: Values = {
  right: [
    ...['1970-01-01T00:00:00Z', '2024-02-29T23:59:59.999Z', '2026-01-01T00:00:00%2B14:00'],
    ...['0001-01-01T00:00:00Z', '9999-12-31T23:59:59.999999999999Z', '2026-01-01T08:00-23:59'],
  ],
  wrong: [
    ...['', '0', 'now', '2026-01-01', '2026-01-01T00:00:00', '2026-02-30T00:00:00Z', '1767225600'],
    ...['2026-01-01T24:00:00Z', '2026-01-01T00:00:00%2B14', '-271821-04-20T00:00:00Z'],
    ...['2026-01-01t00:00:00z', '%2B010000-01-01T00:00:00Z', '2026-01-01%2000:00:00Z'],
  ],
};

const ofText = ({ minLength, maxLength, pattern }: Schema): Values => {
  const most = maxLength === undefined ? 4_000 : unsigned(maxLength);
  const letters = ['x', '%C3%A9', '%25', '%2F'].map((letter) => letter.repeat(Math.min(most, 900)));
  const tooLong = ['x', '%F0%9F%94%A5'].map((letter) => letter.repeat(most + 1));
  return {
    right: ['a', '%F0%9F%94%A5', 'e%CC%81', "'%20OR%201=1--", '..%2F..', '__proto__', ...letters],
    wrong: [
      ...(minLength === undefined ? [] : ['']),
      ...(maxLength === undefined ? [] : tooLong.filter((text) => text.length < LONGEST_ADDRESS)),
      ...(pattern === undefined ? [] : ['%00', 'a%00b', '%0A', '%1B%7F', '%C2%80']),
    ],
  };
};

const ofChoice = (choices: readonly unknown[]): Values => ({
  right: choices.map(String),
  wrong: [
    ...['', 'none-of-them', String(choices[0]).toUpperCase(), `${choices[0]}%20`, '0', 'null'],
  ].filter((value) => !choices.map(String).includes(value)),
});

/** Values at the edges of what a document says of a parameter, and beyond them. */
export const valuesOf = ({ schema }: Parameter): Values => {
  if (Array.isArray(schema.enum)) return ofChoice(schema.enum);
  if (schema.type === 'boolean') return ofChoice([true, false]);
  if (schema.type === 'integer') return ofInteger(schema);
  if (schema.format === 'date-time') return INSTANTS;
  if (schema.type === 'string') return ofText(schema);
  throw new Error(`No values are known for ${JSON.stringify(schema)}`);
};

/**
 * An address of an operation: required parameters and those in the path have the values of the
 * document's examples, but for those that are given.
 */
export const addressOf = (
  { path, parameters }: ContractOperation,
  { values = {}, query = [] }: { values?: Record<string, string>; query?: readonly string[] } = {}
): string => {
  const valueFor = ({ name, example }: Parameter): string =>
    values[name] ?? encodeURIComponent(String(example));
  const at = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const parameter = parameters.find((one) => one.in === 'path' && one.name === name);
    if (!parameter) throw new Error(`${name} in ${path} is not documented`);
    return valueFor(parameter);
  });
  const isGiven = (name: string): boolean =>
    query.some(
      (part) => part === name || part.startsWith(`${name}=`) || part.startsWith(`${name}[`)
    );
  const needed = parameters
    .filter((one) => one.in === 'query' && one.required && !isGiven(one.name))
    .map((one) => `${one.name}=${valueFor(one)}`);
  const search = [...needed, ...query].join('&');
  return search === '' ? at : `${at}?${search}`;
};
