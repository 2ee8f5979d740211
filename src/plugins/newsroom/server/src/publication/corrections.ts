import { createId } from '@paralleldrive/cuid2';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { ARTICLE } from '../constants';
import { refuseAs } from '../problems';
import { getNow } from '../settings';
import { inDocumentTransaction } from '../transaction';
import type { Correction, CorrectionStore } from './correction-store';
import { findUnseenLocales } from './decide-kill';
import type { CorrectionKind } from './notes';
import type { RecordAction } from './record';

interface Row {
  locale: string;
  firstPublishedAt: string | Date | null;
  embargoUntil: string | Date | null;
}

/** What a language says to a correction that it owes. */
export type Settlement = { state: 'applied'; text: string } | { state: 'not-applicable' };

/** Public, dated corrections, and which languages of the story still owe them to their readers. */
export const createCorrections = ({
  strapi,
  store,
  isKilled,
  followReaders,
  followBoard,
  record,
}: {
  strapi: Core.Strapi;
  store: CorrectionStore;
  isKilled: (documentId: string) => Promise<boolean>;
  /** Has what readers get of a story made anew, in the caller's transaction. */
  followReaders: (documentId: string) => Promise<void>;
  /** Has the translation board show what is owed. */
  followBoard: (documentId: string) => Promise<void>;
  record: RecordAction;
}) => {
  const versionsOf = async (documentId: string): Promise<Row[]> => {
    const rows: Row[] = await strapi.db.query(ARTICLE).findMany({
      select: ['locale', 'firstPublishedAt', 'embargoUntil'],
      where: { documentId },
    });
    if (rows.length === 0) throw new errors.NotFoundError('There is no such story');
    return rows;
  };

  const isSeen = (rows: readonly Row[], locale: string): boolean => {
    const versions = rows.map(({ firstPublishedAt: at, ...row }) => ({
      locale: row.locale,
      firstPublishedAt: at === null ? null : new Date(at),
    }));
    return !findUnseenLocales(versions, getNow(strapi)).includes(locale);
  };

  const assertVersion = (rows: readonly Row[], locale: string): void => {
    if (!rows.some((row) => row.locale === locale)) {
      refuseAs('unknown-version', 'locale', `the story does not exist in "${locale}"`);
    }
  };

  /**
   * Moves the reader's clock of draft and published version alike, past the lifecycle hooks, which keep
   * everybody else from it; and has readers see the correction.
   */
  const show = async (documentId: string, locale: string, rows: readonly Row[]): Promise<void> => {
    const now = getNow(strapi);
    const embargo = rows.find((row) => row.locale === locale)?.embargoUntil ?? null;
    const seenAt = embargo !== null && new Date(embargo) > now ? new Date(embargo) : now;
    await strapi.db
      .queryBuilder(ARTICLE)
      .where({ documentId, locale })
      .update({ contentUpdatedAt: seenAt })
      .execute();
    await followReaders(documentId);
  };

  const read = async (documentId: string, id: string): Promise<Correction> => {
    const found = (await store.ofDocument(documentId)).find((one) => one.id === id);
    if (!found) throw new errors.NotFoundError('There is no such correction');
    return found;
  };

  return {
    /** @throws NotFoundError (404) */
    async list(documentId: string): Promise<Correction[]> {
      await versionsOf(documentId);
      return store.ofDocument(documentId);
    },

    /**
     * Publishes a correction in one language; every other language of the story owes it from then on.
     *
     * @throws NotFoundError (404); ValidationError (400) `unknown-version`, `never-published`, `killed`
     */
    add: (
      documentId: string,
      { locale, kind, text, by }: { locale: string; kind: CorrectionKind; text: string; by: string }
    ): Promise<Correction> =>
      inDocumentTransaction({ strapi }, ARTICLE, documentId, async () => {
        const rows = await versionsOf(documentId);
        assertVersion(rows, locale);
        if (await isKilled(documentId)) {
          refuseAs('killed', 'id', 'the story was killed; it has to be revived first');
        }
        if (!isSeen(rows, locale)) {
          refuseAs('never-published', 'locale', `readers never saw the story in "${locale}"`);
        }
        const id = createId();
        const at = getNow(strapi);
        const common = { id, documentId, kind, origin: locale };
        await store.add({ ...common, locale, state: 'applied', text, at, by });
        for (const other of new Set(rows.map((row) => row.locale))) {
          if (other === locale) continue;
          await store.add({ ...common, locale: other, state: 'owed', text: null, at, by });
        }
        // Before the change log is locked, as in every other write.
        await followBoard(documentId);
        await show(documentId, locale, rows);
        const details = { correction: id, kind, text };
        await record({ action: 'correct', entity: 'article', documentId, locale, details });
        return read(documentId, id);
      }),

    /**
     * A language pays what it owes, or declares that the correction does not concern it.
     *
     * @throws NotFoundError (404); ValidationError (400) `unknown-version`, `already-applied`, `killed`
     */
    settle: (
      documentId: string,
      id: string,
      locale: string,
      { settlement, by }: { settlement: Settlement; by: string }
    ): Promise<Correction> =>
      inDocumentTransaction({ strapi }, ARTICLE, documentId, async () => {
        const rows = await versionsOf(documentId);
        const { kind, origin, languages } = await read(documentId, id);
        assertVersion(rows, locale);
        if (await isKilled(documentId)) {
          refuseAs('killed', 'id', 'the story was killed; it has to be revived first');
        }
        const known = languages.find((one) => one.locale === locale);
        if (known?.state === 'applied') {
          refuseAs('already-applied', 'locale', 'what readers were told stays as it is');
        }
        const at = getNow(strapi);
        const text = settlement.state === 'applied' ? settlement.text : null;
        const entry = {
          id,
          documentId,
          kind,
          origin,
          locale,
          state: settlement.state,
          text,
          at,
          by,
        };
        if (known) await store.change(entry);
        else await store.add(entry);
        await followBoard(documentId);
        if (settlement.state === 'applied') await show(documentId, locale, rows);
        const details = { correction: id, state: settlement.state, text };
        await record({
          action: 'settle-correction',
          entity: 'article',
          documentId,
          locale,
          details,
        });
        return read(documentId, id);
      }),
  };
};

export type Corrections = ReturnType<typeof createCorrections>;
