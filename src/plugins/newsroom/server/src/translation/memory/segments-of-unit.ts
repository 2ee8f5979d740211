import { matchLocale } from '../../locales/match';
import type { Segment } from './segment';
import type { TmxUnit } from './tmx-reader';

const ANY = '*all*';

/**
 * Segments of a unit: from its source language into each other one. Languages that the newsroom does not
 * have are left out. Pure.
 *
 * @param known locales of the newsroom
 * @param now for a unit that does not say when it was confirmed
 */
export const segmentsOfUnit = (
  { sourceLanguage, variants, field, documentId, changedBy, changedAt }: TmxUnit,
  known: readonly string[],
  now: Date
): Segment[] => {
  const localised = variants.flatMap(({ language, parts }) => {
    const locale = matchLocale(language, known);
    return locale === null ? [] : [{ locale, parts }];
  });
  const source = sourceLanguage === ANY ? null : matchLocale(sourceLanguage, known);
  const sources =
    sourceLanguage === ANY ? localised : localised.filter(({ locale }) => locale === source);
  return sources.flatMap((from) =>
    localised
      .filter(({ locale }) => locale !== from.locale)
      .map((to) => ({
        ...{ sourceLocale: from.locale, targetLocale: to.locale },
        ...{ source: from.parts, target: to.parts, field, documentId },
        confirmedBy: changedBy === null ? null : changedBy.slice(0, 255),
        confirmedAt: changedAt ?? now,
      }))
  );
};
