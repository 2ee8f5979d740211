import fc from 'fast-check';
import { withLatinDigits } from 'newsroom/text/digits';
import { figuresIn, isSameFigure, type Figure } from 'newsroom/text/figures';
import { readHanNumeral } from 'newsroom/text/han-numerals';
import { knowsWords, spellsOut } from 'newsroom/text/number-words';
import { codePoint } from '../../helpers/code-point';

const valuesOf = (text: string, locale: string): number[][] =>
  figuresIn(text, locale).written.map(({ values }) => [...values]);

/** Each figure of the text may mean its counterpart in `expected`. */
const expectFigures = (text: string, locale: string, expected: number[]) => {
  const found = valuesOf(text, locale);
  expect([text, found.length]).toEqual([text, expected.length]);
  expected.forEach((value, index) => expect(found[index]).toContain(value));
};

describe('digits of any script', () => {
  it.each([
    ['٠١٢٣٤٥٦٧٨٩', 'Arabic'],
    ['۰۱۲۳۴۵۶۷۸۹', 'Persian'],
    ['०१२३४५६७८९', 'Devanagari'],
    ['০১২৩৪৫৬৭৮৯', 'Bengali'],
    ['๐๑๒๓๔๕๖๗๘๙', 'Thai'],
    ['០១២៣៤៥៦៧៨៩', 'Khmer'],
    ['၀၁၂၃၄၅၆၇၈၉', 'Burmese'],
    ['０１２３４５６７８９', 'full width'],
    ['0123456789', 'Latin'],
  ])('%s are read (%s)', (digits) => {
    expect(withLatinDigits(digits)).toBe('0123456789');
  });
});

describe('the figures of a text', () => {
  it.each<[string, string, number[]]>([
    ['1,000 people', 'en', [1000]],
    ['1.000 Menschen', 'de', [1000]],
    ['1 000 personnes', 'fr', [1000]],
    ['1\u202f000\u202f000 personnes', 'fr', [1_000_000]],
    ['1 000 человек', 'ru', [1000]],
    ['1’000 Menschen', 'de-CH', [1000]],
    ["1'000 Menschen", 'de-CH', [1000]],
    ['١٬٠٠٠ شخص', 'ar', [1000]],
    ['٣٫٥ في المئة', 'ar', [3.5]],
    ['۱٬۲۳۴٬۵۶۷ نفر', 'fa', [1_234_567]],
    ['12,34,567 रुपये', 'hi', [1_234_567]],
    ['१२,३४,५६७ रुपये', 'hi', [1_234_567]],
    ['๖,๐๐๐ ใบ', 'th', [6000]],
    ['45.5 per cent', 'en', [45.5]],
    ['yüzde 45,5', 'tr', [45.5]],
    ['%45 ve ٪', 'tr', [45]],
    ['1.234.567,89 €', 'es', [1_234_567.89]],
    ['1,234,567.89', 'en', [1_234_567.89]],
    ['25.02.2025 tarihinde', 'tr', [25, 2, 2025]],
    ['2025-02-25', 'en', [2025, 2, 25]],
    ['25/02/2025', 'fr', [25, 2, 2025]],
    ['2025年2月25日', 'zh', [2025, 2, 25]],
    ['25 Şubat 2025', 'tr', [25, 2025]],
    ['2024–25 season', 'en', [2024, 2025]],
    ['10–12 km', 'en', [10, 12]],
    ['a 3-2 win', 'en', [3, 2]],
    ['2,5 Millionen Euro', 'de', [2_500_000]],
    ['1.2 million', 'en', [1_200_000]],
    ['1,2 млн рублей', 'ru', [1_200_000]],
    ['2 billion', 'en', [2e9]],
    ['2 billones', 'es', [2e12]],
    ['2 mil millones', 'es', [2e9]],
    ['3 milyar', 'tr', [3e9]],
    ['milioni 2 za watu', 'sw', [2_000_000]],
    ['elfu 6', 'sw', [6000]],
    ['6 ہزار پیالے', 'ur', [6000]],
    ['120万人', 'zh', [1_200_000]],
    ['3万5000人', 'ja', [35_000]],
    ['1億2000万円', 'ja', [120_000_000]],
    ['3百万', 'zh', [3_000_000]],
    ['5 miles and 7 military posts', 'en', [5, 7]],
    ['see https://example.org/2024/11/99 for more', 'en', []],
    ['in the 1990s', 'en', [1990]],
    ['20世纪90年代', 'zh', [20, 1990]],
    ['พ.ศ. 2568', 'th', [2025]],
    ['سال ۱۴۰۳', 'fa', [2025]],
    ['version 1.2.3', 'en', [1, 2, 3]],
  ])('%s (%s)', (text, locale, expected) => expectFigures(text, locale, expected));

  it('a name with digits calls for none, but proves them', () => {
    const { written, spelled } = figuresIn('COVID-19, the G20 and an A380', 'en');
    expect(written).toEqual([]);
    expect(spelled).toEqual([19, 20, 380]);
  });

  it.each<[string, string, number[]]>([
    ['四百张，三十一年', 'zh', [400, 31]],
    ['百分之二十五', 'zh', [100, 25]],
    ['二〇二五年', 'zh', [2025]],
    ['三萬八千張', 'zh-Hant', [38_000]],
    ['thirty-one of four hundred, and twelve thousand', 'en', [31, 400, 12_000]],
    ['XXI век', 'ru', [21]],
  ])('in words: %s (%s)', (text, locale, expected) => {
    expect(figuresIn(text, locale).spelled).toEqual(expect.arrayContaining(expected));
  });

  it('times of day are the same in both ways of telling them', () => {
    const [[pm], [clock], [other]] = [
      figuresIn('5:30 pm', 'en').written,
      figuresIn('17.30', 'tr').written,
      figuresIn('17.45', 'tr').written,
    ];
    expect(isSameFigure(pm as Figure, clock as Figure)).toBe(true);
    expect(isSameFigure(pm as Figure, other as Figure)).toBe(false);
  });

  it('whatever number Intl writes in whatever language is read back', () => {
    const locales = 'en tr de fr es ru pl ar fa hi bn th zh ja sw id sr-Latn he ur my'.split(' ');
    fc.assert(
      fc.property(
        fc.constantFrom(...locales),
        fc.integer({ min: 0, max: 999_999_999_999 }),
        fc.integer({ min: 0, max: 2 }),
        fc.constantFrom('latn', 'arab', 'arabext', 'deva', 'thai', 'mymr', 'fullwide'),
        (locale, integer, decimals, digits) => {
          const value = integer / 10 ** decimals;
          const written = new Intl.NumberFormat(`${locale}-u-nu-${digits}`, {
            minimumFractionDigits: decimals,
          }).format(value);
          const found = figuresIn(`— ${written} —`, locale).written;
          expect([written, found.length]).toEqual([written, 1]);
          // "1.234" in one place is "1,234" in another: it may mean either.
          expect(found[0]?.values).toContain(Number(value.toPrecision(12)));
        }
      ),
      { numRuns: 500 }
    );
  });

  it.each(['1', '1,', 'a@', '港', '一', '12:', 'IV'])(
    'goes through a long text of "%s" once',
    (part) => {
      const text = part.repeat(30_000);
      // A pattern that began anew at each letter would not come to an end within the test's own limit.
      expect(figuresIn(text, 'zh').written.length).toBeLessThanOrEqual(60_000);
    }
  );

  it('takes any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: codePoint, maxLength: 200 }),
        fc.constantFrom('en', 'zh', 'ar', 'xx', ''),
        (text, locale) => {
          for (const { values } of figuresIn(text, locale).written) {
            expect(values.length).toBeGreaterThan(0);
          }
        }
      )
    );
  });
});

