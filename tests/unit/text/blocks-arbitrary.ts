import fc from 'fast-check';
import type { Block, InlineNode, ListBlock, TextNode } from 'newsroom/text/blocks';
import { cleanText } from 'newsroom/text/normalise';

/** Words without white space or characters that are cleaned away, some of them hostile. */
const word = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }),
    fc.constantFrom(
      '<b>',
      '</p>',
      '&amp;',
      '&lt',
      '"',
      "'",
      '<!--',
      ']]>',
      '<script>',
      'ملی‌گرا',
      '👨‍👩‍👧'
    )
  )
  .map((text) => cleanText(text).replace(/\s/g, '').normalize('NFC') || 'x');

const words = fc
  .array(fc.tuple(word, fc.constantFrom(' ', ' ', '\n', '\n\n')), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.map(([text, gap], i) => (i === 0 ? text : gap + text)).join(''));

const mark = fc.constant(true as const);
const marks = fc.record(
  { bold: mark, italic: mark, underline: mark, strikethrough: mark, code: mark },
  { requiredKeys: [] }
);

const sameMarks = (a: TextNode, b: TextNode): boolean =>
  JSON.stringify({ ...a, text: '' }) === JSON.stringify({ ...b, text: '' });

/** Neighbours differ in their marks: what is set alike is one node. */
const texts = fc
  .array(fc.tuple(words, marks), { minLength: 1, maxLength: 3 })
  .map((runs) => runs.map(([text, set]): TextNode => ({ type: 'text', text, ...set })))
  .map((nodes) =>
    nodes.filter((node, i) => {
      const before = nodes[i - 1];
      return before === undefined || !sameMarks(before, node);
    })
  )
  .filter((nodes) => nodes.every((node, i) => i === 0 || !sameMarks(nodes[i - 1] ?? node, node)));

const url = fc.oneof(
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc.constantFrom('/world/a?b=1&c="2"', 'mailto:desk@example.org', 'tel:+123')
);

export const inline: fc.Arbitrary<InlineNode[]> = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: texts },
      {
        weight: 1,
        arbitrary: fc
          .tuple(url, texts)
          .map(([href, children]): InlineNode[] => [{ type: 'link', url: href, children }]),
      }
    ),
    { minLength: 1, maxLength: 3 }
  )
  .map((parts) => parts.flat())
  .filter((nodes) =>
    nodes.every((node, i) => {
      const before = nodes[i - 1];
      return !(before?.type === 'text' && node.type === 'text' && sameMarks(before, node));
    })
  );

const list = (depth: number): fc.Arbitrary<ListBlock> =>
  fc
    .tuple(
      fc.constantFrom('ordered' as const, 'unordered' as const),
      fc.array(
        fc.tuple(inline, depth < 3 ? fc.option(list(depth + 1), { freq: 4 }) : fc.constant(null)),
        { minLength: 1, maxLength: 3 }
      )
    )
    .map(([format, entries]) => ({
      type: 'list',
      format,
      ...(depth > 0 && { indentLevel: depth }),
      children: entries.flatMap(([children, nested]) => [
        { type: 'list-item' as const, children },
        ...(nested ? [nested] : []),
      ]),
    }));

const code = fc
  .tuple(
    fc
      .string({ unit: 'grapheme', minLength: 1 })
      .map((s) => `\n${cleanText(s)}x\n`.normalize('NFC')),
    fc.constantFrom('ts', 'c++', null)
  )
  .map(([text, language]): Block => ({
    type: 'code',
    ...(language !== null && { language }),
    children: [{ type: 'text', text }],
  }));

/** Every block that HTML can carry there and back. */
export const block: fc.Arbitrary<Block> = fc.oneof(
  inline.map((children): Block => ({ type: 'paragraph', children })),
  inline.map((children): Block => ({ type: 'quote', children })),
  fc
    .tuple(fc.constantFrom(2 as const, 3 as const, 4 as const, 5 as const, 6 as const), inline)
    .map(([level, children]): Block => ({ type: 'heading', level, children })),
  list(0),
  code
);

export const body: fc.Arbitrary<Block[]> = fc.array(block, { maxLength: 5 });
