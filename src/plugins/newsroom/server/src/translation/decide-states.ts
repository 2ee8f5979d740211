import { pickSource } from './pick-source';
import { isSource, type TranslationState } from './translation-state';

interface Version {
  locale: string;
  isPublished: boolean;
  createdMs: number;
}

export interface StateChanges {
  /** All states as they are then. */
  all: TranslationState[];
  /** Those that are new or say something else. */
  changed: TranslationState[];
  /** Languages whose version is gone. */
  gone: string[];
}

/** The language of a document's source: as it is known, while there is such a version. */
export const sourceLocaleOf = (
  versions: readonly Version[],
  known: readonly TranslationState[]
): string => {
  const source = known.find(isSource)?.locale;
  const isThere = versions.some(({ locale }) => locale === source);
  return (isThere ? source : pickSource(versions)) ?? '';
};

/**
 * The states of a document's versions after a write. A version that nobody has noted yet is taken as made
 * from what its source says now. Where a source is gone, nobody knows what the others are worth until
 * somebody says so. Pure.
 *
 * @param latest number of the source's newest revision
 */
export const decideStates = (
  documentId: string,
  versions: readonly Version[],
  known: readonly TranslationState[],
  latest: number
): StateChanges => {
  const isThere = (code: string): boolean => versions.some(({ locale }) => locale === code);
  const sourceLocale = sourceLocaleOf(versions, known);
  const kept = known.filter(({ locale }) => isThere(locale));
  const orphans = kept
    .filter((state) => !isThere(state.sourceLocale))
    .map((state) => ({ ...state, sourceLocale, sourceRevision: null, waived: null }));
  const made = versions
    .filter(({ locale }) => !kept.some((state) => state.locale === locale))
    .map(({ locale, isPublished }): TranslationState => ({
      documentId,
      locale,
      sourceLocale,
      sourceRevision: locale === sourceLocale ? null : latest,
      progress: isPublished || locale === sourceLocale ? 'done' : 'in-progress',
      confirmedAt: null,
      confirmedBy: null,
      assignee: null,
      waived: null,
      origins: {},
    }));
  const changed = [...orphans, ...made];
  return {
    all: [...kept.filter((state) => isThere(state.sourceLocale)), ...changed],
    changed,
    gone: known.filter(({ locale }) => !isThere(locale)).map(({ locale }) => locale),
  };
};
