import { AsyncResource } from 'node:async_hooks';

/**
 * Does something again and again, `everyMs` after it was done, until it is stopped. What goes wrong is
 * told once, and again when it has gone right in between: an outage of an hour is two lines in the log.
 */
export const createLoop = ({
  name,
  everyMs,
  work,
  log,
}: {
  name: string;
  everyMs: number;
  /** One round; `isOver` turns true when it is to be cut short. */
  work: (isOver: () => boolean) => Promise<void>;
  log: { error(message: string): void; info(message: string): void };
}) => {
  let timer: NodeJS.Timeout | null = null;
  let isRunning = false;
  let hasFailed = false;
  let round: Promise<void> = Promise.resolve();
  const outside = new AsyncResource(`newsroom-${name}`);

  const attempt = async (): Promise<void> => {
    try {
      await work(() => !isRunning);
      if (hasFailed) log.info(`newsroom: ${name} goes on`);
      hasFailed = false;
    } catch (error) {
      if (!hasFailed && isRunning) log.error(`newsroom: ${name} has failed: ${String(error)}`);
      hasFailed = true;
    }
  };

  const next = (): void => {
    timer = setTimeout(() => {
      round = attempt().then(() => {
        if (isRunning) next();
      });
    }, everyMs).unref();
  };

  return {
    start(): void {
      isRunning = true;
      outside.runInAsyncScope(next);
    },

    /** Resolves when nothing of it is under way any more. */
    async stop(): Promise<void> {
      isRunning = false;
      if (timer) clearTimeout(timer);
      await round;
    },
  };
};

export type Loop = ReturnType<typeof createLoop>;
