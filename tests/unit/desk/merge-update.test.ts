import fc from 'fast-check';
import { mergeUpdate } from 'newsroom/desk/merge-update';

const body = (text: string) => [{ type: 'paragraph', children: [{ type: 'text', text }] }];

/** The same JSON as PostgreSQL and MySQL give it back: keys in another order. */
const reordered = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(reordered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, entry]) => [key, reordered(entry)])
  );
};

describe('a new version of a wire item', () => {
  it('updates what the editor left as it came', () => {
    const before = { headline: 'Ferries', dek: 'They run.' };
    expect(mergeUpdate(before, { headline: 'Night ferries', dek: 'They run.' }, before)).toEqual({
      data: { headline: 'Night ferries' },
      kept: [],
      merged: [],
    });
  });

  it('keeps and names what the editor changed, and updates the rest', () => {
    const before = { headline: 'Ferries', dek: 'They run.' };
    const draft = { headline: 'Ferries, at last', dek: 'They run.' };
    expect(mergeUpdate(before, { headline: 'Night ferries', dek: 'Again.' }, draft)).toEqual({
      data: { dek: 'Again.' },
      kept: ['headline'],
      merged: [],
    });
  });

  it('keeps what the editor changed although the agency did not touch it', () => {
    const before = { headline: 'Ferries' };
    expect(mergeUpdate(before, before, { headline: 'Ferries, at last' })).toEqual({
      data: {},
      kept: ['headline'],
      merged: [],
    });
  });

  it('has nothing to do where the editor made the same change', () => {
    const next = { headline: 'Night ferries' };
    expect(mergeUpdate({ headline: 'Ferries' }, next, next)).toEqual({
      data: {},
      kept: [],
      merged: [],
    });
  });

  it('takes a field away that the agency took away', () => {
    const before = { dek: 'They run.' };
    expect(mergeUpdate(before, { dek: null }, before)).toEqual({
      data: { dek: null },
      kept: [],
      merged: [],
    });
  });

  it('does not bring back what the editor took away', () => {
    expect(mergeUpdate({ dek: 'They run.' }, { dek: 'They run.' }, { dek: null }).kept).toEqual([
      'dek',
    ]);
  });

  it('fills a field that was empty all along', () => {
    expect(mergeUpdate({ dek: null }, { dek: 'They run.' }, {}).data).toEqual({
      dek: 'They run.',
    });
  });

  it('overwrites nothing where the version before is not known', () => {
    const draft = { headline: 'Ferries', dek: 'They run.' };
    expect(mergeUpdate(null, { headline: 'Night ferries', dek: 'They run.' }, draft)).toEqual({
      data: {},
      kept: ['headline'],
      merged: [],
    });
  });

  it('leaves alone what it does not mention', () => {
    expect(mergeUpdate({}, {}, { seoTitle: 'Written by hand' })).toEqual({
      data: {},
      kept: [],
      merged: [],
    });
  });
});

describe('a body that both have changed', () => {
  const text = (...paragraphs: string[]) => paragraphs.flatMap(body);
  const before = { body: text('One.', 'Two.', 'Three.', 'Four.') };
  const next = { body: text('One.', 'Two.', 'Three, corrected.', 'Four.', 'Five.') };

  it('takes the new paragraphs in, where the editor changed others', () => {
    const draft = { body: text('One, by us.', 'Two.', 'Three.', 'Four.') };
    expect(mergeUpdate(before, next, draft)).toEqual({
      data: { body: text('One, by us.', 'Two.', 'Three, corrected.', 'Four.', 'Five.') },
      kept: [],
      merged: ['body'],
    });
  });

  it.each<[string, string[]]>([
    ['the same paragraph', ['One.', 'Two.', 'Three, by us.', 'Four.']],
    ['everything', ['Rewritten.']],
    ['a paragraph that is gone', ['One.', 'Two.', 'Four.']],
  ])('stays as it is, and is named, where both changed %s', (_, ours) => {
    expect(mergeUpdate(before, next, { body: text(...ours) })).toEqual({
      data: {},
      kept: ['body'],
      merged: [],
    });
  });

  it('stays as it is where the agency did not touch it, or what it said before is not known', () => {
    const draft = { body: text('One, by us.', 'Two.', 'Three.', 'Four.') };
    expect(mergeUpdate(before, before, draft)).toEqual({ data: {}, kept: ['body'], merged: [] });
    expect(mergeUpdate(null, next, draft)).toEqual({ data: {}, kept: ['body'], merged: [] });
  });

  it('loses nothing of either: every paragraph that one of them wrote is there, or the draft is untouched', () => {
    const sentences = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 6 });
    fc.assert(
      fc.property(sentences, sentences, sentences, (old, sent, ours) => {
        const { data, merged } = mergeUpdate(
          { body: text(...old) },
          { body: text(...sent) },
          { body: text(...ours) }
        );
        if (merged.length === 0) return;
        const words = (data.body as { children: { text: string }[] }[]).map(
          ({ children }) => children[0]?.text ?? ''
        );
        for (const written of [...sent, ...ours]) {
          if (!old.includes(written)) expect(words).toContain(written);
        }
      })
    );
  });
});

describe('what only looks like a change', () => {
  it.each<[string, unknown, unknown]>([
    ['nothing and null', undefined, null],
    ['null and an empty text', null, ''],
    ['null and an empty list', null, []],
    [
      'an instant as Date and as text',
      new Date('2025-02-25T08:40:00Z'),
      '2025-02-25T08:40:00.000Z',
    ],
    ['a body whose keys stand in another order', body('They run.'), reordered(body('They run.'))],
  ])('is none: %s', (_what, before, stored) => {
    expect(mergeUpdate({ field: before }, { field: before }, { field: stored })).toEqual({
      data: {},
      kept: [],
      merged: [],
    });
    const next = { field: 'something new' };
    expect(mergeUpdate({ field: before }, next, { field: stored })).toEqual({
      data: next,
      kept: [],
      merged: [],
    });
  });

  it.each<[string, unknown, unknown]>([
    ['false and null', null, false],
    ['zero and null', null, 0],
    ['a number and its text', '1', 1],
    ['a list in another order', ['a', 'b'], ['b', 'a']],
  ])('but this is one: %s', (_what, before, stored) => {
    expect(mergeUpdate({ field: before }, { field: 'new' }, { field: stored }).kept).toEqual([
      'field',
    ]);
  });
});

it('every field is written, kept or equal already, and an untouched draft becomes the new version', () => {
  const value = fc.constantFrom(null, '', 'a', 'b', 'c');
  const fields = fc.record({ headline: value, dek: value, dateline: value });
  const same = (a: string | null, b: string | null): boolean => (a || null) === (b || null);
  fc.assert(
    fc.property(fields, fields, fields, (previous, next, draft) => {
      const { data, kept } = mergeUpdate(previous, next, draft);
      for (const field of ['headline', 'dek', 'dateline'] as const) {
        const ways = [field in data, kept.includes(field), same(next[field], draft[field])];
        expect(ways.filter(Boolean)).toHaveLength(1);
      }
      const untouched = mergeUpdate(previous, next, previous);
      expect(untouched.kept).toEqual([]);
      expect(mergeUpdate(next, next, { ...previous, ...untouched.data })).toEqual({
        data: {},
        kept: [],
        merged: [],
      });
    })
  );
});
