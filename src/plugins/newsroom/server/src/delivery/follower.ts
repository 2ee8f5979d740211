import { AsyncResource } from 'node:async_hooks';
import type { Core } from '@strapi/strapi';
import type { ChangeLog } from '../publication/change-log';
import type { ClockReading } from '../clock-error';
import { createLoop } from '../loop';
import type { Memory } from './memory';

const READ_AT_ONCE = 1_000;
/** Behind by more changes than this, all that memory holds is dropped instead. */
const MOST_READ = 20_000;

/** Time that has passed by either clock: one of them may have stood still with the machine. */
const createStopwatch = () => {
  let steady = Number.NEGATIVE_INFINITY;
  let wall = 0;
  return {
    mark: () => ({ steady: performance.now(), wall: Date.now() }),
    start(mark: { steady: number; wall: number }): void {
      ({ steady, wall } = mark);
    },
    passedMs: (): number => Math.max(performance.now() - steady, Math.abs(Date.now() - wall)),
  };
};

/**
 * Follows the change log: what any node commits makes this node's memory drop what it made stale.
 *
 * No answer is older than the poll interval: memory is trusted only while the log was read within it,
 * and the log is read twice as often so that memory seldom has to wait. A node that was stopped for
 * longer, or cut off from the database, catches up before it answers anybody.
 */
export const createFollower = ({
  strapi,
  changeLog,
  pollMs,
  longestSilenceMs,
  memory,
  followSettings,
  noteClock,
}: {
  strapi: Core.Strapi;
  changeLog: Pick<ChangeLog, 'look' | 'read'>;
  pollMs: number;
  /** A database that says nothing for longer counts as unreachable. */
  longestSilenceMs: number;
  memory: Pick<Memory, 'evict' | 'clear' | 'abandon'>;
  /** Hears of settings that were changed, on any node, and empties the memory for them. */
  followSettings: () => Promise<void>;
  /** Hears with each reading what time the database has, where that is another clock. */
  noteClock: (reading: ClockReading) => void;
}) => {
  let seq = 0;
  const sinceHeard = createStopwatch();
  let isRunning = false;
  let hasHeard = false;
  /** Raised with each reading: one that was given up for its silence must not speak later. */
  let reading = 0;
  let catching: Promise<void> | null = null;
  let again: Promise<void> | null = null;
  /** The database broke off: it may come back as another one, one that had not heard everything. */
  let isUnsure = false;
  /** It did not even answer with an error; nobody is made to wait for it until it speaks again. */
  let isSilent = false;
  const waiting = new Set<() => void>();
  const reliant = new Set<(error: Error) => void>();
  const outside = new AsyncResource('newsroom-follower');

  const wakeAll = (): void => {
    for (const wake of [...waiting]) wake();
  };

  const readOn = async (isGivenUp: () => boolean): Promise<void> => {
    const askedAt = sinceHeard.mark();
    const known = seq;
    const [{ head, databaseMs, heardMs }] = await Promise.all([
      changeLog.look().then((seen) => ({ ...seen, heardMs: Date.now() })),
      followSettings(),
    ]);
    if (isGivenUp()) return;
    if (databaseMs !== null) {
      noteClock({ askedMs: askedAt.wall, theirsMs: databaseMs, heardMs });
    }
    // Nothing is in memory before the first reading: what was before it need not be read.
    if (!hasHeard) seq = head;
    hasHeard = true;
    // Long away, or on a database that was or may be put back to an earlier state.
    if (isUnsure || head < known || head - seq > MOST_READ) {
      memory.clear();
      isUnsure = false;
      seq = head;
    }
    while (seq < head) {
      const from = seq;
      const changes = await changeLog.read(from, READ_AT_ONCE);
      if (isGivenUp()) return;
      const last = changes.at(-1);
      if (!last || changes[0]?.seq !== from + 1) memory.clear(); // somebody shortened the log
      memory.evict(changes.flatMap(({ tags }) => tags));
      // What this node commits meanwhile is known before it is read.
      seq = Math.max(seq, last?.seq ?? head);
    }
    isSilent = false;
    sinceHeard.start(askedAt);
    wakeAll();
  };

  const readInTime = async (): Promise<void> => {
    reading += 1;
    const mine = reading;
    let deadline: NodeJS.Timeout | undefined;
    const silence = new Promise<never>((_, reject) => {
      deadline = setTimeout(() => {
        isSilent = true;
        reading += 1;
        reject(new Error(`the database has not answered for ${longestSilenceMs} ms`));
      }, longestSilenceMs);
    });
    try {
      await Promise.race([readOn(() => reading !== mine), silence]);
    } catch (error) {
      isUnsure ||= !isSilent;
      memory.abandon();
      for (const giveUp of [...reliant]) giveUp(error as Error);
      throw error;
    } finally {
      clearTimeout(deadline);
    }
  };

  const catchUpAnyhow = (): Promise<void> => {
    if (!catching) {
      catching = readInTime().finally(() => {
        catching = null;
      });
      return catching;
    }
    // The reading under way may have begun too early: one more behind it serves all who come now.
    again ??= catching
      .catch(() => undefined)
      .then(() => {
        again = null;
        return catchUpAnyhow();
      });
    return again;
  };

  /** Knows, when it resolves, everything that was committed before it was called. */
  const catchUp = async (): Promise<void> => {
    if (isSilent) throw new Error('the database does not answer');
    await catchUpAnyhow();
  };

  const loop = createLoop({
    name: 'following the change log',
    everyMs: pollMs / 2,
    work: catchUpAnyhow,
    log: strapi.log,
  });

  return {
    /** The newest change that this node knows of, and so does its memory. */
    seq: (): number => seq,

    isTrusted: (): boolean => sinceHeard.passedMs() < pollMs,

    catchUp,

    /** Does something that needs the database; fails as soon as that is found to be unreachable. */
    async inTouch<Result>(work: () => Promise<Result>): Promise<Result> {
      return new Promise<Result>((resolve, reject) => {
        reliant.add(reject);
        void work()
          .then(resolve, reject)
          .finally(() => reliant.delete(reject));
      });
    },

    start(): void {
      isRunning = true;
      loop.start();
    },

    /**
     * This node has just committed the changes behind `from` up to `to`, and its memory has dropped what
     * they made stale. Nothing has to be read of them where all before them is known.
     */
    noteOwn({ from, to }: { from: number; to: number }): void {
      if (!isRunning) return;
      if (!hasHeard || isUnsure || seq !== from) {
        outside.runInAsyncScope(() => void catchUp().catch(() => undefined));
        return;
      }
      seq = to;
      wakeAll();
    },

    async stop(): Promise<void> {
      isRunning = false;
      wakeAll();
      await loop.stop();
      await Promise.allSettled([catching, again]);
    },

    /** Resolves when a change behind `after` is known, or after `ms`, or when `signal` says so. */
    async waitBehind(after: number, ms: number, signal: AbortSignal): Promise<void> {
      if (seq > after || ms <= 0 || signal.aborted) return;
      await new Promise<void>((resolve) => {
        const finish = (): void => {
          clearTimeout(deadline);
          waiting.delete(check);
          signal.removeEventListener('abort', finish);
          resolve();
        };
        const check = (): void => {
          if (seq > after || !isRunning) finish();
        };
        const deadline = setTimeout(finish, ms);
        waiting.add(check);
        signal.addEventListener('abort', finish);
      });
    },
  };
};

export type Follower = ReturnType<typeof createFollower>;
