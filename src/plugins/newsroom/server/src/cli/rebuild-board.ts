import type { Core } from '@strapi/strapi';
import { ARTICLE, SHARED_TYPES, type EditorialType } from '../constants';
import { documentsOf } from '../doctor/batches';
import { getService } from '../get-service';
import { holdDocuments, inWriteTransaction } from '../transaction';

/**
 * Makes the translation board anew, some documents at a time, while editors work; then counts it. Editors of
 * documents that are followed together wait for them all, mostly less than a tenth of a second.
 */
export const rebuildBoard = async ({ strapi }: { strapi: Core.Strapi }): Promise<number> => {
  const board = getService(strapi, 'board');
  const database = getService(strapi, 'database');

  const follow = (uid: EditorialType, ids: readonly string[]): Promise<void> =>
    inWriteTransaction({ strapi }, async () => {
      await holdDocuments({ strapi }, uid, ids);
      await board.followAll(uid, ids);
    });

  let done = 0;
  for (const uid of [ARTICLE, ...SHARED_TYPES] as const) {
    for await (const ids of documentsOf({ database }, uid)) {
      await follow(uid, ids);
      done += ids.length;
    }
  }
  await inWriteTransaction({ strapi }, async () => {
    await getService(strapi, 'boardStore').removeStrays();
    await getService(strapi, 'boardCounts').recount();
  });
  return done;
};

/** Makes the board anew if fallback chains were changed and it has not been since. Never throws. */
export const makeOwedBoard = async ({ strapi }: { strapi: Core.Strapi }): Promise<void> => {
  const settings = getService(strapi, 'changedSettings');
  try {
    const change = await settings.owedBoard();
    if (change === null) return;
    await rebuildBoard({ strapi });
    await settings.boardIsMade(change);
  } catch (error) {
    strapi.log.error(`newsroom: the translation board could not be made: ${String(error)}`);
  }
};
