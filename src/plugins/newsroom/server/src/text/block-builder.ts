import {
  MAX_LIST_DEPTH,
  type Block,
  type HeadingBlock,
  type ListBlock,
  type ListItem,
  type TextMark,
} from './blocks';
import {
  CONTAINERS,
  EMBED_SOURCES,
  LEVEL_OF,
  MARK_OF,
  POST_ADDRESSES,
  POST_CLASS,
} from './html-vocabulary';
import { InlineBuffer, linkTo, type OpenLink, type TextStyle } from './inline-buffer';
import { publicLinkUrl, publicMediaUrl } from './link-url';
import { cleanText } from './normalise';
import { TableRows } from './table-rows';
import { inlineText } from './block-text';

type Attributes = Readonly<Record<string, string>>;

interface OpenList {
  readonly format: ListBlock['format'];
  readonly children: (ListItem | ListBlock)[];
}
/** Preformatted text on its way to a code block. */
interface OpenCode {
  readonly parts: string[];
  language: string | null;
}
/** A social network's post; it becomes a single link, to the last address seen in it. */
interface OpenPost {
  readonly tag: string;
  readonly name: string | null;
  url: string | null;
  depth: number;
}

const LANGUAGE_CLASS = /(?:^|\s)lang(?:uage)?-([\w+#.-]+)/;

/** Takes the events of balanced, sanitised HTML and makes blocks of them, in one pass. */
export class BlockBuilder {
  readonly blocks: Block[] = [];
  private readonly buffer = new InlineBuffer();
  private readonly rows = new TableRows();
  private readonly lists: OpenList[] = [];
  private readonly marks: TextMark[] = [];
  private style: TextStyle = { marks: new Set(), link: null };
  private link: OpenLink | null = null;
  private heading: HeadingBlock['level'] | null = null;
  private quotes = 0;
  private preformatted = 0;
  private code: OpenCode | null = null;
  private post: OpenPost | null = null;
  private media: { url: string | null; title: string } | null = null;

  text(value: string): void {
    if (this.media) return;
    if (this.code) this.codeText(value);
    else if (this.preformatted > 0) this.buffer.addVerbatim(value, this.style);
    else this.buffer.addText(value, this.style);
  }

  open(tag: string, attributes: Attributes): void {
    const mark = MARK_OF[tag];
    if (mark) {
      this.marks.push(mark);
      this.restyle();
      if (this.code && tag === 'code') this.readLanguage(attributes);
    } else if (tag in LEVEL_OF) this.openHeading(tag);
    else if (tag in EMBED_SOURCES) this.openMedia(tag, attributes);
    else if (tag === 'source') this.readSource(attributes);
    else if (tag === 'a') this.openLink(attributes);
    else if (tag === 'br') this.lineBreak();
    else if (tag === 'img') this.picture(attributes);
    else if (tag === 'q') this.text('“');
    else if (tag === 'pre') this.openPre(attributes);
    else if (tag === 'tr') this.openRow();
    else if (tag === 'td' || tag === 'th') this.openCell();
    else if (tag === 'ul' || tag === 'ol' || tag === 'menu') this.openList(tag);
    else if (tag === 'li') this.boundary(true);
    else if (tag === 'blockquote') this.openQuote(tag, attributes);
    else if (tag === 'div' && POST_CLASS.test(attributes.class ?? '')) {
      this.openQuote(tag, attributes);
    } else if (CONTAINERS.has(tag)) {
      if (this.post?.tag === tag) this.post.depth += 1;
      this.boundary();
    }
  }

  close(tag: string): void {
    if (tag in MARK_OF) {
      this.marks.pop();
      this.restyle();
    } else if (tag in LEVEL_OF) this.closeHeading();
    else if (tag in EMBED_SOURCES) this.closeMedia();
    else if (tag === 'a') this.setLink(null);
    else if (tag === 'q') this.text('”');
    else if (tag === 'pre') this.closePre();
    else if (tag === 'tr') this.closeRow();
    else if (tag === 'ul' || tag === 'ol' || tag === 'menu') this.closeList();
    else if (tag === 'li') this.boundary(true);
    else if (tag === 'blockquote' || this.post?.tag === tag) this.closeQuote(tag);
    else if (CONTAINERS.has(tag)) this.boundary();
  }

  /** Ends the text; returns all blocks. */
  end(): Block[] {
    this.flush();
    return this.blocks;
  }

  /** The edge of a block element: a new line within an item or a quote, else a new block. */
  private boundary(endsItem = false): void {
    if (this.code) this.codeBoundary();
    else if (this.post) this.buffer.addBoundary(1);
    else if (this.lists.length > 0 && !endsItem) this.buffer.addBoundary(1);
    else if (this.lists.length === 0 && this.heading) this.buffer.addBoundary(1);
    else if (this.lists.length === 0 && this.quotes > 0) this.buffer.addBoundary(2);
    else this.flush();
  }

  private flush(): void {
    const list = this.lists.at(-1);
    for (const children of this.buffer.take()) {
      if (list) list.children.push({ type: 'list-item', children });
      else if (this.heading) this.blocks.push({ type: 'heading', level: this.heading, children });
      else if (this.quotes > 0) this.blocks.push({ type: 'quote', children });
      else this.blocks.push({ type: 'paragraph', children });
    }
  }

  private restyle(): void {
    this.style = { marks: new Set(this.marks), link: this.link };
  }

  private setLink(link: OpenLink | null): void {
    this.link = link;
    this.restyle();
  }

  private openLink(attributes: Attributes): void {
    const url = publicLinkUrl(attributes.href);
    this.setLink(url === null ? null : { url });
    if (this.post && url !== null && publicMediaUrl(url) !== null) this.post.url = url;
  }

  private lineBreak(): void {
    if (this.code) this.code.parts.push('\n');
    else if (this.preformatted > 0) this.buffer.addVerbatim('\n', this.style);
    else this.buffer.addBreak(this.style);
  }

  private picture(attributes: Attributes): void {
    const isPixel = [attributes.width, attributes.height].some((size) =>
      /^[0-2]$/.test(size ?? '')
    );
    if (isPixel || this.code || this.media) return;
    const url = publicMediaUrl(attributes['data-src']) ?? publicMediaUrl(attributes.src);
    this.buffer.addPicture(url, attributes.alt || attributes.title || '', this.style);
  }

  private openHeading(tag: string): void {
    if (this.lists.length > 0 || this.post || this.code) return this.boundary();
    this.flush();
    this.heading = LEVEL_OF[tag] ?? null;
  }

  private closeHeading(): void {
    if (this.lists.length > 0 || this.post || this.code) return this.boundary();
    this.flush();
    this.heading = null;
  }

  private openPre(attributes: Attributes): void {
    const isInline = this.lists.length > 0 || this.quotes > 0 || this.heading || this.post;
    this.boundary();
    this.preformatted += 1;
    if (isInline || this.code) return;
    this.flush();
    this.code = { parts: [], language: null };
    this.readLanguage(attributes);
  }

  private closePre(): void {
    this.preformatted -= 1;
    if (this.preformatted === 0 && this.code) {
      const { parts, language } = this.code;
      const text = parts.join('');
      this.code = null;
      if (text.trim() !== '') {
        this.blocks.push({
          type: 'code',
          ...(language !== null && { language }),
          children: [{ type: 'text', text: text.normalize('NFC') }],
        });
      }
    }
    this.boundary();
  }

  private codeText(value: string): void {
    const text = cleanText(value);
    const isFirst = this.code?.parts.length === 0 && !this.style.marks.has('code');
    // A line break right after <pre> belongs to the markup, says the HTML standard.
    this.code?.parts.push(isFirst ? text.replace(/^\n/, '') : text);
  }

  private codeBoundary(): void {
    const last = this.code?.parts.at(-1);
    if (last !== undefined && !last.endsWith('\n')) this.code?.parts.push('\n');
  }

  private readLanguage(attributes: Attributes): void {
    const language = LANGUAGE_CLASS.exec(attributes.class ?? '')?.[1];
    if (this.code && language !== undefined) this.code.language = language;
  }

  private openList(tag: string): void {
    if (this.post || this.code) return this.boundary();
    this.flush();
    const parent = this.lists.at(-1);
    // Past the limit the items go on in the deepest list there may be.
    if (parent && this.lists.length >= MAX_LIST_DEPTH) this.lists.push(parent);
    else this.lists.push({ format: tag === 'ol' ? 'ordered' : 'unordered', children: [] });
  }

  private closeList(): void {
    if (this.post || this.code) return this.boundary();
    this.flush();
    const list = this.lists.pop();
    const parent = this.lists.at(-1);
    if (!list || list === parent || list.children.length === 0) return;
    const { format, children } = list;
    if (!parent) this.blocks.push({ type: 'list', format, children });
    else parent.children.push({ type: 'list', format, indentLevel: this.lists.length, children });
  }

  private openRow(): void {
    this.boundary();
    this.rows.openRow(this.blocks);
  }

  private openCell(): void {
    this.boundary();
    this.rows.openCell(this.blocks);
  }

  private closeRow(): void {
    this.boundary();
    this.rows.closeRow(this.blocks);
  }

  private openQuote(tag: string, attributes: Attributes): void {
    if (this.post) {
      if (this.post.tag === tag) this.post.depth += 1;
      return this.boundary();
    }
    this.boundary();
    const isPost = POST_CLASS.test(attributes.class ?? '') && !this.code;
    if (isPost && this.lists.length === 0 && this.heading === null && this.quotes === 0) {
      const named = POST_ADDRESSES.map((name) => publicMediaUrl(attributes[name]));
      const url = named.find((address) => address !== null) ?? null;
      this.post = { tag, name: url, url: null, depth: 1 };
    } else if (tag === 'blockquote') {
      if (this.quotes === 0 && this.lists.length === 0) this.flush();
      this.quotes += 1;
    }
  }

  private closeQuote(tag: string): void {
    if (this.post) return this.closePost(tag);
    this.boundary();
    if (this.quotes === 0) return;
    if (this.quotes === 1 && this.lists.length === 0) this.flush();
    this.quotes -= 1;
  }

  private closePost(tag: string): void {
    if (!this.post) return;
    if (this.post.tag === tag) this.post.depth -= 1;
    if (this.post.depth > 0) return this.boundary();
    const url = this.post.name ?? this.post.url;
    this.post = null;
    const lines = this.buffer.take();
    const words = lines.map(inlineText).join(' ').replace(/\s+/g, ' ').trim();
    if (url !== null) {
      this.blocks.push({ type: 'paragraph', children: [linkTo(url, words || url)] });
    } else {
      for (const children of lines) this.blocks.push({ type: 'quote', children });
    }
  }

  private openMedia(tag: string, attributes: Attributes): void {
    if (this.media) return;
    const named = (EMBED_SOURCES[tag] ?? []).map((name) => publicMediaUrl(attributes[name]));
    const url = named.find((address) => address !== null) ?? null;
    this.media = {
      url,
      title: cleanText(attributes.title ?? '')
        .replace(/\s+/g, ' ')
        .trim(),
    };
  }

  private readSource(attributes: Attributes): void {
    if (this.media) this.media.url ??= publicMediaUrl(attributes.src);
  }

  private closeMedia(): void {
    const { media } = this;
    this.media = null;
    if (!media || media.url === null || this.code) return;
    const { url } = media;
    const words = media.title || url;
    this.boundary();
    if (this.post) this.post.url = url;
    else if (this.lists.length > 0 || this.quotes > 0 || this.heading) {
      this.buffer.addText(words, { marks: new Set(), link: { url } });
      this.boundary();
    } else this.blocks.push({ type: 'paragraph', children: [linkTo(url, words)] });
  }
}
