import fc from 'fast-check';
import type { Block, InlineNode } from 'newsroom/text/blocks';
import { alignUnits } from 'newsroom/text/align-units';
import { applyUnits } from 'newsroom/text/apply-units';
import { readUnits } from 'newsroom/text/translation-units';
import {
  isSameParts,
  nodesOfParts,
  partsOfNodes,
  plainText,
  type UnitPart,
} from 'newsroom/text/unit-parts';
import { body, inline } from './blocks-arbitrary';

const paragraph = (...children: InlineNode[]): Block => ({ type: 'paragraph', children });
const text = (words: string): InlineNode => ({ type: 'text', text: words });

const IMAGE = {
  name: 'a.jpg',
  url: '/uploads/a.jpg',
  width: 10,
  height: 10,
  size: 1,
  hash: 'a',
  ext: '.jpg',
  mime: 'image/jpeg',
  provider: 'local',
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
};

const story = {
  headline: 'Jakarta signs',
  slug: 'jakarta-signs',
  dek: 'One line\nand another',
  bylines: [{ name: 'A. Writer', role: 'Correspondent', url: 'https://news.example/a' }],
  body: [
    paragraph(text('He said it is '), { type: 'text', text: 'done', bold: true }, text('.')),
    { type: 'quote', children: [text('We signed.')] },
    { type: 'heading', level: 2, children: [text('What follows')] },
    {
      type: 'list',
      format: 'unordered',
      children: [
        { type: 'list-item', children: [text('First')] },
        {
          type: 'list',
          format: 'ordered',
          indentLevel: 1,
          children: [{ type: 'list-item', children: [text('Nested')] }],
        },
      ],
    },
    { type: 'code', children: [{ type: 'text', text: 'const a = 1;' }] },
    paragraph({
      type: 'link',
      url: 'https://www.youtube.com/watch?v=dQw4w9WgXcQ',
      children: [{ type: 'text', text: 'The video' }],
    }),
    {
      type: 'image',
      image: { ...IMAGE, alternativeText: 'Two men', caption: 'They shake hands' },
      children: [text('')],
    },
    paragraph(text(' ')),
    paragraph(text('https://news.example/only-an-address')),
  ],
  tags: ['Indonesia', 'Russia'],
  seoTitle: '',
  kind: 'news',
};

const shout = (parts: readonly UnitPart[]): UnitPart[] =>
  parts.map((part) => {
    if (part.kind === 'text') return { kind: 'text', text: `«${part.text}»` };
    return part.kind === 'pair' ? { ...part, children: shout(part.children) } : part;
  });

const shouted = (state: Readonly<Record<string, unknown>>) =>
  new Map(readUnits(state).map(({ id, parts }) => [id, shout(parts)]));

describe('what of an article is translated', () => {
  it('are its texts in reading order, without code, embeds, addresses, names and blanks', () => {
    expect(readUnits(story).map(({ id, parts }) => [id, plainText(parts)])).toEqual([
      ['headline', 'Jakarta signs'],
      ['dek', 'One line\nand another'],
      ['bylines.0.role', 'Correspondent'],
      ['body.0', 'He said it is done.'],
      ['body.1', 'We signed.'],
      ['body.2', 'What follows'],
      ['body.3.0', 'First'],
      ['body.3.1.0', 'Nested'],
      ['body.6.alt', 'Two men'],
      ['body.6.caption', 'They shake hands'],
      ['tags.0', 'Indonesia'],
      ['tags.1', 'Russia'],
    ]);
  });

  it('comes with what a translator has to know', () => {
    const units = new Map(readUnits(story).map((unit) => [unit.id, unit]));
    expect(units.get('headline')).toMatchObject({ maxLength: 250, index: null });
    expect(units.get('body.1')).toMatchObject({
      field: 'body',
      index: 1,
      maxLength: null,
      note: 'Quote, after: He said it is done.',
    });
    expect(units.get('body.2')?.note).toBe('Heading of level 2');
  });

  it('is nothing in what is not there or no body', () => {
    expect(readUnits({ headline: null, body: 'text', tags: {}, bylines: [null, 3] })).toEqual([]);
  });

  it('is set in few codes: the mark that goes on longest stands outside', () => {
    const nodes: InlineNode[] = [
      { type: 'text', text: 'a', italic: true },
      { type: 'text', text: 'b', bold: true, italic: true },
      { type: 'text', text: 'c\nd', italic: true },
    ];
    expect(partsOfNodes(nodes)).toEqual([
      {
        kind: 'pair',
        id: '1',
        type: 'italic',
        children: [
          { kind: 'text', text: 'a' },
          { kind: 'pair', id: '2', type: 'bold', children: [{ kind: 'text', text: 'b' }] },
          { kind: 'text', text: 'c' },
          { kind: 'break', id: '3' },
          { kind: 'text', text: 'd' },
        ],
      },
    ]);
  });

  it('loses nothing of any line on the way into parts and back', () => {
    fc.assert(
      fc.property(inline, (nodes) => {
        expect(nodesOfParts(partsOfNodes(nodes))).toEqual(nodes);
      })
    );
  });
});

