import fc from 'fast-check';
import type { Block, InlineNode } from 'newsroom/text/blocks';
import { decideDrift, isOutdated, type SourceState } from 'newsroom/translation/decide-drift';

const paragraph = (...children: InlineNode[]): Block => ({ type: 'paragraph', children });
const text = (value: string, marks: object = {}): InlineNode => ({
  type: 'text',
  text: value,
  ...marks,
});
const picture = (url: string, caption: string | null = null): Block => ({
  type: 'image',
  image: {
    name: 'a.jpg',
    url,
    width: 1,
    height: 1,
    alternativeText: null,
    caption,
    hash: 'a',
    ext: '.jpg',
    mime: 'image/jpeg',
    size: 1,
    provider: 'local',
    createdAt: '2026-01-01T00:00:00.000Z',
    updatedAt: '2026-01-01T00:00:00.000Z',
  },
  children: [{ type: 'text', text: '' }],
});

const made: SourceState = {
  headline: 'Indonesia and Russia agree',
  dek: 'On trade',
  slug: 'indonesia-and-russia-agree',
  section: ['world'],
  leadImage: 7,
  body: [paragraph(text('First.')), paragraph(text('Second.')), picture('/a.jpg')],
};

const drift = (current: SourceState, waived: SourceState | null = null) =>
  decideDrift({ made, waived, current }, 'en');

describe('what changed in the source', () => {
  it('is told word by word in a text', () => {
    expect(drift({ ...made, headline: 'Indonesia and China agree' })).toEqual([
      {
        field: 'headline',
        needsTranslation: true,
        before: 'Indonesia and Russia agree',
        after: 'Indonesia and China agree',
        parts: [
          { change: 'same', text: 'Indonesia and ' },
          { change: 'removed', text: 'Russia' },
          { change: 'added', text: 'China' },
          { change: 'same', text: ' agree' },
        ],
      },
    ]);
  });

  it('is told block by block in a body, with the places of the blocks', () => {
    const body = [
      paragraph(text('First.')),
      paragraph(text('New.')),
      paragraph(text('Second, longer.')),
      picture('/a.jpg'),
    ];
    const [change, ...others] = drift({ ...made, body });
    expect(others).toEqual([]);
    expect(change).toMatchObject({ field: 'body', needsTranslation: true });
    expect(change?.blocks?.map(({ change: what, before, after }) => [what, before, after])).toEqual(
      [
        ['same', 0, 0],
        ['added', null, 1],
        ['changed', 1, 2],
      ]
    );
  });

  it('is nothing where it was undone', () => {
    expect(drift({ ...made, body: JSON.parse(JSON.stringify(made.body)) })).toEqual([]);
  });

  it.each([
    ['blanks at the end', { headline: 'Indonesia and Russia  agree ' }],
    [
      'a line cut into other nodes',
      { body: [paragraph(text('Fi'), text('rst. ')), ...(made.body as Block[]).slice(1)] },
    ],
    ['an empty paragraph', { body: [paragraph(text('  ')), ...(made.body as Block[])] }],
    ['a way to write a letter', { dek: 'On trade'.normalize('NFD') }],
  ])('is nothing to translate: %s', (_what, changed) => {
    expect(drift({ ...made, ...changed })).toEqual([]);
    expect(isOutdated({ made, waived: null, current: { ...made, ...changed } })).toBe(false);
  });

  it('tells a picture and a section, which need no translation', () => {
    const current = {
      ...made,
      leadImage: 8,
      section: ['politics'],
      body: [...(made.body as Block[]).slice(0, 2), picture('/b.jpg')],
    };
    expect(drift(current)).toEqual([
      {
        field: 'body',
        needsTranslation: false,
        before: null,
        after: null,
        blocks: [],
        pictures: { before: ['/a.jpg'], after: ['/b.jpg'] },
      },
      { field: 'section', needsTranslation: false, before: ['world'], after: ['politics'] },
      { field: 'leadImage', needsTranslation: false, before: 7, after: 8 },
    ]);
    expect(isOutdated({ made, waived: null, current })).toBe(false);
  });

  it('has what is said of a picture translated', () => {
    const body = [...(made.body as Block[]).slice(0, 2), picture('/a.jpg', 'A handshake')];
    expect(isOutdated({ made, waived: null, current: { ...made, body } })).toBe(true);
  });

  it('is done where somebody said that it needs no translation, until it changes again', () => {
    const waived = { ...made, headline: 'Indonesia, Russia agree' };
    expect(drift(waived, waived)).toEqual([]);
    const again = { ...waived, headline: 'Indonesia, Russia do agree' };
    expect(drift(again, waived)).toMatchObject([{ before: 'Indonesia, Russia agree' }]);
    expect(drift(made, waived)).toEqual([]);
  });
});

