import { TEXT_MARKS, type InlineNode, type TextMark, type TextNode } from './blocks';

export type PairType = 'link' | TextMark;

/** Text and codes of a unit. A pair stands around its children; a break ends a line within a block. */
export type UnitPart =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'pair';
      /** Unique among the codes of the unit. */
      readonly id: string;
      readonly type: PairType;
      /** Where a link leads. */
      readonly url?: string;
      readonly children: readonly UnitPart[];
    }
  | { readonly kind: 'break'; readonly id: string };

export type UnitParts = readonly UnitPart[];

interface Run {
  readonly text: string;
  readonly marks: readonly TextMark[];
}

const marksOf = (node: TextNode): TextMark[] => TEXT_MARKS.filter((mark) => node[mark] === true);
const runOf = (node: TextNode): Run => ({ text: node.text, marks: marksOf(node) });

/** Gives out the ids of a unit's codes, in the order in which they begin. */
type NextId = () => string;

const countFromOne = (): NextId => {
  let last = 0;
  return () => String((last += 1));
};

const textParts = (text: string, nextId: NextId): UnitPart[] =>
  text
    .split('\n')
    .flatMap((line, index): UnitPart[] => [
      ...(index > 0 ? [{ kind: 'break', id: nextId() } as const] : []),
      ...(line === '' ? [] : [{ kind: 'text', text: line } as const]),
    ]);

/** How many runs from `start` on carry a mark. */
const extentOf = (runs: readonly Run[], start: number, mark: TextMark): number => {
  const end = runs.findIndex((run, index) => index > start && !run.marks.includes(mark));
  return (end === -1 ? runs.length : end) - start;
};

/** The mark that goes on for longest is the outermost, so that few codes are needed. */
const nest = (runs: readonly Run[], open: readonly TextMark[], nextId: NextId): UnitPart[] => {
  const parts: UnitPart[] = [];
  for (let at = 0; at < runs.length;) {
    const run = runs[at];
    const [outer] = (run?.marks ?? [])
      .filter((mark) => !open.includes(mark))
      .map((mark) => ({ mark, extent: extentOf(runs, at, mark) }))
      .sort((a, b) => b.extent - a.extent);
    if (outer) {
      const id = nextId();
      const children = nest(runs.slice(at, at + outer.extent), [...open, outer.mark], nextId);
      parts.push({ kind: 'pair', id, type: outer.mark, children });
    } else {
      parts.push(...textParts(run?.text ?? '', nextId));
    }
    at += outer?.extent ?? 1;
  }
  return joinTexts(parts);
};

/** Texts that stand side by side as one; empty ones go. */
const joinTexts = (parts: UnitParts): UnitPart[] => {
  const joined: UnitPart[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (part.kind === 'text' && last?.kind === 'text') {
      joined[joined.length - 1] = { kind: 'text', text: last.text + part.text };
    } else if (part.kind !== 'text' || part.text !== '') joined.push(part);
  }
  return joined;
};

/** Empty nodes, which Strapi's editor sets around links, say nothing. */
const isFilled = (node: TextNode): boolean => node.text !== '';

/** A line of inline nodes as parts; ids count from `1` in reading order. */
export const partsOfNodes = (nodes: readonly InlineNode[]): UnitPart[] => {
  const nextId = countFromOne();
  const parts: UnitPart[] = [];
  let runs: Run[] = [];
  const flush = (): void => {
    parts.push(...nest(runs, [], nextId));
    runs = [];
  };
  for (const node of nodes) {
    if (node.type === 'text') {
      if (isFilled(node)) runs.push(runOf(node));
      continue;
    }
    flush();
    const id = nextId();
    const children = nest(node.children.filter(isFilled).map(runOf), [], nextId);
    parts.push({ kind: 'pair', id, type: 'link', url: node.url, children });
  }
  flush();
  return joinTexts(parts);
};

/** A text without markup as parts. */
export const partsOfText = (text: string): UnitPart[] => textParts(text, countFromOne());

/** What a reader reads of the parts; breaks as `\n`. */
export const plainText = (parts: UnitParts): string =>
  parts
    .map((part) => {
      if (part.kind === 'text') return part.text;
      return part.kind === 'break' ? '\n' : plainText(part.children);
    })
    .join('');

const isAlike = (a: TextNode, b: TextNode): boolean =>
  TEXT_MARKS.every((mark) => (a[mark] === true) === (b[mark] === true));

const appendText = <Node extends InlineNode>(nodes: (Node | TextNode)[], node: TextNode): void => {
  const last = nodes.at(-1);
  if (last?.type === 'text' && isAlike(last, node)) {
    nodes[nodes.length - 1] = { ...last, text: last.text + node.text };
  } else if (node.text !== '') nodes.push(node);
};

const textNode = (text: string, marks: readonly TextMark[]): TextNode => ({
  type: 'text',
  text,
  ...Object.fromEntries(TEXT_MARKS.filter((mark) => marks.includes(mark)).map((m) => [m, true])),
});

const flatten = (parts: UnitParts, marks: readonly TextMark[], inLink: boolean): InlineNode[] => {
  const nodes: InlineNode[] = [];
  for (const part of parts) {
    if (part.kind !== 'pair') {
      appendText(nodes, textNode(part.kind === 'break' ? '\n' : part.text, marks));
    } else if (part.type === 'link' && !inLink && part.url !== undefined) {
      const children = flatten(part.children, marks, true);
      const texts = children.filter((child) => child.type === 'text');
      nodes.push({ type: 'link', url: part.url, children: texts.length > 0 ? texts : EMPTY });
    } else {
      // A link within a link, or to nowhere, is its words.
      const more = part.type === 'link' ? marks : [...marks, part.type];
      for (const node of flatten(part.children, more, inLink)) {
        if (node.type === 'text') appendText(nodes, node);
        else nodes.push(node);
      }
    }
  }
  return nodes;
};

const EMPTY: TextNode[] = [{ type: 'text', text: '' }];

/** Parts as a line of inline nodes, as Strapi stores it: never empty, links never in each other. */
export const nodesOfParts = (parts: UnitParts): InlineNode[] => {
  const nodes = flatten(parts, [], false);
  return nodes.length > 0 ? nodes : EMPTY;
};

/** Whether two lines of parts say the same in the same markup, whatever the ids of their codes. */
export const isSameParts = (a: UnitParts, b: UnitParts): boolean =>
  JSON.stringify(nodesOfParts(a)) === JSON.stringify(nodesOfParts(b));