describe('a translation in the places of its source', () => {
  it('has the structure of the source and the words of the translation', () => {
    const applied = applyUnits(story, shouted(story));
    expect(applied).toMatchObject({
      headline: '«Jakarta signs»',
      dek: '«One line»\n«and another»',
      bylines: [{ name: 'A. Writer', role: '«Correspondent»', url: 'https://news.example/a' }],
      tags: ['«Indonesia»', '«Russia»'],
    });
    expect(applied).not.toHaveProperty('slug');
    expect(applied).not.toHaveProperty('kind');
    const blocks = applied.body as Block[];
    expect(blocks.map(({ type }) => type)).toEqual(story.body.map(({ type }) => type));
    expect(blocks[4]).toEqual(story.body[4]);
    expect(blocks[5]).toEqual(story.body[5]);
    expect(blocks[0]?.children).toEqual([
      text('«He said it is »'),
      { type: 'text', text: '«done»', bold: true },
      text('«.»'),
    ]);
  });

  it('keeps, empties or takes over what is not translated, as asked', () => {
    const one = new Map([['headline', [{ kind: 'text', text: 'Cakarta' } as const]]]);
    expect(applyUnits(story, one)).toMatchObject({ headline: 'Cakarta', body: story.body });
    expect(applyUnits(story, one, { rest: 'empty' })).toMatchObject({ tags: [], dek: '' });
    const current = new Map([['tags.1', [{ kind: 'text', text: 'Rusya' } as const]]]);
    expect(applyUnits(story, one, { rest: 'current', current })).toMatchObject({
      headline: 'Cakarta',
      tags: ['Indonesia', 'Rusya'],
      dek: story.dek,
    });
  });

  it('keeps names that were written anew in its own script', () => {
    const target = { bylines: [{ name: 'А. Райтер', role: 'x' }] };
    expect(applyUnits(story, new Map(), { rest: 'source', target }).bylines).toEqual([
      { name: 'А. Райтер', role: 'Correspondent' },
    ]);
  });

  it('is the source itself where each text is translated by itself', () => {
    fc.assert(
      fc.property(body, (blocks) => {
        const state = { body: blocks };
        const same = new Map(readUnits(state).map(({ id, parts }) => [id, parts]));
        expect(applyUnits(state, same)).toEqual(state);
      })
    );
  });

  it('says the translations in the very same units, whatever the body', () => {
    fc.assert(
      fc.property(body, (blocks) => {
        const state = { body: blocks };
        const translated = shouted(state);
        const back = alignUnits(state, applyUnits(state, translated));
        for (const [id, parts] of translated) {
          expect(isSameParts(back.translations.get(id) ?? [], parts)).toBe(true);
        }
        expect(back.extra).toEqual([]);
      })
    );
  });
});

describe('which text of a translation belongs to which text of the source', () => {
  const before = { body: ['A', 'B', 'C'].map((words) => paragraph(text(words))) };
  const turkish = { body: ['a', 'b', 'c'].map((words) => paragraph(text(words))) };

  it('is known after the source has moved on', () => {
    const now = { body: ['New', 'A', 'C', 'B2'].map((words) => paragraph(text(words))) };
    const { translations, extra } = alignUnits(now, turkish, before);
    expect([...translations].map(([id, parts]) => [id, plainText(parts)])).toEqual([
      ['body.1', 'a'],
      ['body.2', 'c'],
    ]);
    expect(extra).toEqual([]);
    const changed = { body: ['A', 'B2', 'C'].map((words) => paragraph(text(words))) };
    const { former } = alignUnits(changed, turkish, before);
    expect([...former].map(([id, parts]) => [id, plainText(parts)])).toEqual([['body.1', 'b']]);
  });

  it('is known by its place while the translation is only half written', () => {
    const half = { body: [paragraph(text('')), paragraph(text('')), paragraph(text('c'))] };
    const { translations } = alignUnits(before, half);
    expect([...translations].map(([id, parts]) => [id, plainText(parts)])).toEqual([
      ['body.2', 'c'],
    ]);
  });

  it('is none for what a translator added', () => {
    const longer = { body: [...turkish.body, paragraph(text('A remark'))] };
    expect(alignUnits(before, longer).extra.map(({ id }) => id)).toEqual(['body.3']);
  });
});
