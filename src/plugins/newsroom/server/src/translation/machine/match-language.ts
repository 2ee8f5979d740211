const parse = (tag: string): Intl.Locale | null => {
  try {
    return new Intl.Locale(tag);
  } catch {
    return null;
  }
};

/**
 * A provider's code of a locale: the one that the settings name, else the same one, else that of the
 * same language and script, else the bare language. Pure.
 *
 * @param known the provider's codes, in whatever case
 * @returns null: the provider does not know it. Chinese and Serbian are never mistaken for the other script
 */
export const matchLanguage = (
  locale: string,
  known: readonly string[],
  configured: Readonly<Record<string, string>>
): string | null => {
  const find = (code: string | undefined): string | undefined =>
    code === undefined ? undefined : known.find((one) => one.toLowerCase() === code.toLowerCase());
  const named = configured[locale];
  if (named !== undefined) return find(named) ?? null;

  const wanted = parse(locale)?.maximize();
  if (!wanted) return null;
  const { language, script, region } = wanted;
  const isBareRight = parse(language)?.maximize().script === script;
  return (
    find(locale) ??
    find(`${language}-${script}`) ??
    find(`${language}-${region}`) ??
    (isBareRight ? find(language) : undefined) ??
    (language === 'no' ? find('nb') : language === 'nb' ? find('no') : undefined) ??
    null
  );
};
