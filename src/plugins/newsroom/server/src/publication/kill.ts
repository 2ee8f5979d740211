import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { ARTICLE } from '../constants';
import type { Ledger } from '../permalinks/ledger';
import { refuseAs } from '../problems';
import { getNow } from '../settings';
import { inDocumentTransaction } from '../transaction';
import { findUnseenLocales } from './decide-kill';
import type { KilledStories } from './killed-stories';
import type { RecordAction } from './record';

interface Row {
  locale: string;
  publishedAt: unknown;
  firstPublishedAt: string | Date | null;
}

/** Takes stories down in every language, and lets them come back. */
export const createKill = ({
  strapi,
  ledger,
  stories,
  cancelPlans,
  announceRevival,
  followBoard,
  record,
}: {
  strapi: Core.Strapi;
  ledger: Ledger;
  stories: KilledStories;
  /** Cancels what is planned of a story. */
  cancelPlans: (documentId: string) => Promise<void>;
  /** Has everybody forget that a story was gone in these languages. */
  announceRevival: (documentId: string, locales: readonly string[]) => Promise<void>;
  /** Has the translation board ask for it, or not any more. */
  followBoard: (documentId: string) => Promise<void>;
  record: RecordAction;
}) => {
  const versionsOf = async (documentId: string): Promise<Row[]> => {
    const rows: Row[] = await strapi.db.query(ARTICLE).findMany({
      select: ['locale', 'publishedAt', 'firstPublishedAt'],
      where: { documentId },
    });
    if (rows.length === 0) throw new errors.NotFoundError('There is no such story');
    return rows;
  };

  return {
    /**
     * Takes a story down: its addresses are gone, its editions removed, its plans cancelled and the
     * change log told, all in one transaction. Nothing publishes it until it is revived.
     *
     * @param reason - for the desk
     * @param notice - for readers; null: none
     * @throws NotFoundError (404); ValidationError (400) `already-killed`
     */
    kill: (
      documentId: string,
      { reason, notice, by }: { reason: string; notice: string | null; by: string }
    ): Promise<{ killedAt: Date }> =>
      inDocumentTransaction({ strapi }, ARTICLE, documentId, async () => {
        const rows = await versionsOf(documentId);
        if (await stories.find(documentId)) {
          refuseAs('already-killed', 'id', 'the story is taken down already');
        }
        const killedAt = getNow(strapi);
        const versions = rows.map(({ locale, firstPublishedAt: at }) => ({
          locale,
          firstPublishedAt: at === null ? null : new Date(at),
        }));
        const unseen = findUnseenLocales(versions, killedAt);
        await stories.add({ documentId, reason, notice, killedAt, killedBy: by });
        await ledger.takeDown({ entity: 'article', target: documentId }, { notice, unseen });
        if (rows.some(({ publishedAt }) => publishedAt)) {
          await strapi.documents(ARTICLE).unpublish({ documentId, locale: '*' } as never);
        }
        await cancelPlans(documentId);
        await followBoard(documentId);
        await record({
          action: 'kill',
          entity: 'article',
          documentId,
          reason,
          details: { notice },
        });
        return { killedAt };
      }),

    /**
     * Lets a killed story be published again. Nothing of it becomes public by that: it is a draft.
     *
     * @throws NotFoundError (404); ValidationError (400) `not-killed`
     */
    revive: (documentId: string, { reason }: { reason: string }): Promise<void> =>
      inDocumentTransaction({ strapi }, ARTICLE, documentId, async () => {
        const rows = await versionsOf(documentId);
        if (!(await stories.find(documentId))) {
          refuseAs('not-killed', 'id', 'the story is not taken down');
        }
        await stories.remove(documentId);
        await ledger.giveBack({ entity: 'article', target: documentId });
        await announceRevival(documentId, [...new Set(rows.map(({ locale }) => locale))].sort());
        await followBoard(documentId);
        await record({ action: 'revive', entity: 'article', documentId, reason });
      }),

    find: (documentId: string) => stories.find(documentId),
  };
};

export type Kill = ReturnType<typeof createKill>;
