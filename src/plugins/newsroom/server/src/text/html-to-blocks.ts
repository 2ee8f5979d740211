import { Parser } from 'htmlparser2';
import sanitizeHtml from 'sanitize-html';
import { BlockBuilder } from './block-builder';
import type { Block } from './blocks';
import { SANITIZE_OPTIONS } from './html-vocabulary';
import { limitNesting } from './limit-nesting';

/**
 * Makes Strapi blocks of foreign HTML. Nothing active survives: the markup goes through
 * sanitize-html, and only elements that the builder knows become nodes.
 *
 * - Headings keep their level, h1 becomes h2. Lists nest as Strapi nests them. Paragraphs of a
 *   blockquote stay one quote, a blank line between them; paragraphs of a list item are lines.
 * - Containers and bare text become paragraphs, a table row one paragraph `a | b | c`.
 * - Text keeps its marks and its links to http, https, mailto, tel and root-relative addresses; of
 *   any other link the words stay. White space collapses as in a browser, not inside `<pre>`.
 * - An iframe, a video or a post of a social network becomes a paragraph that holds a single link
 *   to its source, set on its title or words: that is how the design stores an embed.
 * - A picture needs an uploaded file to be an image block, and there is none yet. Least is lost
 *   with the same shape as an embed: a paragraph that links to the picture, set on its alternative
 *   text, so that an editor sees where it stood and can upload it. Amid text (an emoji, say) the
 *   alternative text takes its place. A tracking pixel is dropped; a caption is a paragraph.
 *
 * @param html any string; broken, hostile and deeply nested markup included
 * @returns blocks that Strapi's validator accepts, text in NFC; `[]` when there is no text. Never
 *   throws; linear in the length of the input
 */
export function htmlToBlocks(html: string): Block[] {
  const builder = new BlockBuilder();
  const parser = new Parser({
    onopentag: (tag, attributes) => builder.open(tag, attributes),
    ontext: (text) => builder.text(text),
    onclosetag: (tag) => builder.close(tag),
  });
  parser.end(sanitizeHtml(limitNesting(html), SANITIZE_OPTIONS));
  return builder.end();
}
