import type { ChangeDocument, ChangesAnswer } from '../contracts/delivery';
import type { ChangesQuery } from '../contracts/delivery-query';
import type { Change, ChangeLog } from '../publication/change-log';
import type { Follower } from './follower';
import type { Turns } from './turns';

/** Requests held open at a time; more get their answer at once. */
const MAX_WAITING = 1_000;

const present = ({ at, tags, ...change }: Change): ChangeDocument => ({
  seq: change.seq,
  at: at.toISOString(),
  action: change.action,
  entity: change.entity,
  id: change.id,
  locale: change.locale,
  path: change.path,
  tags: [...tags],
});

/** The change log for search indexes, apps and static builds. */
export const createChanges = ({
  changeLog,
  turns,
  follower,
}: {
  changeLog: ChangeLog;
  turns: Turns;
  follower: Follower;
}) => {
  let waiting = 0;

  const read = async ({ after, limit }: ChangesQuery): Promise<ChangesAnswer> => {
    // Before anything is read: an article that has just expired must not look as if it were live.
    await turns.run();
    const changes = await changeLog.read(after, limit);
    const last = changes.at(-1)?.seq ?? after;
    const head = Math.max(await changeLog.head(), last);
    return { data: changes.map(present), meta: { nextAfter: last, head } };
  };

  return {
    /** Waits up to `wait` seconds for something behind `after`, unless the reader goes away before. */
    async read(query: ChangesQuery, signal: AbortSignal): Promise<ChangesAnswer> {
      const answer = await read(query);
      if (answer.data.length > 0 || query.wait === 0 || waiting >= MAX_WAITING) return answer;
      waiting += 1;
      try {
        await follower.waitBehind(query.after, query.wait * 1000, signal);
      } finally {
        waiting -= 1;
      }
      return signal.aborted ? answer : read(query);
    },
  };
};

export type Changes = ReturnType<typeof createChanges>;
