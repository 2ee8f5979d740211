import fc from 'fast-check';
import { encodeTerm, MAX_CODE } from 'newsroom/delivery/search/encode-term';
import { foldWord } from 'newsroom/text/search-fold';
import { readSearchQuery } from 'newsroom/text/search-query';
import { searchTerms, searchTokens } from 'newsroom/text/search-terms';
import { codePoint } from '../../helpers/code-point';

const anyText = fc.string({ unit: codePoint, maxLength: 60 });
const termsOf = (text: string): string[] => [...searchTokens(text)].map(({ term }) => term);

describe('a word, folded', () => {
  it.each([
    ['İSTANBUL', 'istanbul'],
    ['İstanbul', 'istanbul'],
    ['ısı', 'isi'],
    ['Élysée', 'elysee'],
    ['E\u0301lyse\u0301e', 'elysee'],
    ['Straße', 'strasse'],
    ['STRASSE', 'strasse'],
    ['Łódź', 'lodz'],
    ['Việt', 'viet'],
    ['Ёлка', 'елка'],
    ['май', 'май'],
    ['за\u0301мок', 'замок'],
    ['Αθήνας', 'αθηνασ'],
    ['الْعَرَبِيَّة', 'العربيه'],
    ['إعـــلان', 'اعلان'],
    ['مستشفى', 'مستشفي'],
    ['می\u200cخواهم', 'ميخواهم'],
    ['שָׁלוֹם', 'שלום'],
    ['ज़मीन', 'जमीन'],
    ['किताब', 'किताब'],
    ['２０２６', '2026'],
    ['٢٠٢٦', '2026'],
    ['२०२६', '2026'],
    ['ﬁnance', 'finance'],
    ['co\u00adoperate', 'cooperate'],
    ['서울', '서울'],
  ])('%s is %s', (written, folded) => {
    expect(foldWord(written)).toBe(folded);
  });

  it('folds no further', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const term of termsOf(text)) expect(foldWord(term)).toBe(term);
      }),
      { numRuns: 500 }
    );
  });
});

describe('the terms of a text', () => {
  it.each([
    ['The harbour reopens at 6.30', ['the', 'harbour', 'reopens', 'at', '6', '30']],
    ["İstanbul'da yağmur", ['istanbul', 'da', 'yagmur']],
    ['北京大学', ['北京', '京大', '大学', '学']],
    ['iPhone发布', ['iphone', '发布', '布']],
    ['カ\u3099ス', ['ガス', 'ス']],
    ['ｶﾞｽ', ['ガス', 'ス']],
    ['ตลาดปลาเปิดแล้ว', ['ตลาด', 'ปลา', 'เปิด', 'แล้ว']],
    ['बाढ़ का पानी', [foldWord('बाढ़'), 'का', 'पानी']],
    ["o'zbek oʻzbek", ['o', 'zbek', 'o', 'zbek']],
    ['…! 🎉 —', []],
  ])('%s', (text, terms) => {
    expect(termsOf(text)).toEqual(terms);
  });

  it('are found at their places, whatever the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const { term, start, end, headEnd, kind } of searchTokens(text)) {
          expect(start).toBeLessThan(headEnd);
          expect(headEnd).toBeLessThanOrEqual(end);
          if (kind === 'word') expect(foldWord(text.slice(start, end))).toBe(term);
        }
      }),
      { numRuns: 500 }
    );
  });
});

describe('terms without their places', () => {
  const pieces = fc.constantFrom(
    ...[
      'Harbour',
      'café',
      'E\u0301lyse\u0301e',
      '北京',
      'カメラ',
      'ｶﾞｽ',
      'ตลาดปลา',
      'บ\u200c',
      'خط',
    ],
    ...['किताब', 'oʻzbek', 'co\u00adop', '\u0301', ' ', '-', '’', '٢٠', '7', 'ー', '々']
  );
  const mixed = fc.array(fc.oneof(pieces, codePoint), { maxLength: 20 });

  it('are the same, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          anyText,
          mixed.map((all) => all.join(''))
        ),
        (text) => {
          expect([...searchTerms(text)]).toEqual(termsOf(text));
        }
      ),
      { numRuns: 3000 }
    );
  });
});