const word = fc.constantFrom('alpha', 'beta', 'gamma', 'delta', '42', 'İzmir', 'é');
const blank = fc.constantFrom(' ', '  ', '\n', ' \u00A0');
const phrase = fc
  .array(fc.tuple(word, blank), { maxLength: 3 })
  .map((parts) => parts.map(([said, gap]) => said + gap).join(''));
const node = fc
  .tuple(phrase, fc.boolean(), fc.constantFrom(null, null, '/a', '/b'))
  .map(([value, bold, url]): InlineNode => {
    const inner = { type: 'text' as const, text: value, ...(bold ? { bold } : {}) };
    return url === null ? inner : { type: 'link', url, children: [inner] };
  });
const inline = fc.array(node, { minLength: 1, maxLength: 3 });
const block: fc.Arbitrary<Block> = fc.oneof(
  inline.map((children) => paragraph(...children)),
  fc
    .tuple(fc.constantFrom(2 as const, 3 as const), inline)
    .map(([level, children]): Block => ({ type: 'heading', level, children })),
  inline.map((children): Block => ({
    type: 'list',
    format: 'unordered',
    children: [{ type: 'list-item', children }],
  })),
  fc.tuple(fc.constantFrom('/a', '/b'), phrase).map(([url, caption]) => picture(url, caption))
);
const state = fc.record({
  headline: phrase,
  tags: fc.array(word, { maxLength: 2 }),
  slug: word,
  body: fc.array(block, { maxLength: 4 }),
});
type State = SourceState & { body: Block[]; tags: string[]; headline: string };

/** One edit of an editor: a field, or a block put in, taken out, moved or written anew. */
const edit: fc.Arbitrary<(from: State) => State> = fc.oneof(
  phrase.map((headline) => (from: State) => ({ ...from, headline })),
  fc.array(word, { maxLength: 2 }).map((tags) => (from: State) => ({ ...from, tags })),
  word.map((slug) => (from: State) => ({ ...from, slug })),
  fc.tuple(fc.nat(4), block).map(([at, made]) => (from: State) => ({
    ...from,
    body: from.body.toSpliced(at, 0, made),
  })),
  fc.tuple(fc.nat(4), block).map(([at, made]) => (from: State) => ({
    ...from,
    body: from.body.toSpliced(at, 1, made),
  })),
  fc.nat(4).map((at) => (from: State) => ({ ...from, body: from.body.toSpliced(at, 1) })),
  fc.nat(4).map((at) => (from: State) => ({
    ...from,
    body: [...from.body.slice(at), ...from.body.slice(0, at)],
  }))
);

