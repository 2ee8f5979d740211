import {
  TEXT_MARKS,
  type Block,
  type Blocks,
  type InlineNode,
  type LinkNode,
  type ListBlock,
  type ListItem,
  type TextNode,
} from './blocks';
import { cleanText } from './normalise';

/** A block as far as it matters to a translator, and its place in the body that it comes from. */
export interface ComparableBlock {
  block: Block;
  index: number;
}

/** Text in which white space and ways to write a character make no difference. */
export const comparableText = (value: string): string =>
  cleanText(value).normalize('NFC').replace(/\s+/g, ' ').trim();

/** A stretch of text with the same marks in the same link. */
interface Run {
  text: string;
  url: string | null;
  marks: string;
}

const marksOf = (node: TextNode): string =>
  TEXT_MARKS.filter((mark) => node[mark] === true).join(' ');

const runsOf = (nodes: readonly InlineNode[], url: string | null = null): Run[] =>
  nodes.flatMap((node) =>
    node.type === 'link'
      ? runsOf(node.children, node.url)
      : [{ text: cleanText(node.text).replace(/\s+/g, ' '), url, marks: marksOf(node) }]
  );

/**
 * The runs with as few of them as say the same: a blank counts once, and to what stands before it,
 * whichever of two neighbours an editor put it in.
 */
const joinRuns = (runs: readonly Run[]): Run[] => {
  const joined: Run[] = [];
  for (const { text, ...kind } of runs) {
    const last = joined.at(-1);
    const isBlankOwed = text.startsWith(' ') && last !== undefined && !last.text.endsWith(' ');
    if (isBlankOwed) last.text += ' ';
    const own = text.trimStart();
    if (own === '') continue;
    if (last?.url === kind.url && last.marks === kind.marks) last.text += own;
    else joined.push({ text: own, ...kind });
  }
  const last = joined.at(-1);
  if (last) last.text = last.text.trimEnd();
  return joined.map((run) => ({ ...run, text: run.text.normalize('NFC') }));
};

const toNode = ({ text, marks }: Run): TextNode => ({
  type: 'text',
  text,
  ...Object.fromEntries(marks === '' ? [] : marks.split(' ').map((mark) => [mark, true])),
});

const comparableInline = (nodes: readonly InlineNode[]): InlineNode[] =>
  joinRuns(runsOf(nodes)).map((run): TextNode | LinkNode =>
    run.url === null ? toNode(run) : { type: 'link', url: run.url, children: [toNode(run)] }
  );

const comparableList = (list: ListBlock): ListBlock | null => {
  const children = list.children.flatMap((child): (ListItem | ListBlock)[] => {
    if (child.type === 'list') return [comparableList(child) ?? []].flat();
    const inline = comparableInline(child.children);
    return inline.length === 0 ? [] : [{ type: 'list-item', children: inline }];
  });
  return children.length === 0 ? null : { type: 'list', format: list.format, children };
};

const textOf = (nodes: readonly InlineNode[]): string =>
  comparableText(runsOf(nodes).reduce((text, run) => text + run.text, ''));

/** Which picture it is does not matter here, only what is said of it. */
const comparablePicture = (block: Extract<Block, { type: 'image' }>): Block | null => {
  const { alternativeText, caption } = block.image;
  const texts = [alternativeText ?? '', caption ?? ''].map(comparableText);
  const said = [...texts, textOf(block.children)].filter((text) => text !== '').join('\n');
  if (said === '') return null;
  return {
    type: 'image',
    image: { name: '', url: '', width: 0, height: 0, caption: said },
    children: [],
  };
};

const comparableBlock = (block: Block): Block | null => {
  switch (block.type) {
    case 'list':
      return comparableList(block);
    case 'image':
      return comparablePicture(block);
    case 'code': {
      // Blanks are part of code.
      const text = block.children.reduce((all, node) => all + cleanText(node.text), '');
      return text.trim() === '' ? null : { type: 'code', children: [{ type: 'text', text }] };
    }
    default: {
      const children = comparableInline(block.children);
      return children.length === 0 ? null : { ...block, children };
    }
  }
};

/**
 * A body as far as it matters to a translator: its words with their marks and links, and what is said of
 * its pictures. Blocks without any are left out; white space, and how an editor happened to cut a line
 * into nodes, make no difference. Pure.
 */
export const comparableBody = (blocks: Blocks): ComparableBlock[] =>
  blocks.flatMap((original, index) => {
    const block = comparableBlock(original);
    return block ? [{ block, index }] : [];
  });

/** The pictures of a body, by their addresses, in their order. */
export const picturesOf = (blocks: Blocks): string[] =>
  blocks.flatMap((block) => (block.type === 'image' ? [block.image.url] : []));
