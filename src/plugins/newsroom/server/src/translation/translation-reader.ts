import type { Core } from '@strapi/strapi';
import { ARTICLE } from '../constants';
import { refuseAs } from '../problems';
import type { Correction, CorrectionStore } from '../publication/correction-store';
import { inDocumentTransaction } from '../transaction';
import type { Board } from './board';
import type { BoardStore } from './board-store';
import type { Cell } from './decide-cells';
import { decideDrift } from './decide-drift';
import { notTranslated } from './refusals';
import { putSideBySide, type SideBySide } from './side-by-side';
import type { CurrentDraft, SourceRevisions } from './source-revisions';
import { isSource, type TranslationKey, type TranslationState } from './translation-state';
import type { TranslationStateStore } from './translation-state-store';

/** A translation beside its source, with all that its translator has to know. */
export interface TranslationView extends SideBySide {
  state: TranslationState;
  cell: Cell | null;
  source: CurrentDraft & { publishedRevision: number | null };
  target: CurrentDraft & { publishedRevision: number | null };
  /** Fields with something to translate that readers of the source have already. */
  changedForReaders: string[];
  /** Corrections that this language owes its readers. */
  owed: Correction[];
}

/** Reads what is known of a story's languages, and one of them beside its source. */
export const createTranslationReader = ({
  strapi,
  store,
  board,
  boardStore,
  revisions,
  corrections,
}: {
  strapi: Core.Strapi;
  store: TranslationStateStore;
  board: Board;
  boardStore: BoardStore;
  revisions: SourceRevisions;
  corrections: CorrectionStore;
}) => {
  const limits = (): Record<string, number> =>
    Object.fromEntries(
      Object.entries(strapi.contentType(ARTICLE).attributes).flatMap(([field, attribute]) =>
        'maxLength' in attribute ? [[field, Number(attribute.maxLength)] as const] : []
      )
    );

  /** The states of a story's versions; where one was made past the document service, it is noted now. */
  const statesOf = async (documentId: string, locale: string): Promise<TranslationState[]> => {
    const known = await store.ofDocument(documentId);
    if (known.some((state) => state.locale === locale)) return known;
    await inDocumentTransaction({ strapi }, ARTICLE, documentId, () =>
      board.follow(ARTICLE, documentId)
    );
    return store.ofDocument(documentId);
  };

  const stateOf = async ({ documentId, locale }: TranslationKey): Promise<TranslationState> => {
    const state = (await statesOf(documentId, locale)).find((one) => one.locale === locale);
    if (!state) throw notTranslated(locale);
    if (isSource(state)) {
      refuseAs('is-source', 'locale', `"${locale}" is the language that the story is written in`);
    }
    return state;
  };

  const draftOf = async (documentId: string, locale: string) => {
    const draft = await revisions.draft(documentId, locale);
    if (!draft) throw notTranslated(locale);
    return { ...draft, publishedRevision: await revisions.latestPublished(documentId, locale) };
  };

  const view = async (key: TranslationKey): Promise<TranslationView> => {
    const { documentId, locale } = key;
    const state = await stateOf(key);
    const { sourceLocale, sourceRevision, waived: upTo } = state;
    const source = await draftOf(documentId, sourceLocale);
    const target = await draftOf(documentId, locale);
    const { publishedRevision } = source;
    const numbers = [sourceRevision, upTo, publishedRevision].filter((number) => number !== null);
    const said = await revisions.states(documentId, sourceLocale, [...new Set(numbers)]);
    const waived = said.get(upTo ?? 0) ?? null;
    const isUnsaved = source.revision === 0;
    const made = isUnsaved ? source.state : (said.get(sourceRevision ?? 0) ?? null);
    const published = said.get(publishedRevision ?? 0);
    const base = made ?? waived;
    const forReaders =
      base && published
        ? decideDrift({ made: base, waived, current: published }, sourceLocale)
        : [];
    return {
      state,
      cell: (await boardStore.ofDocument(documentId)).find((one) => one.locale === locale) ?? null,
      source,
      target,
      ...putSideBySide({
        made,
        waived,
        source: source.state,
        target: target.state,
        sourceLocale,
        limits: limits(),
      }),
      changedForReaders: forReaders
        .filter(({ needsTranslation }) => needsTranslation)
        .map(({ field }) => field),
      owed: (await corrections.ofDocument(documentId)).filter(({ languages }) =>
        languages.some((one) => one.locale === locale && one.state === 'owed')
      ),
    };
  };

  return { statesOf, stateOf, draftOf, view };
};

export type TranslationReader = ReturnType<typeof createTranslationReader>;
