import { inlineText, listItems, readableText } from '../text/block-text';
import { isBlocks, type Block } from '../text/blocks';
import { measureReadTime } from '../text/read-time';

/** What parity rules look at of one language of a story. */
export interface ParityFacts {
  locale: string;
  /** Texts beside the body, by the name of their field. */
  fields: readonly { field: string; text: string }[];
  /** Of the body, what has words: `index` is the place within it. */
  blocks: readonly { index: number; kind: Block['type']; text: string }[];
  /** Paragraphs, headings and quotes, and items of lists. */
  paragraphs: number;
  /** Reading the body at the pace of its own language, in seconds; pictures aside. */
  seconds: number;
}

const FIELDS = ['headline', 'shortHeadline', 'dek', 'leadImageCaption'];

const wordsOf = (block: Block): string[] => {
  if (block.type === 'list') return [...listItems(block)].map((item) => inlineText(item.children));
  if (block.type === 'image') return block.image.caption ? [block.image.caption] : [];
  return block.type === 'code' ? [] : [inlineText(block.children)];
};

/** @param draft - the row of an article; `rates` as the settings have them (`text/read-time`) */
export const parityFacts = (
  draft: Readonly<Record<string, unknown>> & { readonly locale: string },
  rates: Readonly<Record<string, number>> = {}
): ParityFacts => {
  const { locale } = draft;
  const body = isBlocks(draft.body) ? draft.body : [];
  const blocks = body.flatMap((block, index) => {
    const words = wordsOf(block).filter((text) => text.trim() !== '');
    return words.length === 0
      ? []
      : [{ index, kind: block.type, text: words.join('\n'), count: words.length }];
  });
  return {
    locale,
    fields: FIELDS.flatMap((field) => {
      const text = draft[field];
      return typeof text === 'string' && text !== '' ? [{ field, text }] : [];
    }),
    blocks: blocks.map(({ index, kind, text }) => ({ index, kind, text })),
    paragraphs: blocks.reduce((sum, { count }) => sum + count, 0),
    seconds: measureReadTime({ text: readableText(body), images: 0 }, { locale, rates }).seconds,
  };
};
