import fc from 'fast-check';
import config from 'newsroom/config';
import { unreachableStages, withStages, type Workflow } from 'newsroom/config/workflow';
import {
  asksForSections,
  decideMove,
  isDemandUnmet,
  movesFrom,
  stageAfter,
  stageOf,
} from 'newsroom/desk/decide-move';

const house: Workflow = withStages(config.default.workflow);
const CODES = house.stages.map(({ code }) => code);

/** Reporters hand in; the desk approves the world, the lawyer Turkish stories; anybody takes back. */
const strict: Workflow = {
  ...house,
  moves: [
    { from: 'draft', to: 'in-review', roles: ['reporter', 'desk'] },
    { from: 'in-review', to: 'legal', roles: ['desk'] },
    { from: 'legal', to: 'approved', roles: ['lawyer'], locales: ['tr'] },
    { from: 'in-review', to: 'approved', roles: ['desk'], sections: ['world'] },
    { from: '*', to: 'draft' },
  ],
  publishing: { demands: ['approved', 'published'], leadsTo: 'published' },
  onEdit: { of: ['approved', 'published'], leadsTo: 'in-review' },
};

const question = { from: 'draft', roles: ['reporter'], sections: ['world'], locale: 'en' };
const decide = (changes: object, workflow = strict) => {
  const decision = decideMove(workflow, { ...question, to: 'in-review', ...changes });
  return decision.ok ? 'yes' : decision.code;
};

test('as shipped, everybody moves everything, but to where publishing leads', () => {
  for (const from of CODES) {
    const others = CODES.filter((code) => code !== from && code !== 'published');
    expect(movesFrom(house, { ...question, from })).toEqual(others);
  }
  expect(decide({ to: 'published' }, house)).toBe('published-by-publication');
  expect(decide({ to: 'nowhere' }, house)).toBe('unknown-stage');
});

test.each([
  ['a reporter hands in', {}, 'yes'],
  ['a reporter does not approve', { from: 'in-review', to: 'approved' }, 'move-not-allowed'],
  ['the desk does', { from: 'in-review', to: 'approved', roles: ['desk'] }, 'yes'],
  [
    'but in its section only',
    { from: 'in-review', to: 'approved', roles: ['desk'], sections: ['sport'] },
    'move-not-allowed',
  ],
  [
    'and not without a section',
    { from: 'in-review', to: 'approved', roles: ['desk'], sections: [] },
    'move-not-allowed',
  ],
  [
    'the lawyer approves in Turkish',
    { from: 'legal', to: 'approved', roles: ['lawyer'], locale: 'tr' },
    'yes',
  ],
  [
    'the lawyer does not in English',
    { from: 'legal', to: 'approved', roles: ['lawyer'] },
    'move-not-allowed',
  ],
  ['one of several roles is enough', { roles: ['translator', 'desk'] }, 'yes'],
  ['nobody without a role hands in', { roles: [] }, 'move-not-allowed'],
  ['anybody takes back, from anywhere', { from: 'legal', to: 'draft', roles: [] }, 'yes'],
  ['to stay is no move', { from: 'legal', to: 'legal', roles: [] }, 'yes'],
])('%s', (_, changes, expected) => {
  expect(decide(changes)).toBe(expected);
});

test.each([
  ['house', house],
  ['strict', strict],
])('each stage of the %s workflow can be reached and left', (_, workflow) => {
  expect(unreachableStages(workflow)).toEqual([]);
  const roles = ['reporter', 'desk', 'lawyer'];
  for (const from of CODES) {
    const byHand = movesFrom(workflow, { from, roles, sections: ['world'], locale: 'tr' });
    const byEvent = (['publish', 'unpublish', 'edit'] as const).flatMap(
      (event) => stageAfter(workflow, from, event) ?? []
    );
    expect([...byHand, ...byEvent].length).toBeGreaterThan(0);
  }
});

test('a version without a record is at the beginning, or where publishing leads', () => {
  const of = (recorded: string | null, isPublished: boolean, workflow = house) =>
    stageOf(workflow, { recorded, isPublished });
  expect([of(null, false), of(null, true)]).toEqual(['draft', 'published']);
  expect([of('legal', false), of('legal', true)]).toEqual(['legal', 'legal']);
  // A stage that the settings no longer have counts as none.
  expect([of('spiked', false), of('spiked', true)]).toEqual(['draft', 'published']);
  const still = { ...house, publishing: { demands: [], leadsTo: null } };
  expect(of(null, true, still)).toBe('draft');
});

test('events move a story as the settings say, or leave it', () => {
  expect(stageAfter(house, 'legal', 'publish')).toBe('published');
  expect(stageAfter(house, 'published', 'publish')).toBeNull();
  expect(stageAfter(house, 'published', 'unpublish')).toBe('draft');
  expect(stageAfter(house, 'in-review', 'unpublish')).toBeNull();
  expect(stageAfter(house, 'approved', 'edit')).toBeNull();
  expect(stageAfter(strict, 'approved', 'edit')).toBe('in-review');
  expect(stageAfter(strict, 'legal', 'edit')).toBeNull();
});

test('a demand is met by any of the stages that are named, and by all when none is', () => {
  expect(CODES.filter((code) => isDemandUnmet(strict, code))).toEqual([
    'draft',
    'in-review',
    'legal',
  ]);
  expect(CODES.filter((code) => isDemandUnmet(house, code))).toEqual([]);
});

test('sections are looked up only for moves that ask for them', () => {
  expect([asksForSections(house), asksForSections(strict)]).toEqual([false, true]);
});

test('another move in the settings never takes one away', () => {
  const code = fc.constantFrom(...CODES);
  const place = fc.oneof(code, fc.constant('*'));
  const names = fc.option(fc.subarray(['a', 'b', 'c'], { minLength: 1 }), { nil: undefined });
  const move = fc.record({ from: place, to: place, roles: names, sections: names, locales: names });
  const few = fc.subarray(['a', 'b', 'c']);
  fc.assert(
    fc.property(
      fc.array(move),
      move,
      fc.record({ from: code, to: code, roles: few, sections: few, locale: fc.constant('a') }),
      (moves, added, asked) => {
        const before = decideMove({ ...house, moves }, asked);
        const after = decideMove({ ...house, moves: [...moves, added] }, asked);
        return !before.ok || after.ok;
      }
    )
  );
});
