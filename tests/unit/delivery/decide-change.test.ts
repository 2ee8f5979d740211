import fc from 'fast-check';
import { decideChanges, isLiveAt, nextTurn, type Face } from 'newsroom/delivery/decide-change';
import { NEVER_MS } from 'newsroom/database';

const KEY = { documentId: 'story', locale: 'en' };
const face = (rest: Partial<Face> = {}): Face => ({
  isLive: true,
  path: '/en/story',
  document: 'one',
  listed: ['s-world', 't-1'],
  ...rest,
});
const told = (before: Face | null, after: Face | null) =>
  decideChanges(KEY, before, after).map(({ action, path }) => [action, path]);

test('what readers saw come, change, move and go is told, and nothing else', () => {
  const hidden = face({ isLive: false });
  expect(told(null, face())).toEqual([['publish', '/en/story']]);
  expect(told(hidden, face())).toEqual([['publish', '/en/story']]);
  expect(told(face(), face())).toEqual([]);
  expect(told(face(), face({ document: 'two' }))).toEqual([['update', '/en/story']]);
  expect(told(face(), face({ document: 'two', path: '/en/tale' }))).toEqual([
    ['redirect', '/en/story'],
    ['update', '/en/tale'],
  ]);
  expect(told(face(), hidden)).toEqual([['unpublish', '/en/story']]);
  expect(told(face(), null)).toEqual([['unpublish', '/en/story']]);
  for (const [before, after] of [
    [null, hidden],
    [hidden, hidden],
    [hidden, face({ isLive: false, document: 'two', path: '/en/tale' })],
    [hidden, null],
    [null, null],
  ] as const) {
    expect(told(before, after)).toEqual([]);
  }
});

test('a change makes the lists stale that it leaves and those that it enters', () => {
  const [change] = decideChanges(KEY, face(), face({ document: 'two', listed: ['s-sport'] }));
  expect(change?.tags).toEqual(['a-story', 'list-en', 'list-world', 'list-sport', 'many-en']);
});

test('applying what is told always gives what is live', () => {
  const faces = fc.option(
    fc.record({
      isLive: fc.boolean(),
      path: fc.constantFrom('/en/a', '/en/b'),
      document: fc.constantFrom('one', 'two'),
      listed: fc.constant([]),
    })
  );
  fc.assert(
    fc.property(fc.array(faces, { maxLength: 12 }), (history) => {
      // The path is part of the document.
      const states = history.map((one) => one && { ...one, document: one.document + one.path });
      let held: string | null = null;
      let before: Face | null = null;
      for (const after of states) {
        for (const { action, path } of decideChanges(KEY, before, after)) {
          held = action === 'publish' || action === 'update' ? path : null;
        }
        before = after;
        expect(held).toBe(after?.isLive ? after.path : null);
      }
    })
  );
});

test('the next turn is when a window opens or closes, and then never again', () => {
  const at = fc.integer({ min: 0, max: 100 });
  fc.assert(
    fc.property(at, at, at, (fromMs, untilMs, nowMs) => {
      const window = { fromMs, untilMs };
      const turn = nextTurn(window, nowMs);
      expect(turn).toBeGreaterThan(nowMs);
      for (let later = nowMs; later < Math.min(turn, 101); later += 1) {
        expect(isLiveAt(window, later)).toBe(isLiveAt(window, nowMs));
      }
    })
  );
  expect(nextTurn({ fromMs: 0, untilMs: NEVER_MS }, 5)).toBe(NEVER_MS);
});
