import type { Core } from '@strapi/strapi';
import type { ChangeLog } from '../publication/change-log';
import { getNow } from '../settings';
import { retryOnConflict } from '../transaction';
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

  const batch = (): Promise<number> =>
    retryOnConflict(async () =>
      strapi.db.transaction(async ({ onCommit }) => {
        const head = await changeLog.lock();
        const { turned, changes } = await refresh.turn(BATCH, head);
        await changeLog.append(head, changes, getNow(strapi));
        onCommit(() => committed(changes.flatMap(({ tags }) => tags)));
        return turned;
      })
    );

  return {
    /** Writes down everything whose hour has come. */
    async run(): Promise<void> {
      while ((await isDue()) && (await batch()) > 0);
    },
  };
};

export type Turns = ReturnType<typeof createTurns>;
