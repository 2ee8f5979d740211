import type { Block, Blocks } from 'newsroom/text/blocks';
import { countImages, plainText, readableText } from 'newsroom/text/block-text';

const text = (value: string) => ({ type: 'text' as const, text: value });
const item = (value: string) => ({ type: 'list-item' as const, children: [text(value)] });
const image = (caption: string | null): Block => ({
  type: 'image',
  image: { name: 'a', url: '/a.jpg', width: 1, height: 1, alternativeText: 'alt', caption },
  children: [text('')],
});

const blocks: Blocks = [
  { type: 'heading', level: 2, children: [text('Heading')] },
  {
    type: 'paragraph',
    children: [
      text('One '),
      { type: 'link', url: '/a', children: [text('linked')] },
      { ...text(' word'), code: true },
    ],
  },
  { type: 'paragraph', children: [text(' ')] },
  { type: 'quote', children: [text('Said &quot;so&quot;\nand so')] },
  {
    type: 'list',
    format: 'ordered',
    children: [
      item('a'),
      { type: 'list', format: 'unordered', indentLevel: 1, children: [item('b')] },
      item('c'),
    ],
  },
  { type: 'code', language: 'ts', children: [text('const x = 1;')] },
  image('Caption u\u0308'),
  image(null),
];

test('readableText is what a reader reads', () => {
  expect(readableText(blocks)).toBe(
    'Heading\n\nOne linked word\n\nSaid "so"\nand so\n\na\nb\nc\n\nCaption ü'
  );
});

test('plainText has the code too, and text as it is stored', () => {
  expect(plainText(blocks)).toBe(
    'Heading\n\nOne linked word\n\nSaid &quot;so&quot;\nand so\n\na\nb\nc\n\nconst x = 1;\n\nCaption u\u0308'
  );
});

test('countImages counts pictures with and without a caption', () => {
  expect(countImages(blocks)).toBe(2);
  expect(countImages([])).toBe(0);
});

test('an empty body has no text', () => {
  expect(readableText([])).toBe('');
  expect(plainText([{ type: 'paragraph', children: [text('')] }])).toBe('');
});
