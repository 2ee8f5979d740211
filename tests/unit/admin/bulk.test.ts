import { runEach, type Outcome } from 'newsroom-admin/bulk/run-each';

const REFUSED: Outcome = { ok: false, message: 'Not in this stage' };

const run = async (items: string[], isStopped: (done: number) => boolean = () => false) => {
  const progress: number[] = [];
  const results = await runEach({
    items,
    keyOf: (item) => item,
    deed: (item) => Promise.resolve(item === 'b' ? REFUSED : { ok: true }),
    onProgress: (some) => progress.push(some.size),
    isStopped: () => isStopped(progress.length),
  });
  return { progress, results: Object.fromEntries(results) };
};

describe('something that is done to many stories', () => {
  test('is done to each: one that is refused holds up none', async () => {
    expect(await run(['a', 'b', 'c'])).toEqual({
      progress: [1, 2, 3],
      results: { a: { ok: true }, b: REFUSED, c: { ok: true } },
    });
  });

  test('ends after the story that was begun when somebody leaves', async () => {
    expect(await run(['a', 'b', 'c'], (done) => done === 1)).toEqual({
      progress: [1],
      results: { a: { ok: true } },
    });
  });
});
