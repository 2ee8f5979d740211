import fc from 'fast-check';
import { decideSlug, type SlugQuestion } from 'newsroom/permalinks/decide-slug';

const row = { slug: 'ferries-at-night', title: 'Ferries at night' };

const asked = (question: Partial<SlugQuestion>): SlugQuestion => ({
  slug: undefined,
  title: undefined,
  row: null,
  isFollowing: false,
  ...question,
});

describe('a new story', () => {
  it('derives its slug from its headline', () => {
    expect(decideSlug(asked({ title: 'Ferries at night' }))).toEqual({
      kind: 'derive',
      title: 'Ferries at night',
    });
  });

  it.each([null, ''])('derives it also when the slug is sent as %j', (slug) => {
    expect(decideSlug(asked({ slug, title: 'Ferries' }))).toEqual({
      kind: 'derive',
      title: 'Ferries',
    });
  });

  it('takes the slug that somebody chose', () => {
    expect(decideSlug(asked({ slug: 'ferries', title: 'Ferries at night' }))).toEqual({
      kind: 'choose',
      slug: 'ferries',
    });
  });

  it('has no slug to derive while it has no headline', () => {
    expect(decideSlug(asked({}))).toEqual({ kind: 'keep' });
  });
});

describe('a draft whose slug follows its headline', () => {
  const following = { row, isFollowing: true };

  it('gets a new slug with a new headline', () => {
    expect(decideSlug(asked({ ...following, title: 'Ferries by day' }))).toEqual({
      kind: 'derive',
      title: 'Ferries by day',
    });
  });

  it('gets a new slug with a new headline when the form sends the old slug along', () => {
    expect(decideSlug(asked({ ...following, slug: row.slug, title: 'Ferries by day' }))).toEqual({
      kind: 'derive',
      title: 'Ferries by day',
    });
  });

  it('keeps its slug when the save does not mention the headline', () => {
    expect(decideSlug(asked(following))).toEqual({ kind: 'keep' });
  });

  it('gives way to a slug edited together with the headline', () => {
    expect(decideSlug(asked({ ...following, slug: 'day-boats', title: 'Day boats' }))).toEqual({
      kind: 'choose',
      slug: 'day-boats',
    });
  });
});

describe('a slug that was edited or was live', () => {
  it('stays when the headline changes', () => {
    expect(decideSlug(asked({ row, title: 'Ferries by day' }))).toEqual({ kind: 'keep' });
  });

  it('stays when it is sent as it is', () => {
    expect(decideSlug(asked({ row, slug: row.slug, title: 'Ferries by day' }))).toEqual({
      kind: 'keep',
    });
  });

  it('changes by hand', () => {
    expect(decideSlug(asked({ row, slug: 'ferries' }))).toEqual({
      kind: 'choose',
      slug: 'ferries',
    });
  });

  it.each([null, ''])('is derived anew from the stored headline when emptied with %j', (slug) => {
    expect(decideSlug(asked({ row, slug }))).toEqual({ kind: 'derive', title: row.title });
  });

  it('is derived anew from the headline of the same save when that has one', () => {
    expect(decideSlug(asked({ row, slug: '', title: 'Ferries by day' }))).toEqual({
      kind: 'derive',
      title: 'Ferries by day',
    });
  });
});

describe('a row that has no slug yet', () => {
  it.each([null, ''])('gets one from its headline at the next save (slug %j)', (slug) => {
    expect(decideSlug(asked({ row: { slug, title: 'Ferries' } }))).toEqual({
      kind: 'derive',
      title: 'Ferries',
    });
  });
});

it('never chooses what is already there, and never derives from nothing that was said', () => {
  const text = fc.option(fc.constantFrom('', 'a', 'b'), { nil: undefined });
  const questions = fc.record({
    slug: fc.option(text, { nil: null }),
    title: text,
    row: fc.option(
      fc.record({
        slug: fc.constantFrom(null, '', 'a', 'b'),
        title: fc.constantFrom('a', 'b'),
      }),
      { nil: null }
    ),
    isFollowing: fc.boolean(),
  });
  fc.assert(
    fc.property(questions, (question) => {
      const decision = decideSlug(question);
      if (decision.kind === 'choose') {
        expect(decision.slug).toBe(question.slug);
        expect(decision.slug).not.toBe('');
        expect(decision.slug).not.toBe(question.row?.slug);
      }
      if (decision.kind === 'derive') {
        expect([question.title, question.row?.title]).toContain(decision.title);
      }
    })
  );
});
