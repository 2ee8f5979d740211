import {
  TEXT_MARKS,
  type Block,
  type BlockImage,
  type Blocks,
  type InlineNode,
  type ListBlock,
  type ParagraphBlock,
  type TextMark,
  type TextNode,
} from './blocks';
import { embedOf } from './embeds';
import { escapeMarkup } from './escape-markup';
import { isExternalUrl, publicLinkUrl, publicMediaUrl } from './link-url';
import { cleanText } from './normalise';

export interface HtmlOptions {
  /** BCP 47 tag of the text; with it or `dir` the whole is wrapped in one `<div>`. */
  readonly lang?: string;
  readonly dir?: 'ltr' | 'rtl' | 'auto';
  /** Absolute address of the page that root-relative links are read on; without it they stay so. */
  readonly linkBase?: string;
  /** Absolute address that root-relative pictures are below; without it they stay so. */
  readonly mediaBase?: string;
  /** false: an embed stays the paragraph it is, for places that strip `data-` attributes. */
  readonly embeds?: boolean;
}

const ELEMENT_OF: Readonly<Record<TextMark, string>> = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strikethrough: 's',
  code: 'code',
};

/** An error in HTML, as a character as well as by its number. */
const NONCHARACTERS = /\p{Noncharacter_Code_Point}/gu;

/** Text for HTML, in content and in quoted attributes alike. */
export function escapeHtml(text: string): string {
  return escapeMarkup(cleanText(text).replace(NONCHARACTERS, '\uFFFD'));
}

function textToHtml(node: TextNode): string {
  const text = escapeHtml(node.text).replace(/\n/g, '<br>');
  if (text === '') return '';
  return TEXT_MARKS.filter((mark) => node[mark] === true)
    .reverse()
    .reduce((inner, mark) => `<${ELEMENT_OF[mark]}>${inner}</${ELEMENT_OF[mark]}>`, text);
}

const withBase = (url: string, base: string | undefined): string =>
  base !== undefined && url.startsWith('/') ? new URL(url, base).href : url;

function inlineToHtml(nodes: readonly InlineNode[], options: HtmlOptions): string {
  return nodes
    .map((node) => {
      if (node.type === 'text') return textToHtml(node);
      const words = node.children.map(textToHtml).join('');
      const known = publicLinkUrl(node.url);
      if (known === null || words === '') return words;
      const url = withBase(known, options.linkBase);
      const rel = isExternalUrl(url) ? ' rel="noopener"' : '';
      return `<a href="${escapeHtml(url)}"${rel}>${words}</a>`;
    })
    .join('');
}

/** In HTML a nested list stands inside the item before it, in Strapi beside it. */
function listToHtml(list: ListBlock, options: HtmlOptions): string {
  const items: string[] = [];
  for (const child of list.children) {
    if (child.type === 'list-item') items.push(inlineToHtml(child.children, options));
    else items.push((items.pop() ?? '') + listToHtml(child, options));
  }
  const element = list.format === 'ordered' ? 'ol' : 'ul';
  return `<${element}>${items.map((item) => `<li>${item}</li>`).join('')}</${element}>`;
}

function imageToHtml(image: BlockImage, { mediaBase }: HtmlOptions): string {
  const known = publicMediaUrl(image.url);
  if (known === null) return '';
  const url =
    mediaBase !== undefined && known.startsWith('/')
      ? `${mediaBase.replace(/\/+$/, '')}${known}`
      : known;
  const alt = escapeHtml(image.alternativeText ?? '');
  const size = `width="${Number(image.width)}" height="${Number(image.height)}"`;
  const caption = image.caption ? `<figcaption>${escapeHtml(image.caption)}</figcaption>` : '';
  return `<figure><img src="${escapeHtml(url)}" ${size} alt="${alt}">${caption}</figure>`;
}

const element = (name: string, content: string): string =>
  content === '' ? '' : `<${name}>${content}</${name}>`;

/**
 * An embed as readers may have it before, or without, anything of the provider's: a link. The attributes
 * tell a page's own script what to put there.
 */
function embedToHtml({ children }: ParagraphBlock, options: HtmlOptions): string | null {
  const embed = options.embeds === false ? null : embedOf({ type: 'paragraph', children });
  if (!embed) return null;
  const words = inlineToHtml(
    children.filter(({ type }) => type === 'link'),
    options
  );
  const link =
    words || `<a href="${escapeHtml(embed.url)}" rel="noopener">${escapeHtml(embed.url)}</a>`;
  return `<figure data-embed="${embed.provider}" data-embed-url="${escapeHtml(embed.url)}">${link}</figure>`;
}

function blockToHtml(block: Block, options: HtmlOptions): string {
  switch (block.type) {
    case 'paragraph':
      return embedToHtml(block, options) ?? element('p', inlineToHtml(block.children, options));
    case 'heading':
      // The headline is the page's h1.
      return element(`h${Math.max(2, block.level)}`, inlineToHtml(block.children, options));
    case 'quote':
      return element('blockquote', element('p', inlineToHtml(block.children, options)));
    case 'list':
      return listToHtml(block, options);
    case 'image':
      return imageToHtml(block.image, options);
    case 'code': {
      const language = block.language ? ` class="language-${escapeHtml(block.language)}"` : '';
      const text = block.children.map((child) => escapeHtml(child.text)).join('');
      return text === '' ? '' : `<pre><code${language}>${text}</code></pre>`;
    }
  }
}

/**
 * The body as semantic HTML: no styles, no classes but a code block's `language-…`, everything
 * escaped. Links go to http, https, mailto, tel and root-relative addresses, of any other the words
 * stay; links off the page's origin get `rel="noopener"`. Blocks without text are left out, and a
 * heading of level 1 is written as h2. A paragraph that is an embed (`embeds.ts`) becomes a figure with
 * a link, `data-embed` and `data-embed-url`; no script or frame of anybody's. What HTML can carry comes
 * back equal from `htmlToBlocks`.
 *
 * @param blocks a body that `findBlocksProblem` finds nothing wrong with
 */
export function blocksToHtml(blocks: Blocks, options: HtmlOptions = {}): string {
  const html = blocks.map((block) => blockToHtml(block, options)).join('\n');
  const lang = options.lang === undefined ? '' : ` lang="${escapeHtml(options.lang)}"`;
  const dir = options.dir === undefined ? '' : ` dir="${escapeHtml(options.dir)}"`;
  return lang === '' && dir === '' ? html : `<div${lang}${dir}>${html}</div>`;
}
