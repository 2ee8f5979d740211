import fc from 'fast-check';
import { matchLocale } from 'newsroom/locales/match';

const CONFIGURED = ['en', 'tr', 'id', 'pt', 'pt-BR', 'zh', 'zh-Hant', 'sr', 'sr-Latn', 'he'];

describe('the locale of a news item', () => {
  it.each([
    ['en', 'en'],
    ['pt-BR', 'pt-BR'],
    ['EN', 'en'],
    ['PT-br', 'pt-BR'],
    ['zh-hant', 'zh-Hant'],
  ])('is the one of the same name: %s', (tag, locale) => {
    expect(matchLocale(tag, CONFIGURED)).toBe(locale);
  });

  it.each([
    ['en-GB', 'en'],
    ['tr-TR', 'tr'],
    ['pt-AO', 'pt'],
    ['id_ID', 'id'],
  ])('is the bare language for a region that has none of its own: %s', (tag, locale) => {
    expect(matchLocale(tag, CONFIGURED)).toBe(locale);
  });

  it.each([
    ['zh-TW', 'zh-Hant'],
    ['zh-HK', 'zh-Hant'],
    ['zh-CN', 'zh'],
    ['zh-Hans-SG', 'zh'],
    ['sr-Latn-RS', 'sr-Latn'],
    ['sr-RS', 'sr'],
  ])('is the one in the same script: %s is read in %s', (tag, locale) => {
    expect(matchLocale(tag, CONFIGURED)).toBe(locale);
  });

  it.each([
    ['iw', 'he'],
    ['in', 'id'],
    ['cmn', 'zh'],
  ])('is found under its present name: %s', (tag, locale) => {
    expect(matchLocale(tag, CONFIGURED)).toBe(locale);
  });

  it('is a regional one where only that is configured', () => {
    expect(matchLocale('en', ['tr', 'en-GB'])).toBe('en-GB');
  });

  it('is the bare language in another script rather than nothing', () => {
    expect(matchLocale('zh-Hant', ['en', 'zh'])).toBe('zh');
  });

  it.each([
    ['another language', 'fr', CONFIGURED],
    ['the same language in another script with a name of its own', 'sr', ['sr-Latn']],
    ['a language whose name begins the same', 'ids', ['id']],
    ['several languages', 'mul', CONFIGURED],
    ['nothing', '', CONFIGURED],
    ['no language tag', 'not a tag', CONFIGURED],
    ['anything, where nothing is configured', 'en', []],
  ])('is none for %s', (_what, tag, configured) => {
    expect(matchLocale(tag, configured)).toBeNull();
  });

  it('is a configured one or none, for any text at all', () => {
    fc.assert(
      fc.property(fc.string(), (tag) => {
        expect([...CONFIGURED, null]).toContain(matchLocale(tag, CONFIGURED));
      })
    );
  });

  it('is itself for every configured one, in whatever order they stand', () => {
    const order = fc.shuffledSubarray(CONFIGURED, { minLength: CONFIGURED.length });
    fc.assert(
      fc.property(order, (configured) => {
        expect(configured.map((code) => matchLocale(code, configured))).toEqual(configured);
      })
    );
  });
});