describe('a question', () => {
  const whole = (...terms: string[]) => ({ terms, isPrefix: false });
  const begun = (...terms: string[]) => ({ terms, isPrefix: true });

  it.each([
    ['Harbour reopen', [whole('harbour'), begun('reopen')]],
    ['harbour eu', [whole('harbour'), whole('eu')]],
    ['"market hall" fish', [whole('market', 'hall'), begun('fish')]],
    ['fish "market hall"', [whole('fish'), whole('market', 'hall')]],
    ['"market ha', [whole('market', 'ha')]],
    ['"market hal', [begun('market', 'hal')]],
    ['covid-19', [whole('covid', '19')]],
    ["O'Brien", [begun('o', 'brien')]],
    ['צה"ל', [whole('צה', 'ל')]],
    ['「北京大学」', [whole('北京', '京大', '大学')]],
    ['乌鲁木齐', [begun('乌鲁', '鲁木', '木齐')]],
    ['北京天气', [whole('北京'), begun('天气')]],
    ['京', [begun('京')]],
    ['「北京 大学」', [whole('北京', '京', '大学')]],
    ['서울 날씨', [begun('서울'), begun('날씨')]],
    ['ตลาดปลา', [whole('ตลาด'), begun('ปลา')]],
    ['rain rain', [begun('rain')]],
    [
      'a AND -b* NEAR(c) OR title:d',
      ['a', 'and', 'b', 'near', 'c', 'or', 'title', 'd'].map((term) => whole(term)),
    ],
    ['" " ** …', []],
    ['', []],
  ])('%s', (text, terms) => {
    expect(readSearchQuery(text)).toEqual(terms);
  });

  it('is bounded and never refused', () => {
    fc.assert(
      fc.property(fc.string({ unit: codePoint, maxLength: 400 }), (text) => {
        const terms = readSearchQuery(text);
        expect(terms.length).toBeLessThanOrEqual(12);
        for (const { terms: words } of terms) {
          expect(words.length).toBeGreaterThan(0);
          expect(words.length).toBeLessThanOrEqual(12);
          expect(words).not.toContain('');
        }
      })
    );
  });

  it('is short even if the text is long', () => {
    expect(readSearchQuery('word '.repeat(100_000))).toHaveLength(1);
  });
});

describe('a code', () => {
  const letters = fc.oneof(
    fc.constantFrom(...'azyя丁ก0'),
    fc.string({ unit: codePoint, minLength: 1, maxLength: 1 })
  );
  const word = fc.array(letters, { minLength: 1, maxLength: 12 }).map((all) => all.join(''));
  const points = (text: string): string[] => [...text];

  it('is ASCII letters and digits, and short', () => {
    fc.assert(
      fc.property(fc.string({ unit: codePoint, minLength: 1, maxLength: 200 }), (text) => {
        expect(encodeTerm(text)).toMatch(/^[a-z0-9]+$/);
        expect(encodeTerm(text).length).toBeLessThanOrEqual(MAX_CODE);
      })
    );
  });

  it('begins as another one does exactly if the words do', () => {
    fc.assert(
      fc.property(word, word, fc.nat(12), (one, other, length) => {
        const start = points(one).slice(0, length).join('');
        const full = start + other;
        expect(encodeTerm(full).startsWith(encodeTerm(start))).toBe(true);
        expect(encodeTerm(other).startsWith(encodeTerm(one))).toBe(
          points(other).slice(0, points(one).length).join('') === one
        );
      }),
      { numRuns: 700 }
    );
  });

  it.each([
    ['zoo', 'zzoo'],
    ['brezel', 'brezzel'],
    ['eu', 'eu'],
  ])('of %s is %s', (term, code) => {
    expect(encodeTerm(term)).toBe(code);
  });
});
