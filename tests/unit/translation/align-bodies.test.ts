import fc from 'fast-check';
import type { Block } from 'newsroom/text/blocks';
import { alignBodies, alignForms } from 'newsroom/translation/align-bodies';

const paragraph: Block = { type: 'paragraph', children: [{ type: 'text', text: 'x' }] };
const heading: Block = { type: 'heading', level: 2, children: [{ type: 'text', text: 'x' }] };
const quote: Block = { type: 'quote', children: [{ type: 'text', text: 'x' }] };

describe('a source beside its translation', () => {
  it('is aligned by what the blocks are', () => {
    expect(alignForms([paragraph, heading, paragraph], [heading, paragraph])).toEqual([
      { source: 0, target: null },
      { source: 1, target: 0 },
      { source: 2, target: 1 },
    ]);
  });

  it('keeps a block beside its translation when one is put in before it', () => {
    const moved = [
      { before: 0, after: 0 },
      { before: null, after: 1 },
      { before: 1, after: 2 },
    ];
    expect(alignBodies([paragraph, paragraph], [paragraph, paragraph], moved)).toEqual([
      { source: 0, target: 0 },
      { source: 1, target: null },
      { source: 2, target: 1 },
    ]);
  });

  it('shows the translation of what is gone', () => {
    const moved = [
      { before: 0, after: null },
      { before: 1, after: 0 },
    ];
    expect(alignBodies([paragraph, heading], [paragraph, heading], moved)).toEqual([
      { source: null, target: 0 },
      { source: 0, target: 1 },
    ]);
  });

  it('has every block of either side once', () => {
    const bodies = fc.array(fc.constantFrom(paragraph, heading, quote), { maxLength: 6 });
    fc.assert(
      fc.property(bodies, bodies, fc.nat(6), (made, target, cut) => {
        const gone = Math.min(cut, made.length);
        const moved = made.map((_, before) => ({
          before,
          after: before < gone ? null : before - gone,
        }));
        const pairs = alignBodies(made, target, moved);
        const sides = (side: 'source' | 'target') =>
          pairs.flatMap((pair) => pair[side] ?? []).sort((a, b) => a - b);
        expect(sides('source')).toEqual(made.slice(gone).map((_, at) => at));
        expect(sides('target')).toEqual(target.map((_, at) => at));
      })
    );
  });
});
