import { TEXT_MARKS, type InlineNode, type LinkNode, type TextMark, type TextNode } from './blocks';
import { cleanText } from './normalise';

/** One `<a>` element; two links to the same address stay two. */
export interface OpenLink {
  readonly url: string;
}

/** How a piece of text is set. */
export interface TextStyle {
  readonly marks: ReadonlySet<TextMark>;
  readonly link: OpenLink | null;
}

export const PLAIN: TextStyle = { marks: new Set(), link: null };

interface Run {
  text: string;
  readonly key: string;
  readonly style: TextStyle;
}
interface Picture {
  readonly url: string;
  readonly text: string;
  readonly style: TextStyle;
}

const HTML_SPACE = /[ \t\n]+/g;

const keyOf = (style: TextStyle): string => TEXT_MARKS.filter((m) => style.marks.has(m)).join(' ');

/**
 * Gathers the text of one paragraph, heading, quote or list item, collapsing white space as a
 * browser does: a run is one space, none stands at a start, at an end or next to a line break.
 */
export class InlineBuffer {
  private runs: Run[] = [];
  /** White space that shows only if more text follows. */
  private pending: { char: ' ' | '\n'; style: TextStyle }[] = [];
  private pictures: Picture[] = [];
  private hasOwnText = false;

  get isBlank(): boolean {
    return this.runs.length === 0 && this.pictures.length === 0;
  }

  /** Adds text as it stands in HTML, outside `<pre>`. */
  addText(raw: string, style: TextStyle): void {
    const text = cleanText(raw).replace(HTML_SPACE, ' ');
    if (text.startsWith(' ')) this.addSpace(style);
    const words = text.slice(text.startsWith(' ') ? 1 : 0, text.endsWith(' ') ? -1 : undefined);
    if (words === '') return;
    this.hasOwnText = true;
    this.append(words, style);
    if (text.endsWith(' ')) this.addSpace(style);
  }

  /** Adds text whose white space counts. */
  addVerbatim(raw: string, style: TextStyle): void {
    const text = cleanText(raw);
    if (text === '') return;
    this.hasOwnText = true;
    this.append(text, style);
  }

  /** Adds a line break within the text. */
  addBreak(style: TextStyle): void {
    if (this.isBlank) return;
    if (this.pending.at(-1)?.char === ' ') this.pending.pop();
    this.pending.push({ char: '\n', style });
  }

  /** Ends a block inside this text: what follows begins `lines` lines below. */
  addBoundary(lines: number): void {
    if (this.isBlank) return;
    this.pending = Array.from({ length: lines }, () => ({ char: '\n', style: PLAIN }));
  }

  /** Adds a picture: its words where it stands amid text, a link to it where it stands alone. */
  addPicture(url: string | null, alt: string, style: TextStyle): void {
    const text = cleanText(alt).replace(HTML_SPACE, ' ').trim();
    const target = style.link?.url ?? url;
    if (target !== null) this.pictures.push({ url: target, text: text || target, style });
    else if (text !== '') this.hasOwnText = true;
    if (text !== '') this.append(text, style);
  }

  /** Empties the buffer. A picture that stood alone is a line of its own; so there may be several. */
  take(): InlineNode[][] {
    const { runs, pictures, hasOwnText } = this;
    this.runs = [];
    this.pending = [];
    this.pictures = [];
    this.hasOwnText = false;
    if (!hasOwnText && pictures.length > 0) {
      return pictures.map(({ url, text }) => [linkTo(url, text)]);
    }
    return runs.length === 0 ? [] : [toNodes(runs)];
  }

  private addSpace(style: TextStyle): void {
    if (this.runs.length > 0 && this.pending.length === 0) this.pending.push({ char: ' ', style });
  }

  private append(text: string, style: TextStyle): void {
    const pending = this.pending;
    this.pending = [];
    if (this.runs.length > 0) for (const { char, style: at } of pending) this.push(char, at);
    this.push(text, style);
  }

  private push(text: string, style: TextStyle): void {
    const last = this.runs.at(-1);
    const key = keyOf(style);
    if (last && last.key === key && last.style.link === style.link) last.text += text;
    else this.runs.push({ text, key, style });
  }
}

/** A link on its own words; in a paragraph of its own this is how an embed is kept. */
export function linkTo(url: string, text: string): LinkNode {
  return { type: 'link', url, children: [{ type: 'text', text: text.normalize('NFC') }] };
}

function toText(run: Run): TextNode {
  const marks = TEXT_MARKS.filter((mark) => run.style.marks.has(mark));
  return {
    type: 'text',
    text: run.text.normalize('NFC'),
    ...Object.fromEntries(marks.map((mark) => [mark, true])),
  };
}

function toNodes(runs: readonly Run[]): InlineNode[] {
  const nodes: InlineNode[] = [];
  let link: OpenLink | null = null;
  let children: TextNode[] = [];
  for (const run of runs) {
    const at = run.style.link;
    if (at === null) {
      nodes.push(toText(run));
    } else {
      if (at !== link) {
        children = [];
        nodes.push({ type: 'link', url: at.url, children });
      }
      children.push(toText(run));
    }
    link = at;
  }
  return nodes;
}
