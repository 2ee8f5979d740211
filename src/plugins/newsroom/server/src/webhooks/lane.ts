/** What one subscriber's lane does; see `dispatch.ts`. */
export interface Work<Job> {
  /** Takes over what is new. @returns whether there may be more */
  fill: () => Promise<boolean>;
  /** Claims up to so many jobs that are due. */
  claim: (limit: number) => Promise<Job[]>;
  deliver: (job: Job) => Promise<void>;
  /** Jobs at once. */
  capacity: number;
  onError: (error: unknown) => void;
  isStopped: () => boolean;
}

/**
 * One subscriber's lane: it runs until nothing is due, and sleeps until it is woken. Subscribers have
 * lanes of their own so that one that hangs delays no other; woken while requests are in the air, it
 * looks for more at once, so that a document that hangs delays no other either.
 */
export const createLane = <Job>(work: Work<Job>) => {
  const inFlight = new Set<Promise<void>>();
  let running: Promise<void> | null = null;
  let isWoken = false;
  let ring = (): void => {};

  const deliver = (job: Job): void => {
    const delivery: Promise<void> = work
      .deliver(job)
      .catch(work.onError)
      .finally(() => inFlight.delete(delivery));
    inFlight.add(delivery);
  };

  /** @returns whether there may be more to do */
  const step = async (): Promise<boolean> => {
    if (isWoken) {
      isWoken = false;
      isWoken = (await work.fill()) || isWoken;
    }
    const flying = inFlight.size;
    const free = work.capacity - flying;
    const jobs = free > 0 && !work.isStopped() ? await work.claim(free) : [];
    // What landed while we looked may have been in the way of something that is due now.
    const hasLanded = inFlight.size < flying;
    jobs.forEach(deliver);
    if (hasLanded) return true;
    if (inFlight.size === 0) return isWoken;
    if (isWoken && inFlight.size < work.capacity) return true;
    const bell = new Promise<void>((resolve) => (ring = resolve));
    await Promise.race([...inFlight, bell]);
    return true;
  };

  const run = async (): Promise<void> => {
    try {
      while (!work.isStopped() && (await step()));
    } catch (error) {
      // The database, most likely. The next waking tries again; what was claimed comes back by its lease.
      isWoken = false;
      work.onError(error);
    }
    await Promise.all(inFlight);
  };

  /** @returns when nothing is due any more and nothing is in the air */
  const wake = async (): Promise<void> => {
    isWoken = true;
    ring();
    running ??= run().finally(() => (running = null));
    await running;
    // Woken between its last look and its end.
    if (isWoken && !work.isStopped()) await wake();
  };

  return { wake, idle: async (): Promise<void> => running ?? undefined };
};

export type Lane = ReturnType<typeof createLane>;
