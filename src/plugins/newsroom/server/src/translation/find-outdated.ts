import { isOutdated } from './decide-drift';
import type { SourceRevisions } from './source-revisions';
import { isSource, type TranslationState } from './translation-state';

/**
 * Languages whose source says something else by now than what they were made from. As a rule there is
 * one source, whose newest revision is known, and nothing to read.
 *
 * @param newest the newest revision of the story's source; null: it has none
 */
export const findOutdated = async (
  revisions: SourceRevisions,
  documentId: string,
  known: readonly TranslationState[],
  newest: { locale: string; number: number | null }
): Promise<Set<string>> => {
  const outdated = new Set<string>();
  const translations = known.filter((state) => !isSource(state));
  for (const sourceLocale of new Set(translations.map((state) => state.sourceLocale))) {
    const latest =
      sourceLocale === newest.locale
        ? newest.number
        : ((await revisions.latest(documentId, sourceLocale))?.number ?? null);
    const behind = translations.filter(
      ({ sourceLocale: from, sourceRevision: made, waived }) =>
        from === sourceLocale && made !== latest && waived !== latest
    );
    if (latest === null || behind.length === 0) continue;
    const numbers = behind.flatMap(({ sourceRevision, waived }) =>
      [sourceRevision, waived].filter((number) => number !== null)
    );
    const said = await revisions.states(documentId, sourceLocale, [
      ...new Set([latest, ...numbers]),
    ]);
    const current = said.get(latest) ?? {};
    for (const { locale, sourceRevision, waived: upTo } of behind) {
      const waived = said.get(upTo ?? 0) ?? null;
      const made = said.get(sourceRevision ?? 0) ?? waived;
      // What it was made from may be unknown, and then nobody can say that it is right.
      if (!made || isOutdated({ made, waived, current })) outdated.add(locale);
    }
  }
  return outdated;
};
