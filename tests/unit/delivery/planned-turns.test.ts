import { createPlannedTurns } from 'newsroom/delivery/planned-turns';
import type { OpenPlan } from 'newsroom/publication/plans';

const NOW = Date.parse('2026-03-01T08:01:00.000Z');
const MINUTE = 60_000;

const plan = (
  action: OpenPlan['action'],
  minutes: number,
  documentId = 'a1',
  locale = 'en'
): OpenPlan => ({ action, documentId, locale, dueMs: NOW + minutes * MINUTE });

const following = () => {
  const forgotten: string[] = [];
  let open: OpenPlan[] = [];
  let readings = 0;
  const turns = createPlannedTurns({
    plans: {
      mark: async () => JSON.stringify(open),
      async open() {
        readings += 1;
        return open;
      },
    },
    nowMs: () => NOW,
    forget: (keys) => void forgotten.push(...keys),
  });
  return {
    turns,
    readings: () => readings,
    /** These are the plans now; what is forgotten on hearing of them. */
    async hear(...plans: OpenPlan[]): Promise<string[]> {
      open = plans;
      await turns.follow();
      return forgotten.splice(0);
    },
  };
};

describe('plans', () => {
  it('are read once, until there are others', async () => {
    const { turns, hear, readings } = following();
    await hear(plan('publish', 60));
    await turns.follow();
    expect(readings()).toBe(1);
    await hear(plan('publish', 61));
    expect(readings()).toBe(2);
  });

  it('to take something off end the answers that show it, which are made anew', async () => {
    const { turns, hear } = following();
    expect(await hear(plan('unpublish', 60), plan('unpublish', 90, 'a2', 'tr'))).toEqual([
      'a-a1',
      'a-a2',
    ]);
    expect(turns.endingsOf([['a1', 'en']])).toEqual([NOW + 60 * MINUTE]);
    expect(turns.endingsOf([['a1', 'tr'], ['a3', 'en']])).toEqual([]); // prettier-ignore
    expect([turns.nextEnding(['en']), turns.nextEnding(['tr']), turns.nextEnding(['id'])]).toEqual([
      NOW + 60 * MINUTE,
      NOW + 90 * MINUTE,
      null,
    ]);
    expect(await hear(plan('unpublish', 60), plan('unpublish', 80, 'a2', 'tr'))).toEqual(['a-a2']);
  });

  it('to publish are told by no lifetime but in the last minutes, of an odd minute', async () => {
    const { turns, hear } = following();
    const mark = NOW + 4 * MINUTE;
    expect(turns.nextOpening(['en'], null)).toBe(mark);
    expect(await hear(plan('publish', 4), plan('publish', 60, 'a2'))).toEqual([]);
    expect(turns.nextOpening(['en'], null)).toBe(mark);
    // Lists are out that would be kept past it.
    expect(await hear(plan('publish', 2))).toEqual(['l-en']);
    expect(turns.nextOpening(['en'], null)).toBe(NOW + 2 * MINUTE);
    expect(turns.nextOpening(['tr'], null)).toBe(mark);
    expect(turns.nextOpening(['tr'], NOW + MINUTE)).toBe(NOW + MINUTE);
  });

  it('that are overdue bound nothing: they would make every answer short-lived', async () => {
    const { turns, hear } = following();
    await hear(plan('publish', -1), plan('unpublish', -1, 'a2'));
    expect(turns.nextOpening(['en'], null)).toBe(NOW + 4 * MINUTE);
    expect(turns.nextEnding(['en'])).toBeNull();
  });
});