describe('Han numerals', () => {
  it.each([
    ['十', 10],
    ['十二', 12],
    ['二十', 20],
    ['三十一', 31],
    ['一百零五', 105],
    ['两千', 2000],
    ['三万一千', 31_000],
    ['一亿二千万', 120_000_000],
    ['二〇二五', 2025],
    ['万', 10_000],
  ])('%s is %i', (numeral, value) => {
    expect(readHanNumeral(numeral)).toBe(value);
  });
});

describe('numbers that are spelled out', () => {
  it.each([
    ['sedamdesetjednogodišnja nastavnica', 71, 'sr-Latn'],
    ['седамдесетједногодишња наставница', 71, 'sr-Cyrl'],
    ['البالغة واحداً وسبعين عاماً', 71, 'ar'],
    ['yirmi altı saat', 26, 'tr'],
    ['семидесяти одного года', 71, 'ru'],
    ['sechsundzwanzig Stunden', 26, 'de'],
    ['dua puluh enam jam', 26, 'id'],
    ['saa ishirini na sita', 26, 'sw'],
    ['dwadzieścia sześć godzin', 26, 'pl'],
    ['עשרים ושש שעות', 26, 'he'],
    ['soixante et onze ans', 71, 'fr'],
  ])('%s holds %i (%s)', (text, value, locale) => {
    expect(spellsOut(text, value, locale)).toBe(true);
    expect(spellsOut(text, value === 26 ? 37 : 48, locale)).toBe(false);
  });

  it('nothing is said of languages whose words nobody has entered', () => {
    expect([knowsWords('ur'), knowsWords('hi'), knowsWords('zh-Hant'), knowsWords('bs')]).toEqual([
      false,
      false,
      true,
      true,
    ]);
    expect(spellsOut('اکہتر', 71, 'ur')).toBe(false);
  });
});
