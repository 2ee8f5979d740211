import type { Core } from '@strapi/strapi';
import { ARTICLE } from '../constants';
import type { Locales } from '../locales/locales';
import { refuseAs } from '../problems';
import type { RecordAction } from '../publication/record';
import { inDocumentTransaction } from '../transaction';
import { startTexts } from './blank-texts';
import type { Board } from './board';
import type { BoardStore } from './board-store';
import { alreadyTranslated, notTranslated, staleConfirmation, unknownStory } from './refusals';
import type { SourceRevisions } from './source-revisions';
import type { TranslationReader, TranslationView } from './translation-reader';
import {
  isSource,
  type Progress,
  type TranslationKey,
  type TranslationState,
} from './translation-state';
import type { TranslationStateStore } from './translation-state-store';
import type { TranslationStates } from './translation-states';

/** Languages of a story as translations of one of them. */
export const createTranslations = ({
  strapi,
  locales,
  store,
  states,
  board,
  boardStore,
  revisions,
  reader,
  record,
  who,
}: {
  strapi: Core.Strapi;
  locales: Locales;
  store: TranslationStateStore;
  states: TranslationStates;
  board: Board;
  boardStore: BoardStore;
  revisions: SourceRevisions;
  reader: TranslationReader;
  record: RecordAction;
  /** Who acts now, by name. */
  who: () => string;
}) => {
  const { statesOf, stateOf, draftOf, view } = reader;

  const assertStory = async (documentId: string): Promise<void> => {
    const count = await strapi.db.query(ARTICLE).count({ where: { documentId } });
    if (count === 0) throw unknownStory();
  };

  const inStory = async <Result>(
    { documentId, locale }: TranslationKey,
    work: () => Promise<Result>
  ): Promise<Result> => {
    await locales.assertKnown(locale);
    return inDocumentTransaction({ strapi }, ARTICLE, documentId, async () => {
      await assertStory(documentId);
      return work();
    });
  };

  return {
    /**
     * A translation beside its source.
     *
     * @throws ValidationError (400) for an unknown locale or the source's own (`is-source`);
     *   NotFoundError (404)
     */
    async read(key: TranslationKey): Promise<TranslationView> {
      await locales.assertKnown(key.locale);
      await assertStory(key.documentId);
      return view(key);
    },

    /**
     * Makes a story's version in another language from the current revision of its source: relations,
     * picture and structure carried over, the texts copied or left empty, an address of its own. No
     * other version is touched.
     *
     * @throws RefusedError (409) when there is one; NotFoundError (404); ValidationError (400)
     */
    make: (
      key: TranslationKey,
      { texts, assignee }: { texts: 'copy' | 'empty'; assignee: string | null }
    ): Promise<TranslationView> =>
      inStory(key, async () => {
        const { documentId, locale } = key;
        if (await revisions.draft(documentId, locale)) throw alreadyTranslated(locale);
        const known = await statesOf(documentId, locale);
        const sourceLocale = known.find(isSource)?.locale ?? (await locales.default());
        const source = await draftOf(documentId, sourceLocale);
        const { expiresAt = null, noindex = null } = source.state;
        const data = { ...startTexts(source.state, texts), expiresAt, noindex: Boolean(noindex) };
        await strapi.documents(ARTICLE).update({ documentId, locale, data } as never);
        if (assignee !== null) await states.update(key, { assignee });
        const details = { from: sourceLocale, revision: source.revision, texts };
        await record({
          action: 'make-translation',
          entity: 'article',
          documentId,
          locale,
          details,
        });
        return view(key);
      }),

    /**
     * A person says that a translation is right for the source as they have read it.
     *
     * @param revision of the source, as it was read
     * @throws RefusedError (412) when the source has moved on since; NotFoundError (404)
     */
    confirm: (key: TranslationKey, revision: number): Promise<TranslationView> =>
      inStory(key, async () => {
        const { documentId, locale } = key;
        const { sourceLocale } = await stateOf(key);
        const current = (await revisions.latest(documentId, sourceLocale))?.number ?? 0;
        if (revision !== current) throw staleConfirmation(current, revision);
        await states.confirm(key, { sourceLocale, sourceRevision: revision || 1, by: who() });
        const details = { from: sourceLocale, revision };
        await record({
          action: 'confirm-translation',
          entity: 'article',
          documentId,
          locale,
          details,
        });
        return view(key);
      }),

    /**
     * What changed in the source up to a revision needs no translation.
     *
     * @param revision of the source; null takes it back
     * @throws ValidationError (400) `unknown-revision`; NotFoundError (404)
     */
    waive: (key: TranslationKey, revision: number | null): Promise<TranslationView> =>
      inStory(key, async () => {
        const { documentId, locale } = key;
        const { sourceLocale, sourceRevision } = await stateOf(key);
        if (revision !== null) {
          const said = await revisions.states(documentId, sourceLocale, [revision]);
          if (!said.has(revision) || revision < (sourceRevision ?? 0)) {
            refuseAs(
              'unknown-revision',
              'revision',
              `must be a revision of the source since ${sourceRevision ?? 'its first'}`
            );
          }
        }
        await states.waive(key, revision);
        const details = { from: sourceLocale, revision };
        await record({
          action: 'waive-translation',
          entity: 'article',
          documentId,
          locale,
          details,
        });
        return view(key);
      }),

    /**
     * How far a translation is, and whose it is.
     *
     * @throws ValidationError (400); NotFoundError (404)
     */
    update: (
      key: TranslationKey,
      changes: { progress?: Progress; assignee?: string | null }
    ): Promise<TranslationView> =>
      inStory(key, async () => {
        const { documentId, locale } = key;
        await stateOf(key);
        await states.update(key, changes);
        await record({
          action: 'assign-translation',
          entity: 'article',
          documentId,
          locale,
          details: changes,
        });
        return view(key);
      }),

    /**
     * Makes another language the one that the story is translated from. A translation that was right
     * for the former one is right for it, if it was right itself; of the others nobody knows until
     * somebody confirms them.
     *
     * @throws ValidationError (400); NotFoundError (404)
     */
    changeSource: ({ documentId, locale }: TranslationKey): Promise<TranslationState[]> =>
      inStory({ documentId, locale }, async () => {
        const known = await statesOf(documentId, locale);
        const heir = known.find((state) => state.locale === locale);
        if (!heir) throw notTranslated(locale);
        if (isSource(heir)) return known;
        const cells = await boardStore.ofDocument(documentId);
        const isRight = (code: string): boolean =>
          cells.every((cell) => cell.locale !== code || !cell.isOutdated);
        const latest = (await revisions.latest(documentId, locale))?.number ?? 1;
        await store.save(
          known.map((state): TranslationState => {
            const isBoth = isRight(locale) && isRight(state.locale);
            const sourceRevision = state.locale !== locale && isBoth ? latest : null;
            return { ...state, sourceLocale: locale, sourceRevision, waived: null };
          })
        );
        await board.follow(ARTICLE, documentId);
        const details = { from: heir.sourceLocale };
        await record({ action: 'change-source', entity: 'article', documentId, locale, details });
        return store.ofDocument(documentId);
      }),
  };
};

export type Translations = ReturnType<typeof createTranslations>;
