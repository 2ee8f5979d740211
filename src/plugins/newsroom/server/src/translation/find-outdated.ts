import { isOutdated } from './decide-drift';
import type { SourceRevisions } from './source-revisions';
import { isSource, type TranslationState } from './translation-state';

/** A story's versions as translations. */
export interface Translated {
  documentId: string;
  states: readonly TranslationState[];
  /** The newest revisions of the versions that others are made from, by language. */
  latest: ReadonlyMap<string, { number: number }>;
}

/** Translations of one version that were made from an older revision of it. */
interface Behind {
  documentId: string;
  locale: string;
  latest: number;
  translations: TranslationState[];
}

/** One for each source of a story that has moved on; as a rule there is one source, and it has not. */
const findBehind = ({ documentId, states, latest }: Translated): Behind[] => {
  const translations = states.filter((state) => !isSource(state));
  const sources = new Set(translations.map(({ sourceLocale }) => sourceLocale));
  return [...sources].flatMap((locale) => {
    const newest = latest.get(locale)?.number;
    if (newest === undefined) return [];
    const behind = translations.filter(
      ({ sourceLocale, sourceRevision, waived }) =>
        sourceLocale === locale && sourceRevision !== newest && waived !== newest
    );
    return behind.length > 0 ? [{ documentId, locale, latest: newest, translations: behind }] : [];
  });
};

/**
 * Languages whose source says something else by now than what they were made from, by story. What was made
 * from the newest revision is not read.
 */
export const findOutdated = async (
  revisions: SourceRevisions,
  stories: readonly Translated[]
): Promise<Map<string, Set<string>>> => {
  const behind = stories.flatMap(findBehind);
  const outdated = new Map(stories.map(({ documentId }) => [documentId, new Set<string>()]));
  if (behind.length === 0) return outdated;
  const said = await revisions.statesOf(
    behind.map(({ documentId, locale, latest, translations }) => {
      const numbers = translations.flatMap(({ sourceRevision, waived }) => [
        sourceRevision,
        waived,
      ]);
      const known = numbers.filter((number) => number !== null);
      return { documentId, locale, numbers: [...new Set([latest, ...known])] };
    })
  );
  for (const [index, { documentId, latest, translations }] of behind.entries()) {
    const current = said[index]?.get(latest) ?? {};
    for (const { locale, sourceRevision, waived: upTo } of translations) {
      const waived = said[index]?.get(upTo ?? 0) ?? null;
      const made = said[index]?.get(sourceRevision ?? 0) ?? waived;
      // What it was made from may be unknown, and then nobody can say that it is right.
      if (!made || isOutdated({ made, waived, current })) outdated.get(documentId)?.add(locale);
    }
  }
  return outdated;
};
