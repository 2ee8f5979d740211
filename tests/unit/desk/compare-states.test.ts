import fc from 'fast-check';
import { compareBodies } from 'newsroom/text/compare-bodies';
import { compareStates } from 'newsroom/desk/compare-states';
import { packState, unpackState } from 'newsroom/desk/pack-state';
import type { Blocks } from 'newsroom/text/blocks';

const paragraph = (text: string) => ({
  type: 'paragraph' as const,
  children: [{ type: 'text' as const, text }],
});
const heading = (text: string) => ({
  ...paragraph(text),
  type: 'heading' as const,
  level: 2 as const,
});

const told = (before: Blocks, after: Blocks) =>
  compareBodies(before, after, 'en').map(
    ({ change, type, before: from, after: to }) => `${change} ${type} ${from}→${to}`
  );

describe('bodies', () => {
  const [a, b, c] = ['First of all.', 'Then the second thing.', 'The end of it.'].map(paragraph);

  it('say block by block what was added, removed and changed', () => {
    if (!a || !b || !c) throw new Error('unreachable');
    expect(told([a, b, c], [a, b, c])).toEqual([
      'same paragraph 0→0',
      'same paragraph 1→1',
      'same paragraph 2→2',
    ]);
    expect(told([a, c], [a, b, c])).toEqual([
      'same paragraph 0→0',
      'added paragraph null→1',
      'same paragraph 1→2',
    ]);
    expect(told([a, b, c], [a, paragraph('Then the third thing.'), c])).toEqual([
      'same paragraph 0→0',
      'changed paragraph 1→1',
      'same paragraph 2→2',
    ]);
    expect(told([a], [heading('First of all.')])).toEqual([
      'removed paragraph 0→null',
      'added heading null→0',
    ]);
  });

  it('say word by word what changed in a paragraph', () => {
    const [change] = compareBodies(
      [paragraph('Ten people came to see it.')],
      [paragraph('Twelve people came to see it.')],
      'en'
    );
    expect(change?.parts).toEqual([
      { change: 'removed', text: 'Ten' },
      { change: 'added', text: 'Twelve' },
      { change: 'same', text: ' people came to see it.' },
    ]);
  });

  it('tell of a change of marks, with the words all the same', () => {
    const bold = {
      type: 'paragraph' as const,
      children: [{ type: 'text' as const, text: 'Words', bold: true }],
    };
    expect(compareBodies([paragraph('Words')], [bold], 'en')).toEqual([
      {
        change: 'changed',
        type: 'paragraph',
        before: 0,
        after: 0,
        parts: [{ change: 'same', text: 'Words' }],
      },
    ]);
  });

  it('hold every block of both exactly once, in its order', () => {
    const bodies = fc.array(fc.constantFrom('a b c', 'a b d', 'x', 'y z', '').map(paragraph), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(bodies, bodies, (before, after) => {
        const changes = compareBodies(before, after, 'en');
        const places = (side: 'before' | 'after') =>
          changes.flatMap((change) => change[side] ?? []);
        expect(places('before')).toEqual(before.map((_, index) => index));
        expect(places('after')).toEqual(after.map((_, index) => index));
      })
    );
  });
});

describe('states', () => {
  it('are compared field by field, in the order of an editor', () => {
    const changes = compareStates(
      { headline: 'A house', kind: 'news', sources: ['a'], body: [paragraph('x')] },
      { headline: 'A red house', kind: 'analysis', sources: ['b', 'a'], body: [] },
      'en'
    );
    expect(changes.map(({ field }) => field)).toEqual(['headline', 'body', 'kind', 'sources']);
    expect(changes[0]?.parts).toContainEqual({ change: 'same', text: 'A ' });
    expect(changes[2]).toEqual({ field: 'kind', before: 'news', after: 'analysis' });
  });

  it('that say the same in another form do not differ', () => {
    expect(compareStates({ dek: '', tags: [], noindex: false }, { noindex: false }, 'en')).toEqual(
      []
    );
  });

  it('come out of storing as they went in, without what says nothing', () => {
    const state = { headline: 'É 🔥', body: [paragraph('x')], dek: null, tags: [], noindex: false };
    expect(unpackState(packState(state))).toEqual({
      headline: 'É 🔥',
      body: [paragraph('x')],
      noindex: false,
    });
  });
});
