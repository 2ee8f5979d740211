import fc from 'fast-check';
import type { SearchEntry, SearchPort, SearchQuestion } from 'newsroom/delivery/search/port';
import { resetNewsroom, strapi } from '../helpers/newsroom';

const NOW = Date.UTC(2026, 4, 1, 12);
const DAY = 86_400_000;
const NEVER = 8_640_000_000_000_000;

const search = (): SearchPort => strapi().plugin('newsroom').service('search');

const entry = (documentId: string, changes: Partial<SearchEntry> = {}): SearchEntry => ({
  documentId,
  locale: 'en',
  publishedMs: NOW - DAY,
  fromMs: NOW - DAY,
  untilMs: NEVER,
  headline: 'Nothing',
  dek: '',
  body: '',
  keywords: [],
  ...changes,
});

const find = async (text: string, question: Partial<SearchQuestion> = {}): Promise<string[]> => {
  const hits = await search().find({ text, locales: ['en'], nowMs: NOW, ...question });
  return hits.map(({ documentId }) => documentId);
};

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
      fc.string({ unit: 'binary', maxLength: 10 })
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

describe('an entry', () => {
  it('is replaced as a whole, in its locale only', async () => {
    await search().put([
      entry('story', { headline: 'Harbour', keywords: ['ships'] }),
      entry('story', { locale: 'tr', headline: 'Harbour' }),
    ]);
    await search().put([entry('story', { headline: 'Airport', publishedMs: NOW })]);
    expect(await find('harbour')).toEqual([]);
    expect(await find('ships')).toEqual([]);
    expect(await find('airport')).toEqual(['story']);
    expect(await find('harbour', { locales: ['en', 'tr'] })).toEqual(['story']);
  });

  it('named twice is what was said last', async () => {
    await search().put([
      entry('story', { headline: 'Harbour' }),
      entry('story', { headline: 'Airport' }),
    ]);
    expect(await find('harbour')).toEqual([]);
    expect(await find('airport')).toEqual(['story']);
  });

  it('is gone once removed, and may be removed again', async () => {
    await search().put([entry('a', { headline: 'Harbour' }), entry('b', { headline: 'Harbour' })]);
    const keys = [{ documentId: 'a', locale: 'en' }];
    await search().remove(keys);
    await search().remove(keys);
    await search().remove([]);
    await search().put([]);
    expect(await find('harbour')).toEqual(['b']);
  });

  it('comes and goes with the transaction', async () => {
    const undone = strapi().db.transaction(async () => {
      await search().put([entry('story', { headline: 'Harbour' })]);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await find('harbour')).toEqual([]);

    await strapi().db.transaction(async () => {
      await search().put([entry('story', { headline: 'Harbour' })]);
    });
    expect(await find('harbour')).toEqual(['story']);
  });

  it('may be as long as it likes, in whatever words', async () => {
    const body = Array.from({ length: 40_000 }, (_, n) => `ж${n.toString(36)}ж`.repeat(3)).join(
      ' '
    );
    const long = 'w'.repeat(5000);
    await search().put([
      entry('long', { headline: long, dek: body, body: `first ${body}`, keywords: [body, body] }),
      entry('odd', { headline: "\u0000\ud800' \\ :*", body: `${'same '.repeat(30_000)}` }),
    ]);
    expect(await find(long)).toEqual(['long']);
    expect(await find('first')).toEqual(['long']);
    expect(await find('same same')).toEqual(['odd']);
  });

  it('may be published at any instant, many at once', async () => {
    const instants = [0, -8_640_000_000_000_000, NEVER, NOW, NOW + 0.5];
    await search().put(
      instants.map((publishedMs, n) => entry(`at${n}`, { headline: 'Harbour', publishedMs }))
    );
    await search().put(
      Array.from({ length: 1100 }, (_, n) => entry(`same${n}`, { headline: 'Airport' }))
    );
    expect(await find('harbour')).toHaveLength(5);
    expect(new Set(await find('airport')).size).toBe(1000);
  });
});

describe('the order', () => {
  it('of equally new stories is headline, dek, keywords, body', async () => {
    const body = 'People walked along the shore and watched the boats for a while.';
    await search().put([
      entry('body', { body: `${body} ${'The harbour was full. '.repeat(4)}` }),
      entry('keyword', { body, keywords: ['Harbour'] }),
      entry('headline', { body, headline: 'Harbour' }),
      entry('dek', { body, dek: 'Harbour' }),
      ...Array.from({ length: 9 }, (_, n) => entry(`none${n}`, { body })),
    ]);
    expect(await find('harbour')).toEqual(['headline', 'dek', 'keyword', 'body']);
  });

  it('of equally good stories is newest first', async () => {
    await search().put([
      entry('old', { headline: 'Harbour', publishedMs: NOW - 90 * DAY }),
      entry('new', { headline: 'Harbour', publishedMs: NOW - DAY }),
      entry('middle', { headline: 'Harbour', publishedMs: NOW - 30 * DAY }),
    ]);
    expect(await find('harbour')).toEqual(['new', 'middle', 'old']);
  });

  it('says with a score how good a match is', async () => {
    await search().put([
      entry('a', { headline: 'Harbour' }),
      entry('b', { headline: 'Harbour', publishedMs: NOW - 30 * DAY }),
    ]);
    const hits = await search().find({ text: 'harbour', locales: ['en'], nowMs: NOW });
    expect(hits.map(({ score }) => score)).toEqual([
      expect.closeTo(0.99, 1),
      expect.closeTo(0.7, 5),
    ]);
  });

  it('is of the newest thousand', async () => {
    await search().put([
      entry('oldest', { headline: 'Harbour harbour', publishedMs: NOW - 400 * DAY }),
      ...Array.from({ length: 1000 }, (_, n) =>
        entry(`n${n}`, { body: 'In the harbour', publishedMs: NOW - n * 1000 })
      ),
    ]);
    const ids = await find('harbour');
    expect(ids).toHaveLength(1000);
    expect(ids).not.toContain('oldest');
  });
});

describe('the tables', () => {
  it('may be opened again and by several nodes at once', async () => {
    await search().put([entry('story', { headline: 'Harbour' })]);
    await Promise.all([search().open(), search().open(), search().open()]);
    expect(await find('harbour')).toEqual(['story']);
  });

  it('are left alone by the schema sync of a second start', async () => {
    await search().put([entry('story', { headline: 'Harbour' })]);
    // What Strapi does at a start when its content types have changed.
    await strapi().db.schema.syncSchema();
    expect(await find('harbour')).toEqual(['story']);
    await search().put([entry('story', { headline: 'Airport' })]);
    expect(await find('airport')).toEqual(['story']);
  });

  it('bear several writers of the same entries', async () => {
    const entries = Array.from({ length: 30 }, (_, n) => entry(`n${n}`, { headline: 'Harbour' }));
    await Promise.all([
      search().put(entries),
      search().put([...entries].reverse()),
      search().put(entries),
    ]);
    expect(await find('harbour')).toHaveLength(30);
  });
});
