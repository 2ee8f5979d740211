import { setTimeout as pause } from 'node:timers/promises';
import { concurrently } from 'newsroom/concurrently';

const after = async <Value>(ms: number, value: Value): Promise<Value> => {
  await pause(ms);
  return value;
};

const failing = async (ms: number, message: string): Promise<never> => {
  await pause(ms);
  throw new Error(message);
};

it('gives what each came to, in the order in which they were asked', async () => {
  expect(await concurrently(after(20, 'slow'), after(1, 2), after(10, null))).toEqual([
    ...['slow', 2, null],
  ]);
});

it('fails with what failed first, and only when all have ended', async () => {
  let ended = false;
  const slow = after(40, null).then(() => {
    ended = true;
  });
  await expect(concurrently(slow, failing(20, 'second'), failing(1, 'first'))).rejects.toThrow(
    'first'
  );
  expect(ended).toBe(true);
});

it('leaves no failure unhandled', async () => {
  const unhandled: unknown[] = [];
  const note = (error: unknown): void => void unhandled.push(error);
  process.on('unhandledRejection', note);
  await concurrently(failing(1, 'one'), failing(5, 'other'), after(30, null)).catch(() => null);
  await pause(10);
  process.off('unhandledRejection', note);
  expect(unhandled).toEqual([]);
});
