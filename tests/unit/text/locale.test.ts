import { joinList } from 'newsroom/text/list';
import {
  direction,
  editorialLocale,
  figuresOf,
  hasLanguageData,
  languageOf,
  lookUp,
  scriptOf,
} from 'newsroom/text/locale';
import { strapiLocales } from './strapi-locales';

describe('a locale', () => {
  it.each([
    ['en', 'ltr'],
    ['ar', 'rtl'],
    ['fa-AF', 'rtl'],
    ['ur', 'rtl'],
    ['he', 'rtl'],
    ['ckb', 'rtl'],
    ['ku', 'ltr'],
    ['az', 'ltr'],
    ['pa', 'ltr'],
    ['pa-PK', 'rtl'],
    ['uz-Arab', 'rtl'],
    ['dv', 'rtl'],
    ['zh-Hant', 'ltr'],
    ['not a locale', 'ltr'],
  ])('%s runs %s', (locale, expected) => {
    expect(direction(locale)).toBe(expected);
  });

  it.each([
    ['sr', 'Cyrl'],
    ['sr-Latn', 'Latn'],
    ['zh-TW', 'Hant'],
    ['zh_HK', 'Hant'],
    ['ja', 'Jpan'],
    ['am', 'Ethi'],
    ['bs-Cyrl-BA', 'Cyrl'],
  ])('%s is written in %s', (locale, expected) => {
    expect(scriptOf(locale)).toBe(expected);
  });

  it('keeps its old codes', () => {
    expect(languageOf('iw-IL')).toBe('he');
    expect(languageOf('??')).toBe('und');
  });

  it('finds the entry that fits, never one in another script', () => {
    const table = {
      uz: 'latin',
      'zh-Hant': 'traditional',
      zh: 'simplified',
      pt: 'p',
      'pt-PT': 'pp',
    };
    expect(lookUp(table, 'uz-UZ')).toBe('latin');
    expect(lookUp(table, 'uz-Cyrl')).toBeUndefined();
    expect(lookUp(table, 'zh-TW')).toBe('traditional');
    expect(lookUp(table, 'zh-SG')).toBe('simplified');
    expect(lookUp(table, 'pt-PT')).toBe('pp');
    expect(lookUp(table, 'pt-BR')).toBe('p');
    expect(lookUp(table, 'constructor')).toBeUndefined();
  });

  it('has Latin digits and the Gregorian calendar unless it says otherwise', () => {
    expect(figuresOf('fa')).toEqual({ numberingSystem: 'latn', calendar: 'gregory' });
    expect(figuresOf('fa-u-ca-persian-nu-arabext')).toEqual({
      numberingSystem: 'arabext',
      calendar: 'persian',
    });
    expect(figuresOf('fa', { numberingSystem: 'arab' }).numberingSystem).toBe('arab');
  });

  it('is not spoken for by the language of the machine', () => {
    expect(hasLanguageData('ht')).toBe(false);
    expect(hasLanguageData('und')).toBe(false);
    expect(hasLanguageData('tr-CY')).toBe(true);
  });

  it('in plain English follows international style', () => {
    expect(editorialLocale('en')).toBe('en-GB');
    expect(editorialLocale('en-US')).toBe('en-US');
    expect(editorialLocale('tr')).toBe('tr');
  });

  it('of Strapi is understood, every one of more than 600', () => {
    const codes = strapiLocales();
    expect(codes.length).toBeGreaterThan(600);
    const unread = codes.filter(
      (code) => languageOf(code) === 'und' || !/^[A-Z][a-z]{3}$/.test(scriptOf(code))
    );
    expect(unread).toEqual([]);
  });
});

describe('a list of sources', () => {
  it.each([
    ['en', 'AP and Reuters'],
    ['tr', 'AP ve Reuters'],
    ['de', 'AP und Reuters'],
    ['zh', 'AP和Reuters'],
    ['ar', 'AP وReuters'],
    ['ht', 'AP, Reuters'],
  ])('reads naturally in %s', (locale, expected) => {
    expect(joinList(['AP', 'Reuters'], locale)).toBe(expected);
  });

  it('may be of one, none or three, and skips blanks', () => {
    expect(joinList(['AP'], 'en')).toBe('AP');
    expect(joinList([], 'en')).toBe('');
    expect(joinList(['AP', ' ', 'AFP', 'Reuters'], 'en')).toBe('AP, AFP and Reuters');
    expect(joinList(['AP', 'AFP', 'Reuters'], 'en-US')).toBe('AP, AFP, and Reuters');
  });
});
