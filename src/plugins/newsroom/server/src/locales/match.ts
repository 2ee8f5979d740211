/**
 * The configured locale for a language tag: the same one, else the one with the same language and
 * script, else the bare language; null when there is none. `zh-TW` is written in Traditional
 * characters and so finds `zh-Hant` before `zh`.
 */
export const matchLocale = (tag: string, configured: readonly string[]): string | null => {
  const wanted = parse(tag);
  if (!wanted || /^und\b/i.test(tag)) return null;
  const plain = tag.replaceAll('_', '-').toLowerCase();
  const same = configured.find((code) => code.toLowerCase() === plain);
  if (same) return same;

  const candidates = configured.flatMap((code) => {
    const locale = parse(code);
    return locale && languageOf(locale) === languageOf(wanted) ? [{ code, locale }] : [];
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

/** Agencies say `no`, Strapi offers `nb`: Norwegian is written as Bokmål unless it says otherwise. */
const languageOf = ({ language }: Intl.Locale): string => (language === 'no' ? 'nb' : language);

const parse = (tag: string): Intl.Locale | null => {
  try {
    return new Intl.Locale(tag.replaceAll('_', '-')).maximize();
  } catch {
    return null;
  }
};
