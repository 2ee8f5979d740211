import fc from 'fast-check';
import type { Block } from 'newsroom/text/blocks';
import { putSideBySide } from 'newsroom/translation/side-by-side';

const paragraph = (text: string): Block => ({
  type: 'paragraph',
  children: [{ type: 'text', text }],
});
const heading = (text: string): Block => ({
  type: 'heading',
  level: 2,
  children: [{ type: 'text', text }],
});

const side = (parts: Partial<Parameters<typeof putSideBySide>[0]>) =>
  putSideBySide({
    made: {},
    waived: null,
    source: {},
    target: {},
    sourceLocale: 'en',
    limits: { headline: 250 },
    ...parts,
  });

describe('a translation beside its source', () => {
  it('shows each field with its bound, and what changed in it', () => {
    const { fields } = side({
      made: { headline: 'A walk' },
      source: { headline: 'A long walk', dek: 'Same' },
      target: { headline: 'Bir yürüyüş' },
    });
    expect(fields[0]).toMatchObject({
      field: 'headline',
      source: 'A long walk',
      target: 'Bir yürüyüş',
      maxLength: 250,
      drift: { needsTranslation: true },
    });
    expect(fields.map(({ field }) => field)).not.toContain('body');
    expect(fields.find(({ field }) => field === 'tags')).toMatchObject({
      source: null,
      drift: null,
    });
  });

  it('tells no change where nobody knows what it was made from', () => {
    const { fields, others } = side({ made: null, source: { headline: 'A', slug: 'a' } });
    expect([fields.filter(({ drift }) => drift !== null), others]).toEqual([[], []]);
  });

  it('leaves empty blocks where they are', () => {
    const made = { body: [paragraph('One.'), paragraph(''), paragraph('Two.')] };
    const source = {
      body: [paragraph('One.'), paragraph(''), paragraph('New.'), paragraph('Two.')],
    };
    const target = { body: [paragraph('Bir.'), paragraph(''), paragraph('İki.')] };
    const { body } = side({ made, source, target });
    expect(body.map(({ sourceAt, targetAt, change }) => [sourceAt, targetAt, change])).toEqual([
      [0, 0, 'same'],
      [1, 1, 'same'],
      [2, null, 'added'],
      [3, 2, 'same'],
    ]);
  });

  it("has every block of either side once, in the source's order, however both were edited", () => {
    const text = fc.constantFrom('', ' ', 'alpha beta', 'gamma delta', 'alpha gamma', 'x');
    const block = fc.oneof(text.map(paragraph), text.map(heading));
    const body = fc.array(block, { maxLength: 6 });
    fc.assert(
      fc.property(body, fc.option(body), body, body, (made, waived, source, target) => {
        const { body: pairs } = side({
          made: { body: made },
          waived: waived && { body: waived },
          source: { body: source },
          target: { body: target },
        });
        expect(pairs.flatMap(({ sourceAt }) => sourceAt ?? [])).toEqual(source.map((_, at) => at));
        expect(pairs.flatMap(({ targetAt }) => targetAt ?? []).sort((a, b) => a - b)).toEqual(
          target.map((_, at) => at)
        );
        for (const pair of pairs) {
          expect(pair.source).toEqual(pair.sourceAt === null ? null : source[pair.sourceAt]);
          expect(pair.target).toEqual(pair.targetAt === null ? null : target[pair.targetAt]);
        }
      }),
      { numRuns: 200 }
    );
  });
});