/** The slow and obvious way: a line is its characters, each with its marks and link; blanks have none. */
const lettersOf = (nodes: readonly InlineNode[]): string => {
  const letters = nodes.flatMap((child): string[] => {
    const texts = child.type === 'link' ? child.children : [child];
    return texts.flatMap(({ text: value, bold = false }) =>
      [...value].map((letter) =>
        /\s/.test(letter) ? ' ' : `${letter}/${bold}/${child.type === 'link' ? child.url : ''}`
      )
    );
  });
  const kept = letters.filter((letter, at) => letter !== ' ' || letters[at - 1] !== ' ');
  if (kept[0] === ' ') kept.shift();
  if (kept.at(-1) === ' ') kept.pop();
  return kept.join('|');
};
const sayOf = (said: Block): string => {
  switch (said.type) {
    case 'image':
      return lettersOf([text(said.image.caption ?? '')]);
    case 'list':
      return said.children
        .map((item) => (item.type === 'list-item' ? lettersOf(item.children) : ''))
        .join('');
    default:
      return lettersOf(said.children);
  }
};
const linesOf = (body: readonly Block[]): string[] =>
  body.flatMap((said) => {
    const line = sayOf(said);
    const form = said.type === 'heading' ? `heading${said.level}` : said.type;
    return line === '' ? [] : [`${form}: ${line}`];
  });
const wordsIn = (value: string): string => value.split(/\s+/).filter(Boolean).join(' ');

const sameField: Record<string, (a: State, b: State) => boolean> = {
  headline: (a, b) => wordsIn(a.headline) === wordsIn(b.headline),
  tags: (a, b) => a.tags.join(',') === b.tags.join(','),
  body: (a, b) => linesOf(a.body).join('\n') === linesOf(b.body).join('\n'),
};
/** Fields that say neither what they said when it was translated nor what was waived. */
const obvious = (from: State, waived: State | null, current: State): string[] =>
  Object.entries(sameField)
    .filter(([, same]) => !same(from, current) && !(waived !== null && same(waived, current)))
    .map(([field]) => field)
    .sort();

describe('however a source is edited', () => {
  const edits = fc.array(edit, { maxLength: 6 });
  const apply = (from: State, all: readonly ((given: State) => State)[]): State =>
    all.reduce((current, one) => one(current), from);

  it('drift is what a slow comparison finds, no more and no less', () => {
    fc.assert(
      fc.property(state, edits, fc.option(edits), edits, (from, first, second, undo) => {
        const waived = second === null ? null : apply(from, first);
        const current = apply(waived ?? apply(from, first), second ?? undo);
        const told = decideDrift({ made: from, waived, current }, 'en')
          .filter(({ needsTranslation }) => needsTranslation)
          .map(({ field }) => field)
          .sort();
        expect(told).toEqual(obvious(from, waived, current));
        expect(isOutdated({ made: from, waived, current })).toBe(told.length > 0);
      }),
      { numRuns: 400 }
    );
  });

  it('edits that are undone are no drift, however a database keeps what is stored', () => {
    fc.assert(
      fc.property(state, edits, (from, all) => {
        const edited = apply(from, all);
        const undone = { ...edited, ...from };
        const stored = JSON.parse(JSON.stringify(undone)) as State;
        const reordered = stored.body.map(
          (said) => Object.fromEntries(Object.entries(said).reverse()) as unknown as Block
        );
        const current = { ...stored, body: reordered };
        expect(decideDrift({ made: from, waived: null, current }, 'en')).toEqual([]);
      })
    );
  });

  it('each block that says something is told once, and what is told as the same is the same', () => {
    fc.assert(
      fc.property(state, edits, (from, all) => {
        const current = apply(from, all);
        const body = decideDrift({ made: from, waived: null, current }, 'en').find(
          ({ field, needsTranslation }) => field === 'body' && needsTranslation
        );
        if (!body) return;
        const blocks = body.blocks ?? [];
        const places = (said: readonly Block[]) =>
          said.flatMap((one, at) => (linesOf([one]).length > 0 ? [at] : []));
        expect(blocks.flatMap(({ after }) => after ?? [])).toEqual(places(current.body));
        expect(blocks.flatMap(({ before }) => before ?? []).sort((a, b) => a - b)).toEqual(
          places(from.body)
        );
        for (const { change, before, after } of blocks) {
          if (before === null || after === null) continue;
          const [old, now] = [from.body[before], current.body[after]];
          const isSame = linesOf(old ? [old] : []).join() === linesOf(now ? [now] : []).join();
          expect(isSame).toBe(change === 'same');
        }
      }),
      { numRuns: 300 }
    );
  });
});
