import { Worker } from 'node:worker_threads';
import type { XliffLimits, XliffReading } from '../../formats/xliff/model';
import { readXliff } from '../../formats/xliff/read';

/** What the thread is given. */
export interface ThreadInput {
  readonly bytes: Uint8Array;
  readonly limits: XliffLimits;
}

export interface ReadApartOptions {
  /** The script of the thread: `reader-thread.ts`, as built. */
  readonly script: () => string;
  /** Milliseconds after which the reading of a file is given up. */
  readonly timeLimitMs?: number;
  /** Bytes up to which a file is read here: that takes less time than a thread needs to begin. */
  readonly maxBytesHere?: number;
  /** Memory of the thread, in mebibytes. */
  readonly memoryMiB?: number;
}

const refused = (reason: string): XliffReading => ({
  ok: false,
  problems: [{ line: 1, column: 1, reason }],
});

const isOutOfMemory = (error: Error): boolean =>
  'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';

/**
 * Reads files of XLIFF without holding up the readers of the news: a large one takes seconds, and is read
 * in a thread of its own, one after the other. One that takes too long or too much memory is refused, and
 * its thread is ended.
 */
export const createXliffReader = ({
  script,
  timeLimitMs = 30_000,
  maxBytesHere = 32 * 1024,
  memoryMiB = 1_024,
}: ReadApartOptions) => {
  let turn: Promise<unknown> = Promise.resolve();

  const readApart = (input: ThreadInput): Promise<XliffReading> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(script(), {
        workerData: input,
        resourceLimits: { maxOldGenerationSizeMb: memoryMiB },
      });
      const timer = setTimeout(() => {
        resolve(refused(`takes longer than ${timeLimitMs / 1000} seconds to read`));
        void worker.terminate();
      }, timeLimitMs);
      worker.once('message', (reading: XliffReading) => resolve(reading));
      worker.once('error', (error) => {
        if (isOutOfMemory(error)) resolve(refused('takes too much memory to read'));
        else reject(error);
      });
      worker.once('exit', (code) => {
        clearTimeout(timer);
        // After any of the above this changes nothing.
        reject(new Error(`The thread that reads XLIFF ended with ${code} and without an answer`));
      });
    });

  return {
    /** @throws Error when there is no thread to be had, or it is at fault itself */
    async read(bytes: Uint8Array, limits: XliffLimits): Promise<XliffReading> {
      if (bytes.length <= maxBytesHere || bytes.length > limits.maxBytes) {
        return readXliff(bytes, limits);
      }
      const reading = turn.then(() => readApart({ bytes, limits }));
      turn = reading.catch(() => {});
      return reading;
    },
  };
};

export type XliffReader = ReturnType<typeof createXliffReader>;
