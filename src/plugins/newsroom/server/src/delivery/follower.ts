import { AsyncResource } from 'node:async_hooks';
import type { Core } from '@strapi/strapi';
import type { ChangeLog } from '../publication/change-log';
import type { Memory } from './memory';

const READ_AT_ONCE = 1_000;
/** Behind by more changes than this, all that memory holds is dropped instead. */
const MOST_READ = 20_000;
/** A node that heard nothing of the log for longer does not trust its memory. */
const MISSED_POLLS = 3;
const GRACE_MS = 500;

/**
 * Follows the change log: what any node commits makes this node's memory drop what it made stale,
 * within the poll interval. A node that was stopped, or cut off from the database, catches up before it
 * answers from memory again.
 */
export const createFollower = ({
  strapi,
  changeLog,
  pollMs,
  memory,
  chores,
}: {
  strapi: Core.Strapi;
  changeLog: ChangeLog;
  pollMs: number;
  memory: Pick<Memory, 'evict' | 'clear'>;
  /** What else is looked after with every poll: hours that have come, editions still to be made. */
  chores: () => Promise<void>;
}) => {
  let seq = 0;
  let heardAt = Number.NEGATIVE_INFINITY;
  let timer: NodeJS.Timeout | null = null;
  let isRunning = false;
  let catching: Promise<void> | null = null;
  let again: Promise<void> | null = null;
  const waiting = new Set<() => void>();
  const outside = new AsyncResource('newsroom-follower');

  const readOn = async (): Promise<void> => {
    const askedAt = performance.now();
    const head = await changeLog.head();
    const isNew = heardAt === Number.NEGATIVE_INFINITY;
    // Just started, long away, or on a database put back to an earlier state: no use reading it all.
    if (isNew || head < seq || head - seq > MOST_READ) {
      memory.clear();
      seq = head;
    }
    while (seq < head) {
      const changes = await changeLog.read(seq, READ_AT_ONCE);
      const last = changes.at(-1);
      if (!last) break;
      memory.evict(changes.flatMap(({ tags }) => tags));
      seq = last.seq;
    }
    seq = Math.max(seq, head);
    heardAt = askedAt;
    for (const wake of [...waiting]) wake();
  };

  /** Knows, when it resolves, everything that was committed before it was called. */
  const catchUp = (): Promise<void> => {
    if (!catching) {
      catching = readOn().finally(() => {
        catching = null;
      });
      return catching;
    }
    // The reading under way may have begun too early: one more behind it serves all who come now.
    again ??= catching
      .catch(() => undefined)
      .then(() => {
        again = null;
        return catchUp();
      });
    return again;
  };

  const tick = async (): Promise<void> => {
    try {
      await catchUp();
      await chores();
    } catch (error) {
      if (isRunning)
        strapi.log.error(`newsroom: the change log cannot be followed: ${String(error)}`);
    }
    if (isRunning) timer = setTimeout(() => void tick(), pollMs).unref();
  };

  return {
    /** The newest change that this node knows of, and so does its memory. */
    seq: (): number => seq,

    isTrusted: (): boolean => performance.now() - heardAt < pollMs * MISSED_POLLS + GRACE_MS,

    catchUp,

    start(): void {
      isRunning = true;
      void tick();
    },

    /** Somebody here has just committed a change. */
    nudge(): void {
      if (isRunning) outside.runInAsyncScope(() => void catchUp().catch(() => undefined));
    },

    async stop(): Promise<void> {
      isRunning = false;
      if (timer) clearTimeout(timer);
      for (const wake of [...waiting]) wake();
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
