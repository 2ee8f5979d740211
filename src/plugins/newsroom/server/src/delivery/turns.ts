import type { Core } from '@strapi/strapi';
import { clockError } from '../clock-error';
import type { ChangeLog } from '../publication/change-log';
import { correctClock, getClockError, getNow } from '../settings';
import { inWriteTransaction } from '../transaction';
import type { EditionStore } from './edition-store';
import type { Refresh } from './refresh';
import type { Committed } from './unit-of-work';

const BATCH = 100;

/**
 * Tells the change log when an embargo lifts or an article expires, which happens without anybody
 * writing anything. Readers do not wait for it: the wall is asked at read time.
 */
export const createTurns = ({
  strapi,
  changeLog,
  store,
  refresh,
  committed,
}: {
  strapi: Core.Strapi;
  changeLog: ChangeLog;
  store: EditionStore;
  refresh: Refresh;
  committed: Committed;
}) => {
  const isDue = async (): Promise<boolean> =>
    (await store.due(getNow(strapi).getTime(), 1)).length > 0;

  /** What is told now is told for good: it is asked once more what time it is. */
  const hearTime = async (): Promise<void> => {
    const askedMs = Date.now();
    const { databaseMs: theirsMs } = await changeLog.look();
    if (theirsMs === null) return;
    const reading = { askedMs, theirsMs, heardMs: Date.now() };
    correctClock(strapi, clockError(reading, getClockError(strapi)));
  };

  const batch = (): Promise<number> =>
    inWriteTransaction({ strapi }, async ({ onCommit }) => {
      const head = await changeLog.lock();
      await hearTime();
      const { turned, changes } = await refresh.turn(BATCH, head);
      await changeLog.append(head, changes, getNow(strapi));
      onCommit(() => committed(head, changes));
      return turned;
    });

  return {
    /** Writes down everything whose hour has come. */
    async run(): Promise<void> {
      while ((await isDue()) && (await batch()) > 0);
    },
  };
};

export type Turns = ReturnType<typeof createTurns>;
