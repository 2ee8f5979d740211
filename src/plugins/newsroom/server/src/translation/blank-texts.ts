import type { Block, Blocks, ListBlock, TextNode } from '../text/blocks';
import { isBlocks } from '../text/blocks';
import { TRANSLATED_FIELDS } from '../text/translated-fields';
import type { SourceState } from './decide-drift';

const EMPTY: readonly TextNode[] = [{ type: 'text', text: '' }];

const blankList = (list: ListBlock): ListBlock => ({
  ...list,
  children: list.children.map((child) =>
    child.type === 'list' ? blankList(child) : { ...child, children: EMPTY }
  ),
});

const blankBlock = (block: Block): Block => {
  switch (block.type) {
    case 'list':
      return blankList(block);
    case 'image':
      return { ...block, image: { ...block.image, alternativeText: null, caption: null } };
    // Code reads the same in every language.
    case 'code':
      return block;
    default:
      return { ...block, children: EMPTY };
  }
};

/** The same blocks, without their words: what a translator fills in. */
export const blankBody = (blocks: Blocks): Blocks => blocks.map(blankBlock);

/**
 * What a new translation says before anybody has translated it: the source's texts, or nothing in the
 * structure of its body. Pure.
 */
export const startTexts = (
  source: SourceState,
  texts: 'copy' | 'empty'
): Record<string, unknown> => {
  if (texts === 'empty') return { body: isBlocks(source.body) ? blankBody(source.body) : null };
  return Object.fromEntries(TRANSLATED_FIELDS.map((field) => [field, source[field] ?? null]));
};
