import { editorialLocale, hasLanguageData, memoise, parseLocale } from './locale';

const listFormat = memoise(
  (locale: string) => new Intl.ListFormat(locale, { type: 'conjunction', style: 'long' })
);

/**
 * Joins names as the language does: "AP and Reuters", "AP ve Reuters". Blank items are left out.
 * A language the runtime knows nothing of gets commas only, rather than another language's "and".
 */
export const joinList = (items: readonly string[], locale: string): string => {
  const named = items.filter((item) => item.trim() !== '');
  if (!hasLanguageData(locale)) return named.join(', ');
  const canonical = parseLocale(locale).toString();
  return listFormat(editorialLocale(canonical)).format(named);
};
