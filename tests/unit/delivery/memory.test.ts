import fc from 'fast-check';
import { makeAnswer, type Answer } from 'newsroom/delivery/answer';
import { UNBOUNDED } from 'newsroom/delivery/lifetimes';
import { createMemory, type Memory } from 'newsroom/delivery/memory';
import { until } from '../../helpers/until';

const answer = (value: string, keys: string[], atMs: number | null = null): Answer =>
  makeAnswer({ value, keys, locales: ['en'], bound: { ...UNBOUNDED, atMs } });
const MIB = 1024 * 1024;
const put = (memory: Memory, url: string, made: Answer) =>
  memory.build(
    url,
    async () => made,
    (kept) => kept
  );
const textIn = (memory: Memory, url: string) => memory.get(url)?.answer.body.toString() ?? null;

test('keeps an answer until one of its things changes or its hour passes', async () => {
  let nowMs = 0;
  const memory = createMemory({ maxBytes: MIB, nowMs: () => nowMs });
  await put(memory, '/a', answer('a', ['a-1'], 10));
  await put(memory, '/b', answer('b', ['a-1', 's-1']));
  memory.evict(['s-1']);
  expect([textIn(memory, '/a'), textIn(memory, '/b')]).toEqual(['a', null]);
  nowMs = 10;
  expect([textIn(memory, '/a'), memory.isStale('/a'), memory.isStale('/b')]).toEqual([
    null,
    true,
    false,
  ]);
});

test('a build that an eviction overtakes is neither kept nor joined by who asks later', async () => {
  const memory = createMemory({ maxBytes: MIB, nowMs: () => 0 });
  let finish: (made: Answer) => void = () => undefined;
  const slow = memory.build(
    '/a',
    () => new Promise<Answer>((resolve) => (finish = resolve)),
    (kept) => kept
  );
  memory.evict(['a-1']);
  const later = await put(memory, '/a', answer('new', ['a-1']));
  finish(answer('old', ['a-1']));
  expect((await slow).body.toString()).toBe('old');
  expect(later.body.toString()).toBe('new');
  expect(textIn(memory, '/a')).toBe('new');
});

test('more evictions than are remembered, or a clearing, and a build is trusted no more', async () => {
  for (const meanwhile of [
    (memory: Memory) => {
      memory.evict(['a-1']);
      for (let n = 0; n < 300; n += 1) memory.evict([`other-${n}`]);
    },
    (memory: Memory) => memory.clear(),
  ]) {
    const memory = createMemory({ maxBytes: MIB, nowMs: () => 0 });
    let finish: (made: Answer) => void = () => undefined;
    const slow = memory.build(
      '/a',
      () => new Promise<Answer>((resolve) => (finish = resolve)),
      (kept) => kept
    );
    meanwhile(memory);
    finish(answer('old', ['a-1']));
    await slow;
    expect(textIn(memory, '/a')).toBeNull();
  }
});

test('whoever asks at once gets one build, and its failure, which is not kept', async () => {
  const memory = createMemory({ maxBytes: MIB, nowMs: () => 0 });
  let builds = 0;
  const fail = () =>
    memory.build(
      '/a',
      async () => {
        builds += 1;
        throw new Error('no database');
      },
      () => null
    );
  const outcomes = await Promise.allSettled(Array.from({ length: 100 }, fail));
  expect(new Set(outcomes.map(({ status }) => status))).toEqual(new Set(['rejected']));
  expect(builds).toBe(1);
  await put(memory, '/a', answer('a', []));
  expect(textIn(memory, '/a')).toBe('a');
});

test('compressed bodies count towards the bound', async () => {
  const memory = createMemory({ maxBytes: MIB, nowMs: () => 0 });
  await put(memory, '/a', answer('words and words '.repeat(5_000), []));
  const before = memory.stats().bytes;
  const compressed = () => memory.get('/a')?.compressed ?? { br: '', gzip: '' };
  await until(() => compressed().br.length > 0);
  const { br, gzip } = compressed();
  expect(memory.stats().bytes).toBe(before + br.length + gzip.length);
});

test('without memory everything is built anew', async () => {
  const memory = createMemory({ maxBytes: 0, nowMs: () => 0 });
  await put(memory, '/a', answer('a', []));
  expect([memory.get('/a'), memory.stats().bytes]).toEqual([null, 0]);
});

/** A little world of things with versions: an answer that shows an older version than its thing has is stale. */
const THINGS = ['t-0', 't-1', 't-2'];
const step = fc.oneof(
  fc.record({ kind: fc.constant('begin' as const), url: fc.nat(5), size: fc.nat(40_000) }),
  fc.record({ kind: fc.constant('finish' as const), which: fc.nat(8) }),
  fc.record({ kind: fc.constant('change' as const), thing: fc.nat(2) }),
  fc.record({ kind: fc.constant('read' as const), url: fc.nat(5) }),
  fc.record({ kind: fc.constant('tick' as const) }),
  fc.record({ kind: fc.constant('clear' as const) })
);

test('under any interleaving nothing stale is sent, and the bound holds', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
      let nowMs = 0;
      const maxBytes = 100_000;
      const memory = createMemory({ maxBytes, nowMs: () => nowMs });
      const versions = new Map(THINGS.map((thing) => [thing, 0]));
      const flights: { finish: () => void; done: Promise<unknown> }[] = [];

      const begin = (n: number, size: number) => {
        const thing = String(THINGS[n % 3]);
        let finish: () => void = () => undefined;
        const done = memory.build(
          `/${n}`,
          () => {
            // Read now, finished later.
            const text = JSON.stringify({ thing, version: versions.get(thing), until: nowMs + 3 });
            const made = answer(text + ' '.repeat(size), [thing], nowMs + 3);
            return new Promise<Answer>((resolve) => (finish = () => resolve(made)));
          },
          (made) => made
        );
        flights.push({ finish, done });
      };
      for (const one of steps) {
        if (one.kind === 'begin') begin(one.url, one.size);
        if (one.kind === 'finish') {
          flights[one.which]?.finish();
          await new Promise((resolve) => setImmediate(resolve));
        }
        if (one.kind === 'change') {
          const thing = String(THINGS[one.thing]);
          versions.set(thing, (versions.get(thing) ?? 0) + 1);
          memory.evict([thing]);
        }
        if (one.kind === 'tick') nowMs += 1;
        if (one.kind === 'clear') memory.clear();
        if (one.kind === 'read') {
          const text = textIn(memory, `/${one.url}`);
          if (text === null) continue;
          const { thing, version, until } = JSON.parse(text);
          expect([version, until > nowMs]).toEqual([versions.get(thing), true]);
        }
        expect(memory.stats().bytes).toBeLessThanOrEqual(maxBytes);
      }
      for (const { finish } of flights) finish();
      await Promise.all(flights.map(({ done }) => done));
    }),
    { numRuns: 150 }
  );
});
