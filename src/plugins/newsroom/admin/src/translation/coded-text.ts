import type { UnitPart, UnitParts } from '../../../server/src/text/unit-parts';

/** What a code stands for: a link, or words that are set off. */
export interface Code {
  id: string;
  type: Extract<UnitPart, { kind: 'pair' }>['type'];
  url?: string;
}

/** A unit as a translator types it: its codes as `<1>…</1>`, its breaks as new lines. */
export interface CodedText {
  text: string;
  codes: readonly Code[];
}

const pairsIn = (parts: UnitParts): Code[] =>
  parts.flatMap((part) =>
    part.kind === 'pair'
      ? [
          { id: part.id, type: part.type, ...(part.url === undefined ? {} : { url: part.url }) },
          ...pairsIn(part.children),
        ]
      : []
  );

const spell = (parts: UnitParts, nameOf: (id: string) => string): string =>
  parts
    .map((part) => {
      if (part.kind === 'text') return part.text;
      if (part.kind === 'break') return '\n';
      const name = nameOf(part.id);
      return `<${name}>${spell(part.children, nameOf)}</${name}>`;
    })
    .join('');

/** The codes of a source, numbered as its own. */
export const codesOf = (source: UnitParts): Code[] => pairsIn(source);

/**
 * A text with its codes spelled out. Codes that its source has as well are called as there; others get a
 * number behind those. Pure.
 *
 * @param known codes of the source
 */
export const spellCodes = (parts: UnitParts, known: readonly Code[]): CodedText => {
  const codes = [...known];
  const names = new Map<string, string>();
  const isFree = ({ id }: Code): boolean => ![...names.values()].includes(id);
  const found = (pair: Code): Code | undefined =>
    known.find((code) => isFree(code) && code.type === pair.type && code.url === pair.url) ??
    known.find((code) => isFree(code) && code.type === pair.type);
  for (const pair of pairsIn(parts)) {
    const same = found(pair);
    // A link that leads elsewhere than the source's is one of its own.
    const code = same && same.url === pair.url ? same : null;
    const last = Math.max(0, ...codes.map(({ id }) => Number(id) || 0));
    const id = code?.id ?? String(last + 1);
    if (!code) codes.push({ ...pair, id });
    names.set(pair.id, id);
  }
  return { text: spell(parts, (id) => names.get(id) ?? id), codes };
};

export type ReadResult =
  | { ok: true; parts: UnitPart[] }
  /** A code that is not closed, or not in the order in which it was opened. */
  | { ok: false; code: string };

const TAG = /<(\/?)(\d+)>/g;

interface Open {
  code: Code;
  children: UnitPart[];
}

const linesOf = (text: string, nextBreak: () => string): UnitPart[] =>
  text
    .split('\n')
    .flatMap((line, index): UnitPart[] => [
      ...(index > 0 ? [{ kind: 'break', id: nextBreak() } as const] : []),
      ...(line === '' ? [] : [{ kind: 'text', text: line } as const]),
    ]);

/** What was typed as parts; numbers in angle brackets that are no code are words. Pure. */
export const readCodes = ({ text, codes }: CodedText): ReadResult => {
  let breaks = 0;
  const nextBreak = (): string => `b${(breaks += 1)}`;
  const root: UnitPart[] = [];
  const open: Open[] = [];
  const here = (): UnitPart[] => open.at(-1)?.children ?? root;
  let from = 0;
  const take = (to: number): void => {
    here().push(...linesOf(text.slice(from, to), nextBreak));
  };
  for (const found of text.matchAll(TAG)) {
    const [tag, slash, id = ''] = found;
    const code = codes.find((one) => one.id === id);
    if (!code) continue;
    take(found.index);
    from = found.index + tag.length;
    if (slash === '') {
      open.push({ code, children: [] });
      continue;
    }
    const last = open.pop();
    if (last?.code.id !== id) return { ok: false, code: id };
    here().push({ kind: 'pair', ...last.code, children: last.children });
  }
  take(text.length);
  const [left] = open;
  return left ? { ok: false, code: left.code.id } : { ok: true, parts: root };
};
