/** The languages of the site, in the order of its menu: codes as in the newsroom, names in their own. */
export const languages: readonly { code: string; name: string; dir?: 'rtl' }[] = [
  { code: 'en', name: 'English' },
  { code: 'ar', name: 'العربية', dir: 'rtl' },
  { code: 'de', name: 'Deutsch' },
  { code: 'es', name: 'Español' },
  { code: 'fr', name: 'Français' },
  { code: 'he', name: 'עברית', dir: 'rtl' },
  { code: 'id', name: 'Bahasa Indonesia' },
  { code: 'ja', name: '日本語' },
  { code: 'pl', name: 'Polski' },
  { code: 'ru', name: 'Русский' },
  { code: 'sr-Cyrl', name: 'Српски' },
  { code: 'sr-Latn', name: 'Srpski' },
  { code: 'sw', name: 'Kiswahili' },
  { code: 'th', name: 'ไทย' },
  { code: 'tr', name: 'Türkçe' },
  { code: 'ur', name: 'اردو', dir: 'rtl' },
  { code: 'zh', name: '简体中文' },
  { code: 'zh-Hant', name: '繁體中文' },
];

export const DEFAULT_LANGUAGE = 'en';

export const isLanguage = (code: string): boolean => languages.some((one) => one.code === code);

export const directionOf = (code: string): 'ltr' | 'rtl' =>
  languages.find((one) => one.code === code)?.dir ?? 'ltr';

/** The name of a language in itself; its code for one that the site does not have. */
export const nameOf = (code: string): string =>
  languages.find((one) => one.code === code)?.name ?? code;
