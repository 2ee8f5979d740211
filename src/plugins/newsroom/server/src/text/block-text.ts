import type { Block, Blocks, InlineNode, ListBlock, ListItem } from './blocks';
import { cleanText, decodeEntities } from './normalise';

/** The text of a line of inline nodes, links as the words they are set on. */
export function inlineText(nodes: readonly InlineNode[]): string {
  return nodes
    .map((node) => (node.type === 'link' ? inlineText(node.children) : node.text))
    .join('');
}

/** Every item of a list, however deep, in reading order. */
export function* listItems(list: ListBlock): Generator<ListItem> {
  for (const child of list.children) {
    if (child.type === 'list') yield* listItems(child);
    else yield child;
  }
}

function blockText(block: Block): string {
  switch (block.type) {
    case 'list':
      return Array.from(listItems(block), (item) => inlineText(item.children)).join('\n');
    case 'image':
      return block.image.caption ?? '';
    default:
      return inlineText(block.children);
  }
}

const joinTexts = (blocks: Blocks): string =>
  blocks
    .map(blockText)
    .filter((text) => text.trim() !== '')
    .join('\n\n');

/**
 * What a reader reads: headings, paragraphs, quotes, list items and image captions, but no code
 * blocks (COMPUTATIONS, "Read time", step 1). Entities that an editor pasted are decoded.
 *
 * @returns text in NFC, blocks separated by a blank line, list items by a line break
 */
export function readableText(blocks: Blocks): string {
  const read = joinTexts(blocks.filter((block) => block.type !== 'code'));
  return cleanText(decodeEntities(read)).normalize('NFC');
}

/** The body as plain text, code included; blocks separated by a blank line, list items by one. */
export function plainText(blocks: Blocks): string {
  return joinTexts(blocks);
}

/** How many pictures stand in the body. */
export function countImages(blocks: Blocks): number {
  return blocks.filter((block) => block.type === 'image').length;
}
