import { readConflict, settleSaves, type SaveRequest } from 'newsroom-admin/saves/save';
import { madeFrom, rememberMadeFrom } from 'newsroom-admin/saves/made-from';

const REQUEST: SaveRequest = {
  collectionType: 'collection-types',
  model: 'plugin::newsroom.article',
  documentId: 'story',
  params: { locale: 'en' },
  data: { headline: 'Mine', dek: 'My dek', dateline: 'Ankara' },
};
const CONFLICTS = [
  { field: 'headline', base: 'Old', yours: 'Mine', theirs: 'Hers' },
  { field: 'dek', base: 'Old dek', yours: 'My dek', theirs: 'Her dek' },
];
const refused = (details: unknown) => readConflict({ status: 412, details }, REQUEST);
const conflict = () => refused({ code: 'stale-save', revision: 5, conflicts: CONFLICTS });

describe('a save that was refused', () => {
  it('is kept whole, with what both sides say', () => {
    expect(conflict()).toEqual({ request: REQUEST, revision: 5, conflicts: CONFLICTS });
  });

  test.each([
    ['another refusal', { code: 'locked' }],
    ['a revision that is not known', { code: 'unknown-revision', revision: 5, conflicts: [] }],
    ['details that are none', null],
    ['conflicts that are none', { code: 'stale-save', revision: 5, conflicts: [{ field: 1 }] }],
  ])('is no conflict when it is %s', (_, details) => {
    expect(refused(details)).toBeNull();
  });

  it('is settled in two saves that lose nothing', () => {
    const found = conflict();
    expect(found && settleSaves(found, { headline: 'yours', dek: 'theirs' })).toEqual({
      first: { headline: 'Mine' },
      rest: { dateline: 'Ankara' },
    });
  });

  it('keeps what somebody typed where nothing was chosen', () => {
    const found = conflict();
    expect(found && settleSaves(found, {}).first).toEqual({ headline: 'Mine', dek: 'My dek' });
  });
});

describe('what a form was made from', () => {
  const answer = (updatedAt: string) => ({ data: { updatedAt } });

  it('is the draft as it was read last, by language', () => {
    rememberMadeFrom(REQUEST, answer('2026-01-01T00:00:00.000Z'));
    rememberMadeFrom({ ...REQUEST, params: { locale: 'tr' } }, answer('2026-01-02T00:00:00.000Z'));
    expect(madeFrom(REQUEST)).toBe('2026-01-01T00:00:00.000Z');
    expect(madeFrom({ ...REQUEST, params: { locale: 'ar' } })).toBeNull();
  });

  it('is not the published version, which no form is of', () => {
    const version = { documentId: 'other', params: { locale: 'en' } };
    rememberMadeFrom(
      { ...version, params: { locale: 'en', status: 'published' } },
      answer('2026-01-03T00:00:00.000Z')
    );
    rememberMadeFrom(version, { data: null });
    expect(madeFrom(version)).toBeNull();
  });
});
