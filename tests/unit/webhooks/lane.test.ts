import { createLane, type Work } from 'newsroom/webhooks/lane';

/** A lane over a list of jobs, with deliveries that end when the test says so. */
const laneOver = (changes: Partial<Work<string>> = {}) => {
  const due: string[] = [];
  const open = new Map<string, () => void>();
  const errors: unknown[] = [];
  const lane = createLane<string>({
    fill: async () => false,
    claim: async (limit) => due.splice(0, limit),
    deliver: (job) => new Promise((resolve) => open.set(job, resolve)),
    capacity: 2,
    onError: (error) => errors.push(error),
    isStopped: () => false,
    ...changes,
  });
  return { lane, due, open, errors };
};

const settle = async (): Promise<void> => new Promise(setImmediate);

describe('a lane', () => {
  it('works on as many jobs at once as it may, and takes the next when one ends', async () => {
    const { lane, due, open } = laneOver();
    due.push('a', 'b', 'c');
    const done = lane.wake();
    await settle();
    expect([...open.keys()]).toEqual(['a', 'b']);
    open.get('b')?.();
    await settle();
    expect([...open.keys()]).toEqual(['a', 'b', 'c']);
    open.get('a')?.();
    open.get('c')?.();
    await done;
  });

  it('looks again when it is woken while a job hangs', async () => {
    const { lane, due, open } = laneOver();
    due.push('hanging');
    void lane.wake();
    await settle();
    due.push('new');
    void lane.wake();
    await settle();
    expect([...open.keys()]).toEqual(['hanging', 'new']);
  });

  it('looks once more after the last job, for what that one was in the way of', async () => {
    const { lane, due, open } = laneOver();
    due.push('first');
    const done = lane.wake();
    await settle();
    due.push('second');
    open.get('first')?.();
    await settle();
    expect([...open.keys()]).toEqual(['first', 'second']);
    open.get('second')?.();
    await done;
  });

  it('looks again for what became due by the end of a job while it was looking', async () => {
    const due: string[] = ['first', 'in the way'];
    let answerLate: ((jobs: string[]) => void) | null = null;
    const { lane, open } = laneOver({
      claim: async (limit) => {
        // The second look was made before the job ended, and is answered after it.
        if (open.has('first') && !open.has('second') && answerLate === null) {
          return new Promise((resolve) => (answerLate = resolve));
        }
        return due.splice(0, limit);
      },
    });
    const done = lane.wake();
    await settle();
    open.get('first')?.();
    await settle();
    open.get('in the way')?.();
    due.push('second');
    await settle();
    (answerLate as ((jobs: string[]) => void) | null)?.([]);
    await settle();
    expect([...open.keys()]).toEqual(['first', 'in the way', 'second']);
    open.get('second')?.();
    await done;
  });

  it('fills as long as there is more', async () => {
    let left = 3;
    const { lane } = laneOver({ fill: async () => (left -= 1) > 0 });
    await lane.wake();
    expect(left).toBe(0);
  });

  it.each<keyof Work<string>>(['fill', 'claim', 'deliver'])(
    'tells of a %s that throws, and works when it is woken again',
    async (name) => {
      let isBroken = true;
      const done: string[] = [];
      const due = ['a'];
      const broken = <Result>(result: () => Result) =>
        jest.fn(async () => {
          if (isBroken) throw new Error('the database is away');
          return result();
        });
      const { lane, errors } = laneOver({
        claim: async (limit) => due.splice(0, limit),
        deliver: async (job) => void done.push(job),
        [name]: {
          fill: broken(() => false),
          claim: broken(() => due.splice(0)),
          deliver: broken(() => void done.push('a')),
        }[name as 'fill'],
      });
      await lane.wake();
      expect(errors).toHaveLength(1);
      expect(done).toEqual([]);
      isBroken = false;
      due.splice(0, 1, 'a');
      await lane.wake();
      expect(done).toEqual(['a']);
    }
  );

  it('takes nothing more once it is stopped, and ends with what is in the air', async () => {
    let isStopped = false;
    const { lane, due, open } = laneOver({ isStopped: () => isStopped });
    due.push('a', 'b', 'c');
    void lane.wake();
    await settle();
    isStopped = true;
    const idle = lane.idle();
    open.get('a')?.();
    open.get('b')?.();
    await idle;
    expect([...open.keys()]).toEqual(['a', 'b']);
    await lane.wake();
    expect(due).toEqual(['c']);
  });
});
