import type { Block } from './blocks';
import { cleanText, decodeEntities } from './normalise';

/**
 * Makes paragraphs of plain text, as agencies send it: blank lines part them, a single line break
 * stays one, entities are decoded once, indentation and runs of blanks go.
 */
export function plainToBlocks(text: string): Block[] {
  return cleanText(decodeEntities(text))
    .split(/\n[^\S\n]*\n/)
    .map((paragraph) =>
      paragraph
        .split('\n')
        .map((line) => line.replace(/[ \t]+/g, ' ').trim())
        .filter((line) => line !== '')
        .join('\n')
        .normalize('NFC')
    )
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => ({ type: 'paragraph', children: [{ type: 'text', text: paragraph }] }));
}
