import type { Core } from '@strapi/strapi';
import { isDeepStrictEqual } from 'node:util';
import { ARTICLE, SHARED_TYPES } from '../constants';
import type { Database } from '../database';
import type { Board } from '../translation/board';
import type { BoardCounts } from '../translation/board-counts';
import type { BoardStore } from '../translation/board-store';
import type { Cell } from '../translation/decide-cells';
import { documentsOf } from './batches';
import type { Check, Drift } from './drift';
import { inDocumentTransaction } from '../transaction';
import { inTransaction } from './in-transaction';

/** What the board says of one document and should not, or should and does not. Pure. */
export const findBoardDrifts = (
  documentId: string,
  said: readonly Cell[],
  right: readonly Cell[]
): Drift[] => {
  const locales = [...new Set([...said, ...right].map(({ locale }) => locale))].sort();
  return locales.flatMap((locale): Drift[] => {
    const [is, should] = [said, right].map((cells) => cells.find((cell) => cell.locale === locale));
    if (isDeepStrictEqual(is, should)) return [];
    const words = (cell: Cell | undefined): string => cell?.state ?? 'nothing';
    const problem =
      words(is) === words(should)
        ? `the board has other facts of it (${words(is)})`
        : `the board says ${words(is)}, it is ${words(should)}`;
    return [{ kind: 'board differs', documentId, locale, problem, remedy: 'puts the board right' }];
  });
};

/** The translation board says of each document what is so, and counts what it says. */
export const createBoardCheck = ({
  strapi,
  database,
  board,
  boardStore,
  boardCounts,
}: {
  strapi: Core.Strapi;
  database: Database;
  board: Board;
  boardStore: BoardStore;
  boardCounts: BoardCounts;
}): Check => ({
  name: 'translation board',
  async *look() {
    for (const uid of [ARTICLE, ...SHARED_TYPES] as const) {
      for await (const ids of documentsOf({ database }, uid)) {
        const { right, said } = await board.compare(uid, ids);
        for (const id of ids) {
          const drifts = findBoardDrifts(id, said.get(id) ?? [], right.get(id) ?? []);
          const mend = (): Promise<void> =>
            inDocumentTransaction({ strapi }, uid, id, () => board.follow(uid, id));
          if (drifts.length > 0) yield { drifts, mend };
        }
      }
    }
    const strays = (await boardStore.strays()).map((documentId): Drift => ({
      kind: 'board of nothing',
      documentId,
      locale: null,
      problem: 'the board shows a document that is not there',
      remedy: 'takes it off the board',
    }));
    const clear = (): Promise<void> => inTransaction({ strapi }, () => boardStore.removeStrays());
    if (strays.length > 0) yield { drifts: strays, mend: clear };

    const wrong = await boardCounts.wrong();
    const drifts = wrong.map(({ key, counted, are }): Drift => ({
      kind: 'board count wrong',
      documentId: null,
      locale: null,
      problem: `${key}: ${counted} counted, there are ${are}`,
      remedy: 'counts anew',
    }));
    const mend = (): Promise<void> => inTransaction({ strapi }, () => boardCounts.recount());
    if (drifts.length > 0) yield { drifts, mend };
  },
});
