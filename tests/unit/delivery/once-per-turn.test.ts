import { endOfTurn, oncePerTurn } from 'newsroom/delivery/once-per-turn';

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

test('reads once, whatever happens within the turn, and again in the next', async () => {
  let reads = 0;
  const read = oncePerTurn(() => (reads += 1));
  expect([read(), read()]).toEqual([1, 1]);
  await Promise.resolve();
  expect(read()).toBe(1);
  await nextTurn();
  expect([read(), read()]).toEqual([2, 2]);
});

test('each function remembers its own', async () => {
  const [one, two] = [oncePerTurn(() => 'one'), oncePerTurn(() => 'two')];
  expect([one(), two(), one()]).toEqual(['one', 'two', 'one']);
});

test('a clock that is not looked at keeps nothing awake and is right when it is', async () => {
  let now = 1;
  const clock = oncePerTurn(() => now);
  expect(clock()).toBe(1);
  await nextTurn();
  await nextTurn();
  now = 5;
  expect(clock()).toBe(5);
});

test('what failed is tried again', () => {
  let calls = 0;
  const read = oncePerTurn(() => {
    calls += 1;
    if (calls === 1) throw new Error('no clock');
    return calls;
  });
  expect(read).toThrow('no clock');
  expect(read()).toBe(2);
});

test('who waits for the end of a turn waits with all others of it, and no longer', async () => {
  const order: string[] = [];
  const turn = endOfTurn();
  expect(endOfTurn()).toBe(turn);
  void Promise.resolve().then(() => order.push('within'));
  process.nextTick(() => order.push('within'));
  await Promise.all([turn.then(() => order.push('end')), turn.then(() => order.push('end'))]);
  expect(order).toEqual(['within', 'within', 'end', 'end']);
  const next = endOfTurn();
  expect(next).not.toBe(turn);
  await next;
});
