import fc from 'fast-check';
import { resetNewsroom } from '../helpers/newsroom';
import { NOW, search, entry, find } from '../helpers/search-index';
import { codePoint } from '../helpers/code-point';

beforeEach(resetNewsroom);

describe('words of any script', () => {
  const STORIES = {
    en: ['The harbour reopens', 'Ships may enter again after the storm.'],
    tr: ["İstanbul'da yağmur", 'Ilık bir günün ardından sağanak bekleniyor.'],
    ar: ['افتُتِحَ المَعرِضُ أمس', 'حضر المئات إلى المدينة القديمة سنة ٢٠٢٦.'],
    ru: ['Ёлка на площади', 'Её зажгут в декабре, сообщили жители посёлка.'],
    zh: ['他在北京大学学习', '市场今天重新开放，居民们都来了。'],
    ja: ['新しい駅が開業した', '朝から多くの人がカメラを持って集まった。'],
    th: ['ตลาดปลาเปิดแล้ว', 'ชาวบ้านดีใจที่ได้กลับมาขายของ'],
    hi: ['नई किताब की दुकान', 'लेखक ने पाठकों से बात की।'],
    id: ['Pasar ikan dibuka lagi', 'Para pedagang menyambut pembeli pertama.'],
    ko: ['서울에서 열린 전시회', '시민들이 새로 문을 연 도서관을 찾았다.'],
  };
  const locales = Object.keys(STORIES);

  beforeEach(() =>
    search().put(
      Object.entries(STORIES).map(([locale, [headline = '', body = '']]) =>
        entry(`story${locale}`, { locale, headline, body })
      )
    )
  );

  it.each([
    ['HARBOUR', 'en'],
    ['after the storm', 'en'],
    ['ISTANBUL', 'tr'],
    ['İSTANBUL', 'tr'],
    ['ilik gunun', 'tr'],
    ['المعرض', 'ar'],
    ['القديمه 2026', 'ar'],
    ['إلى', 'ar'],
    ['елка', 'ru'],
    ['ПОСЕЛКА', 'ru'],
    ['北京', 'zh'],
    ['京大', 'zh'],
    ['学', 'zh'],
    ['居民 市场', 'zh'],
    ['重新开放', 'zh'],
    ['開業', 'ja'],
    ['駅', 'ja'],
    ['カメラ', 'ja'],
    ['ｶﾒﾗ', 'ja'],
    ['ปลา', 'th'],
    ['ชาวบ้าน ตลาด', 'th'],
    ['किताब', 'hi'],
    ['पाठकों', 'hi'],
    ['ikan pasar', 'id'],
    ['pedag', 'id'],
    ['서울', 'ko'],
    ['도서관 서울', 'ko'],
  ])('%s', async (text, locale) => {
    expect(await find(text, { locales })).toEqual([`story${locale}`]);
  });

  it.each(['harbours', 'mosque', '京北', '"市今"', 'ตลาดสด', 'किता बें', 'کتاب', 'the the nothing'])(
    'and nothing else: %s',
    async (text) => {
      expect(await find(text, { locales })).toEqual([]);
    }
  );
});

describe('a question', () => {
  beforeEach(() =>
    search().put([
      entry('hall', { headline: 'The old market hall', body: 'Fish and the like. It is on.' }),
      entry('apart', {
        headline: 'A hall near the market',
        keywords: ['Old Town', 'Hall of Fame'],
      }),
      entry('zebra', { headline: 'A zebra and 5 AI zoos in the EU', dek: 'By O’Brien, covid-19' }),
    ])
  );

  it.each([
    ['all words must be there', 'market fish', ['hall']],
    ['in any order, in any field', 'town market', ['apart']],
    ['a quoted part stands as it is', '"market hall"', ['hall']],
    ['a phrase spans no fields', '"hall fish"', []],
    ['a phrase spans no keywords', '"town hall"', []],
    ['a phrase may end with the beginning of a word', '"old mark', ['hall']],
    ['the last word may be a beginning', 'old mark', ['apart', 'hall']],
    ['other words may not', 'mark old', []],
    ['nor what was quoted', '"mark"', []],
    ['short words are words', 'ai eu 5', ['zebra']],
    ['and so are those that engines leave out', 'it is on the', ['hall']],
    ['z is a letter', 'zebra zoos', ['zebra']],
    ['an apostrophe may be typographic', "o'brien", ['zebra']],
    ['a hyphen joins', 'covid-19', ['zebra']],
    ['nothing is an operator', 'market -hall', ['apart', 'hall']],
    ['not even in capitals', 'market NOT hall', []],
    ['nor a column', 'headline:market', []],
    ['nothing finds nothing', '', []],
    ['nor do signs alone', '"* + - ( ) ~ < > @ \\ \' % _', []],
  ])('%s: %s', async (_, text, ids) => {
    expect((await find(text)).sort()).toEqual(ids);
  });

  it('may be anything', async () => {
    const pieces = fc.oneof(
      fc.constantFrom(
        'market',
        'hall',
        '"',
        "'",
        '*',
        '+',
        '-',
        '(',
        ')',
        ':',
        '&',
        '|',
        '!',
        '<->',
        ' ',
        ' OR ',
        ' NEAR/3 ',
        '^',
        '@4',
        '~',
        '\\',
        '\u0000',
        '\ud800',
        '%',
        '_',
        '?',
        '??',
        '$1',
        '{',
        ';--',
        '北京',
        '京',
        'ปลา',
        'z'
      ),
      fc.string({ unit: codePoint, maxLength: 10 })
    );
    await fc.assert(
      fc.asyncProperty(fc.array(pieces, { maxLength: 30 }), async (parts) => {
        expect(Array.isArray(await find(parts.join('')))).toBe(true);
      }),
      { numRuns: 300 }
    );
  });

  it('may be very long', async () => {
    expect(await find('market hall '.repeat(50_000))).toEqual(expect.arrayContaining(['hall']));
    expect(await find('x'.repeat(300))).toEqual([]);
    expect(await find(Array.from({ length: 99 }, (_, n) => `word${n}`).join(' '))).toEqual([]);
  });

  it('may name any locales, or none', async () => {
    expect(await find('market', { locales: [] })).toEqual([]);
    expect(await find('market', { locales: ['tr'] })).toEqual([]);
    expect(await find('market', { locales: ['ü', "'", 'xx-NOPE', 'en'] })).toHaveLength(2);
  });
});

describe('what readers may not see', () => {
  it('is not found before its time, nor from its end on', async () => {
    await search().put([entry('story', { headline: 'Harbour', fromMs: NOW, untilMs: NOW + 10 })]);
    expect(await find('harbour', { nowMs: NOW - 1 })).toEqual([]);
    expect(await find('harbour', { nowMs: NOW })).toEqual(['story']);
    expect(await find('harbour', { nowMs: NOW + 9 })).toEqual(['story']);
    expect(await find('harbour', { nowMs: NOW + 10 })).toEqual([]);
  });
});
