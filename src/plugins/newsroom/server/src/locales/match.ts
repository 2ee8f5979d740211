/**
 * The configured locale for a language tag: the same one, else the one with the same language and
 * script, else the bare language; null when there is none. `zh-TW` is written in Traditional
 * characters and so finds `zh-Hant` before `zh`.
 */
export const matchLocale = (tag: string, configured: readonly string[]): string | null => {
  const wanted = parse(tag);
  if (!wanted) return null;
  const same = configured.find((code) => code.toLowerCase() === tag.toLowerCase());
  if (same) return same;

  const candidates = configured.flatMap((code) => {
    const locale = parse(code);
    return locale && locale.language === wanted.language ? [{ code, locale }] : [];
  });
  const byScript = candidates.filter(({ locale }) => locale.script === wanted.script);
  const bare = candidates.find(({ code, locale }) => code === locale.language);
  return (
    byScript.find(({ code }) => code === bare?.code)?.code ??
    byScript[0]?.code ??
    bare?.code ??
    null
  );
};

const parse = (tag: string): Intl.Locale | null => {
  try {
    return new Intl.Locale(tag.replaceAll('_', '-')).maximize();
  } catch {
    return null;
  }
};
