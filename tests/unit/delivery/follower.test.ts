import { createFollower, type Follower } from 'newsroom/delivery/follower';
import type { ClockReading } from 'newsroom/clock-error';
import type { Change } from 'newsroom/publication/change-log';

const POLL_MS = 500;

const change = (seq: number): Change => ({
  seq,
  at: new Date(0),
  action: 'update',
  entity: 'article',
  id: 'a',
  locale: 'en',
  path: null,
  tags: [`tag-${seq}`],
});

/** A log that a test writes to, takes away or silences. */
const setUp = () => {
  const log = {
    ...{ head: 0, state: 'up' as 'up' | 'gone' | 'silent', asked: 0 },
    databaseMs: null as number | null,
  };
  const answering = async <Answer>(answer: () => Answer): Promise<Answer> => {
    log.asked += 1;
    if (log.state === 'gone') throw new Error('ECONNREFUSED');
    if (log.state === 'silent') await new Promise(() => undefined);
    return answer();
  };
  const evicted: string[] = [];
  let cleared = 0;
  const messages: string[] = [];
  const clocks: ClockReading[] = [];
  const follower = createFollower({
    noteClock: (reading) => void clocks.push(reading),
    strapi: {
      log: {
        error: (text: string) => messages.push(text),
        info: (text: string) => messages.push(text),
      },
    } as never,
    pollMs: POLL_MS,
    longestSilenceMs: 3_000,
    changeLog: {
      look: () => answering(() => ({ head: log.head, databaseMs: log.databaseMs })),
      read: (after) =>
        answering(() => Array.from({ length: log.head - after }, (_, n) => change(after + 1 + n))),
    },
    memory: {
      evict: (keys) => void evicted.push(...keys),
      clear: () => void (cleared += 1),
      abandon: () => undefined,
    },
    followSettings: async () => undefined,
  });
  return { log, follower, evicted, messages, clocks, cleared: () => cleared };
};

/** Its first reading is done. */
const started = async (follower: Follower): Promise<void> => {
  follower.start();
  await follower.catchUp();
};

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

test('memory is trusted for as long as the log was read within the poll interval', async () => {
  const { log, follower } = setUp();
  expect(follower.isTrusted()).toBe(false);
  await started(follower);
  for (let n = 0; n < 20; n += 1) {
    await jest.advanceTimersByTimeAsync(100);
    expect(follower.isTrusted()).toBe(true);
  }
  log.state = 'gone';
  await jest.advanceTimersByTimeAsync(POLL_MS);
  expect(follower.isTrusted()).toBe(false);
  await follower.stop();
});

test('a machine that slept does not trust what it knew before', async () => {
  const { follower } = setUp();
  await started(follower);
  expect(follower.isTrusted()).toBe(true);
  // Only the wall clock went on.
  jest.setSystemTime(Date.now() + 60_000);
  expect(follower.isTrusted()).toBe(false);
  await follower.catchUp();
  expect(follower.isTrusted()).toBe(true);
  await follower.stop();
});

test('what changed is dropped from memory, once and in order', async () => {
  const { log, follower, evicted, cleared } = setUp();
  await started(follower);
  log.head = 3;
  await follower.catchUp();
  log.head = 4;
  await follower.catchUp();
  expect([follower.seq(), evicted]).toEqual([4, ['tag-1', 'tag-2', 'tag-3', 'tag-4']]);
  expect(cleared()).toBe(0);
  await follower.stop();
});

test('what this node committed itself is known without a reading, where all before it is', async () => {
  const { log, follower, evicted, cleared } = setUp();
  log.head = 3;
  await started(follower);
  const { asked } = log;
  const woken = follower.waitBehind(3, 60_000, new AbortController().signal);
  log.head = 5;
  follower.noteOwn({ from: 3, to: 5 });
  await woken;
  expect([follower.seq(), log.asked, evicted]).toEqual([5, asked, []]);

  // Another node was in between.
  log.head = 7;
  follower.noteOwn({ from: 6, to: 7 });
  await follower.catchUp();
  expect([follower.seq(), evicted, cleared()]).toEqual([7, ['tag-6', 'tag-7'], 0]);
  await follower.stop();
});

test('what is committed here while the log is read neither goes back nor empties memory', async () => {
  const { log, follower, evicted, cleared } = setUp();
  await started(follower);
  log.head = 2;
  const reading = follower.catchUp(); // asks for the head, which it hears of as 2
  follower.noteOwn({ from: 0, to: 2 });
  log.head = 3;
  follower.noteOwn({ from: 2, to: 3 });
  await reading;
  expect([follower.seq(), cleared()]).toEqual([3, 0]);

  log.head = 4;
  await follower.catchUp();
  expect([follower.seq(), evicted.at(-1), cleared()]).toEqual([4, 'tag-4', 0]);
  await follower.stop();
});

test('a database put back to an earlier state empties memory', async () => {
  const { log, follower, cleared } = setUp();
  log.head = 10;
  await started(follower);
  log.head = 7;
  await follower.catchUp();
  expect([follower.seq(), cleared()]).toEqual([7, 1]);
  await follower.stop();
});

test('one that broke off may come back as another: memory is emptied, and it is said once', async () => {
  const { log, follower, cleared, messages } = setUp();
  await started(follower);
  log.state = 'gone';
  await expect(follower.catchUp()).rejects.toThrow('ECONNREFUSED');
  await jest.advanceTimersByTimeAsync(60_000);
  log.state = 'up';
  await jest.advanceTimersByTimeAsync(POLL_MS);
  expect([follower.isTrusted(), cleared()]).toEqual([true, 1]);
  expect(messages).toEqual([
    'newsroom: following the change log has failed: Error: ECONNREFUSED',
    'newsroom: following the change log goes on',
  ]);
  await follower.stop();
});

test('one that is silent keeps nobody waiting, and is asked on until it speaks', async () => {
  const { log, follower } = setUp();
  await started(follower);
  log.state = 'silent';
  const work = follower.inTouch(() => new Promise(() => undefined));
  const failing = Promise.allSettled([follower.catchUp(), work]);
  await jest.advanceTimersByTimeAsync(3_000);
  expect((await failing).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  await expect(follower.catchUp()).rejects.toThrow('does not answer');

  log.state = 'up';
  log.head = 2;
  await jest.advanceTimersByTimeAsync(4_000);
  expect([follower.isTrusted(), follower.seq()]).toEqual([true, 2]);
  await follower.stop();
});

test('what time the database has is heard with each reading, where that is another clock', async () => {
  const { log, follower, clocks } = setUp();
  await started(follower);
  expect(clocks).toEqual([]);
  log.databaseMs = 5;
  await follower.catchUp();
  const now = Date.now();
  expect(clocks).toEqual([{ askedMs: now, theirsMs: 5, heardMs: now }]);
  await follower.stop();
});
