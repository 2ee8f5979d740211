import { isStorableLink } from '../../text/link-url';
import { decodeEntities } from '../../text/normalise';
import type { PairType, UnitPart } from '../../text/unit-parts';

/** Codes of a segment as they are read: what begins, what ends, what stands alone. */
export type TmxToken =
  | { kind: 'text'; text: string }
  | { kind: 'open'; i: string; type: string; content: string }
  | { kind: 'close'; i: string }
  | { kind: 'alone'; type: string; content: string }
  /** `hi`: a highlight that needs no code to end it. */
  | { kind: 'hi'; type: string }
  | { kind: 'end-hi' };

/** As TMX recommends them, as we write them, and as HTML calls them. */
const TYPES: Record<string, PairType> = {
  ...{ bold: 'bold', b: 'bold', strong: 'bold' },
  ...{ italic: 'italic', i: 'italic', em: 'italic' },
  ...{ underline: 'underline', underlined: 'underline', ulined: 'underline', u: 'underline' },
  ...{ strikethrough: 'strikethrough', struct: 'strikethrough', s: 'strikethrough' },
  ...{ strike: 'strikethrough', del: 'strikethrough', code: 'code', link: 'link', a: 'link' },
};

const ELEMENT = /^\s*<\s*([a-z]+)/i;
const HREF = /\bhref\s*=\s*(?:"([^"]*)"|'([^']*)')/i;
const BREAK = /^\s*<\s*br\b/i;

const typeOf = (type: string, content: string): PairType | null =>
  TYPES[type.toLowerCase()] ?? TYPES[ELEMENT.exec(content)?.[1]?.toLowerCase() ?? ''] ?? null;

const urlOf = (content: string): string | null => {
  const [, double, single] = HREF.exec(content) ?? [];
  const url = decodeEntities(double ?? single ?? '').trim();
  return url !== '' && isStorableLink(url) ? url : null;
};

type Open = { i: string; children: UnitPart[]; close: (children: UnitPart[]) => UnitPart[] };

const isBreak = ({ type, content }: { type: string; content: string }): boolean =>
  type === 'lb' || BREAK.test(content);

/**
 * Makes parts of tokens. A code that we have no like of, that ends nowhere or crosses another one is
 * dropped, and its words stay. Pure.
 */
export const partsOfTokens = (tokens: readonly TmxToken[]): UnitPart[] => {
  let last = 0;
  const nextId = (): string => String((last += 1));
  const root: UnitPart[] = [];
  const open: Open[] = [];
  const target = (): UnitPart[] => open.at(-1)?.children ?? root;
  const add = (...parts: UnitPart[]): void => {
    for (const part of parts) {
      const before = target().at(-1);
      if (part.kind === 'text' && before?.kind === 'text') {
        target()[target().length - 1] = { kind: 'text', text: before.text + part.text };
      } else if (part.kind !== 'text' || part.text !== '') target().push(part);
    }
  };
  const begin = (i: string, type: PairType | null, url: string | null): void => {
    const isCode = type !== null && (type !== 'link' || url !== null);
    const id = isCode ? nextId() : '';
    const close = (children: UnitPart[]): UnitPart[] =>
      isCode
        ? [
            {
              kind: 'pair',
              id,
              type,
              ...(type === 'link' && url !== null ? { url } : {}),
              children,
            },
          ]
        : children;
    open.push({ i, children: [], close });
  };
  const end = (i: string, isWhole: boolean): void => {
    const found = open.pop();
    if (!found) return;
    add(...(isWhole && found.i === i ? found.close(found.children) : found.children));
  };

  for (const token of tokens) {
    switch (token.kind) {
      case 'text':
        add({ kind: 'text', text: token.text });
        break;
      case 'open':
        begin(token.i, typeOf(token.type, token.content), urlOf(token.content));
        break;
      case 'hi':
        begin('hi', typeOf(token.type, ''), null);
        break;
      case 'close':
      case 'end-hi': {
        const i = token.kind === 'close' ? token.i : 'hi';
        if (!open.some((one) => one.i === i)) break;
        while (open.length > 0 && open.at(-1)?.i !== i) end('', false);
        end(i, true);
        break;
      }
      case 'alone':
        if (isBreak(token)) add({ kind: 'break', id: nextId() });
    }
  }
  while (open.length > 0) end('', false);
  return root;
};
