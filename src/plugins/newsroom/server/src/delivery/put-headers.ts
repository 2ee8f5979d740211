import {
  OutgoingMessage,
  ServerResponse,
  validateHeaderName,
  validateHeaderValue,
  type IncomingMessage,
} from 'node:http';

export type Header = readonly [name: string, value: string | readonly string[]];

/** Headers that Node would take, with their names in lower case: checked once, put onto many answers. */
export type CheckedHeaders = readonly { key: string; name: string; value: Header[1] }[];

/** How Node keeps the headers of a response: name as written and value, under the name in lower case. */
type Table = Record<string, [string, string | string[]]>;
type WithTable = Record<symbol, Table | null>;

/** Under which symbol Node keeps them; null when it keeps them in another way. */
const findTable = (): symbol | null => {
  const probe = new ServerResponse({ method: 'GET' } as IncomingMessage);
  const symbols = Object.getOwnPropertySymbols(probe);
  const empty = symbols.filter((symbol) => Reflect.get(probe, symbol) === null);
  probe.setHeader('X-Probe', 'one');
  const expected = JSON.stringify({ 'x-probe': ['X-Probe', 'one'] });
  return empty.find((symbol) => JSON.stringify(Reflect.get(probe, symbol)) === expected) ?? null;
};

/** @param raw - names and values in turn */
export const inPairs = (raw: readonly string[]): Header[] =>
  raw.flatMap((name, index): Header[] => (index % 2 === 0 ? [[name, raw[index + 1] ?? '']] : []));

/**
 * @throws TypeError for a name or a value that no header may have, as `setHeader` does
 */
export const checkHeaders = (headers: readonly Header[]): CheckedHeaders =>
  headers.map(([name, value]) => {
    validateHeaderName(name);
    for (const one of [value].flat()) validateHeaderValue(name, one);
    return { key: name.toLowerCase(), name, value };
  });

/** An array is copied: `appendHeader` of one response would write into that of all others. */
const own = (value: Header[1]): string | string[] =>
  typeof value === 'string' ? value : [...value];

/**
 * Puts headers onto Node's response. `setHeader` checks names and values by regular expressions each
 * time; twenty headers take it a tenth of all that is done for an answer from memory. These are checked
 * already, and written where it would write them. A response whose `setHeader` is not Node's, since a tracer
 * or an operator put their own there, and a Node that keeps headers elsewhere, get them one by one.
 */
export const createPutHeaders = (table = findTable()) => {
  const { setHeader } = OutgoingMessage.prototype;

  return (response: ServerResponse, headers: CheckedHeaders): void => {
    if (table === null || response.setHeader !== setHeader || response.headersSent) {
      for (const { name, value } of headers) response.setHeader(name, own(value));
      return;
    }
    const tabled = response as unknown as WithTable;
    const kept = (tabled[table] ??= Object.create(null) as Table);
    for (const { key, name, value } of headers) kept[key] = [name, own(value)];
  };
};

export const putHeaders = createPutHeaders();
