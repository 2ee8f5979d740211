import type { PairType, UnitPart, UnitParts } from '../../text/unit-parts';
import { partsOfText } from '../../text/unit-parts';
import { escapeMarkup } from '../../text/escape-markup';
import type { XliffCode, XliffToken } from './model';
import { joinTokens } from './tokens';

type Pair = Extract<UnitPart, { kind: 'pair' }>;

/** How markup is called in XLIFF, and shown to translators. What the standard has no name for is ours. */
const CODES: Readonly<Record<PairType, { type: string; subType: string | null; tag: string }>> = {
  link: { type: 'link', subType: null, tag: 'a' },
  bold: { type: 'fmt', subType: 'xlf:b', tag: 'strong' },
  italic: { type: 'fmt', subType: 'xlf:i', tag: 'em' },
  underline: { type: 'fmt', subType: 'xlf:u', tag: 'u' },
  strikethrough: { type: 'fmt', subType: 'newsroom:strikethrough', tag: 's' },
  code: { type: 'fmt', subType: 'newsroom:code', tag: 'code' },
};

const pairCode = ({ id, type, url }: Pair): XliffCode => {
  const { tag, ...kind } = CODES[type];
  const data = url === undefined ? `<${tag}>` : `<${tag} href="${escapeMarkup(url)}">`;
  return { id, ...kind, data, endData: `</${tag}>`, equiv: null };
};

const LINE_BREAK = { type: 'fmt', subType: 'xlf:lb', data: '<br/>', equiv: '\n' } as const;

/** A unit's parts as a file has them. */
export const tokensOfParts = (parts: UnitParts): XliffToken[] =>
  parts.flatMap((part): XliffToken[] => {
    if (part.kind === 'text') return [part];
    if (part.kind === 'break')
      return [{ kind: 'standalone', code: { id: part.id, ...LINE_BREAK } }];
    return [
      { kind: 'open', code: pairCode(part) },
      ...tokensOfParts(part.children),
      { kind: 'close', id: part.id },
    ];
  });

const codesIn = (parts: UnitParts): Exclude<UnitPart, { kind: 'text' }>[] =>
  parts.flatMap((part) => {
    if (part.kind === 'text') return [];
    return part.kind === 'pair' ? [part, ...codesIn(part.children)] : [part];
  });

export interface ReadParts {
  readonly parts: UnitPart[];
  /** Ids of codes that the source has not, and whose meaning is not known; their content stays. */
  readonly unknown: string[];
  /** Ids of codes of the source that are gone. */
  readonly missing: string[];
}

interface Frame {
  readonly pair: Omit<Pair, 'children'> | null;
  readonly id: string;
  readonly children: UnitPart[];
  /** It goes on after another one's end; where nothing follows, it is not there. */
  readonly isRest: boolean;
}

/** A pair that a translator's tool put in, as far as it says what it is. A link must be the source's. */
const newPair = ({ id, type, subType }: XliffCode): Omit<Pair, 'children'> | null => {
  const [found] = (Object.keys(CODES) as PairType[]).filter(
    (name) => name !== 'link' && CODES[name].type === type && CODES[name].subType === subType
  );
  return found ? { kind: 'pair', id, type: found } : null;
};

/**
 * What a file says, as parts again. Codes are told by their ids in the source: what they are and where
 * a link leads is the source's word, not the file's. Pairs that cross each other are made to nest.
 */
export const partsOfTokens = (tokens: readonly XliffToken[], source: UnitParts): ReadParts => {
  const known = new Map(codesIn(source).map((part) => [part.id, part]));
  const seen = new Set<string>();
  const unknown: string[] = [];
  const root: Frame = { pair: null, id: '', children: [], isRest: false };
  let frames: Frame[] = [root];
  const top = (): Frame => frames.at(-1) ?? root;

  const originalOf = ({ id, copyOf }: XliffCode) => known.get(id) ?? known.get(copyOf ?? '');
  const open = (code: XliffCode): void => {
    const original = originalOf(code);
    if (original) seen.add(original.id);
    const pair = original?.kind === 'pair' ? { ...original, id: code.id } : newPair(code);
    if (!pair) unknown.push(code.id);
    frames.push({ pair, id: code.id, children: [], isRest: false });
  };
  const closeTop = (): void => {
    const { pair, children, isRest } = frames.pop() ?? root;
    if (!pair) top().children.push(...children);
    else if (!isRest || children.length > 0) top().children.push({ ...pair, children });
  };
  const close = (id: string): void => {
    const at = frames.findLastIndex((frame, index) => index > 0 && frame.id === id);
    if (at === -1) return;
    const crossed = frames.slice(at + 1).map((frame) => ({ ...frame, children: [], isRest: true }));
    while (frames.length > at) closeTop();
    frames = [...frames, ...crossed];
  };

  for (const token of joinTokens(tokens)) {
    if (token.kind === 'open') open(token.code);
    else if (token.kind === 'close') close(token.id);
    else if (token.kind === 'text') {
      // A line break that stands in the text itself is one of ours without its code.
      top().children.push(...partsOfText(token.text));
    } else {
      const original = originalOf(token.code);
      if (original) seen.add(original.id);
      const isBreak = original?.kind === 'break' || token.code.subType === 'xlf:lb';
      if (isBreak) top().children.push({ kind: 'break', id: token.code.id });
      else unknown.push(token.code.id);
    }
  }
  while (frames.length > 1) closeTop();
  return {
    parts: root.children,
    unknown,
    missing: [...known.keys()].filter((id) => !seen.has(id)),
  };
};
