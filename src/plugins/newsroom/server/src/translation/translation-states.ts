import type { Core } from '@strapi/strapi';
import { getNow } from '../settings';
import type {
  Origin,
  Origins,
  Progress,
  TranslationKey,
  TranslationState,
} from './translation-state';
import type { TranslationStateStore } from './translation-state-store';

/** What a new version says of itself. */
export interface Made {
  sourceLocale: string;
  /** The revision of the source that it was made from; null: nobody knows. */
  sourceRevision: number | null;
  progress?: Progress;
}

const confirmed = (origins: Origins): Origins =>
  Object.fromEntries(
    Object.entries(origins).map(([unit, origin]): [string, Origin] => [
      unit,
      origin.by === 'machine' ? { ...origin, by: 'confirmed' } : origin,
    ])
  );

/**
 * What is known of the language versions of articles as translations. Each of these loads a state,
 * changes it and saves it, and so belongs into a transaction that holds the document
 * (`inDocumentTransaction`); `follow` has the board show it.
 */
export const createTranslationStates = ({
  strapi,
  store,
  follow,
  onConfirmed,
}: {
  strapi: Core.Strapi;
  store: TranslationStateStore;
  follow: (documentId: string) => Promise<void>;
  /** Told of what a person has confirmed, in the same transaction: the memory keeps it. */
  onConfirmed: (state: TranslationState) => Promise<void>;
}) => {
  const change = async (
    key: TranslationKey,
    decide: (state: TranslationState) => Partial<TranslationState>
  ): Promise<TranslationState | null> => {
    const state = await store.find(key);
    if (!state) return null;
    const changed = { ...state, ...decide(state) };
    await store.save([changed]);
    await follow(key.documentId);
    return changed;
  };

  return {
    /** Null: there is no such version, or it was made past the document service and not seen since. */
    read: (documentId: string, locale: string): Promise<TranslationState | null> =>
      store.find({ documentId, locale }),

    ofDocument: (documentId: string): Promise<TranslationState[]> => store.ofDocument(documentId),

    /** A version was made, or made anew, from a revision of its source. What is known of it stays. */
    async noteMade(key: TranslationKey, made: Made): Promise<TranslationState> {
      const known = await store.find(key);
      const state: TranslationState = {
        documentId: key.documentId,
        locale: key.locale,
        sourceLocale: made.sourceLocale,
        sourceRevision: made.sourceRevision,
        progress: made.progress ?? 'in-progress',
        confirmedAt: null,
        confirmedBy: null,
        assignee: known?.assignee ?? null,
        waived: null,
        origins: known?.origins ?? {},
      };
      await store.save([state]);
      await follow(key.documentId);
      return state;
    },

    /**
     * A person says that the translation is right for this revision of the source: what a machine wrote
     * counts as confirmed from now on.
     */
    async confirm(
      key: TranslationKey,
      { sourceLocale, sourceRevision, by }: Made & { by: string }
    ): Promise<TranslationState | null> {
      const state = await change(key, ({ origins }) => ({
        sourceLocale,
        sourceRevision,
        progress: 'done',
        confirmedAt: getNow(strapi),
        confirmedBy: by,
        waived: null,
        origins: confirmed(origins),
      }));
      if (state) await onConfirmed(state);
      return state;
    },

    /** What changed in the source up to this revision needs no translation; null takes that back. */
    waive: (key: TranslationKey, revision: number | null): Promise<TranslationState | null> =>
      change(key, () => ({ waived: revision })),

    /** Who wrote the texts of these units; other units stay as they are, null forgets one. */
    noteOrigins: (
      key: TranslationKey,
      origins: Readonly<Record<string, Origin | null>>
    ): Promise<TranslationState | null> =>
      change(key, (state) => ({
        origins: Object.fromEntries(
          Object.entries({ ...state.origins, ...origins }).filter(
            (entry): entry is [string, Origin] => entry[1] !== null
          )
        ),
      })),

    /** How far it is, and whose it is. */
    update: (
      key: TranslationKey,
      changes: Partial<Pick<TranslationState, 'progress' | 'assignee'>>
    ): Promise<TranslationState | null> => change(key, () => changes),
  };
};

export type TranslationStates = ReturnType<typeof createTranslationStates>;
