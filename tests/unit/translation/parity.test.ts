import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readSeedFolder } from 'newsroom/seed/folder';
import type { Block } from 'newsroom/text/blocks';
import { htmlToBlocks } from 'newsroom/text/html-to-blocks';
import { plainToBlocks } from 'newsroom/text/plain-to-blocks';
import { parityFacts, type ParityFacts } from 'newsroom/translation/parity-facts';
import { checkParity } from 'newsroom/translation/parity-rules';

const DEMO = path.resolve(__dirname, '../../../database/demo');
const REAL = path.resolve(__dirname, '../../../../shared/real-input');

const facts = (locale: string, html: string, fields: object = {}): ParityFacts =>
  parityFacts({ locale, body: htmlToBlocks(html), ...fields });
const told = (source: ParityFacts, translation: ParityFacts) =>
  checkParity({ source, translation }).map(({ code, block, message }) => [code, block, message]);

const STORY =
  '<p>The harbour opened on 25 February 2025 with 1,340 guests from 47 towns.</p>' +
  '<p>“We waited for this day for a very long time,” said Ada Larsen. The pier cost 2.5 million dollars.</p>' +
  '<blockquote>“It is ours,” Larsen said.</blockquote>';

describe('a translation that says the same', () => {
  it.each([
    [
      'tr',
      '<p>Liman 25 Şubat 2025’te 47 kentten 1.340 konukla açıldı.</p><p>Ada Larsen, “Bu günü çok uzun zamandır bekliyorduk,” dedi. İskele 2,5 milyon dolara mal oldu.</p><blockquote>Larsen, “Artık bizim,” dedi.</blockquote>',
    ],
    [
      'ar',
      '<p>افتُتح الميناء في ٢٥ فبراير ٢٠٢٥ بحضور ١٬٣٤٠ ضيفًا من ٤٧ مدينة.</p><p>وقالت آدا لارسن: «انتظرنا هذا اليوم وقتًا طويلًا جدًا». وبلغت كلفة الرصيف ٢٫٥ مليون دولار.</p><blockquote>وقالت لارسن: «إنه لنا».</blockquote>',
    ],
    [
      'zh',
      '<p>港口于2025年2月25日启用，来自47个城镇的1340位嘉宾到场。</p><p>“这一天我们等了很久很久，”阿达·拉森说。码头耗资250万美元。</p><blockquote>“它是我们的，”拉森说。</blockquote>',
    ],
    [
      'ru',
      '<p>Порт открылся 25 февраля 2025 года: приехали 1340 гостей из 47 городов.</p><p>«Мы очень долго ждали этого дня», — сказала Ада Ларсен. Причал обошёлся в 2,5 млн долларов.</p><blockquote>«Он наш», — сказала Ларсен.</blockquote>',
    ],
    [
      'th',
      '<p>ท่าเรือเปิดเมื่อ ๒๕ กุมภาพันธ์ ๒๕๖๘ มีแขก ๑,๓๔๐ คนจาก ๔๗ เมือง</p><p>“เรารอวันนี้มานานแสนนานจริง ๆ” เอดา ลาร์เซน กล่าว ท่าเทียบเรือใช้งบ 2.5 ล้านดอลลาร์</p><blockquote>“มันเป็นของเรา” ลาร์เซนกล่าว</blockquote>',
    ],
  ])('passes without a word (%s)', (locale, html) => {
    expect(told(facts('en', STORY), facts(locale, html))).toEqual([]);
  });

  it('may spell small and round numbers out, and move one to the next paragraph', () => {
    const source = facts('en', '<p>About 400 came in 5 buses.</p><p>It was 1,340 in 2019.</p>');
    const other = facts(
      'ru',
      '<p>Приехали около четырёхсот человек на пяти автобусах, а в 2019 году — 1340.</p><p>Так было.</p>'
    );
    expect(told(source, other)).toEqual([]);
  });
});

describe('a translation that says something else', () => {
  const turkish =
    '<p>Liman 25 Şubat 2025’te 47 kentten 1.340 konukla açıldı.</p><p>Ada Larsen, “Bu günü çok uzun zamandır bekliyorduk,” dedi. İskele 2,5 milyon dolara mal oldu.</p><blockquote>Larsen, “Artık bizim,” dedi.</blockquote>';
  const changed = (from: string, to: string) => facts('tr', turkish.replaceAll(from, to));

  it('is told with the block and with the numbers', () => {
    expect(told(facts('en', STORY), changed('1.340', '1.430'))).toEqual([
      [
        'parity-numbers',
        0,
        '“Liman 25 Şubat 2025’te 47 kentten 1.430…”: 1,340 of "en" missing, 1.430 not in "en".',
      ],
    ]);
    expect(told(facts('en', STORY), changed('2,5 milyon', '3,5 milyon'))).toEqual([
      [
        'parity-numbers',
        1,
        '“Ada Larsen, “Bu günü çok uzun zamandır b…”: 2.5 of "en" missing, 3,5 not in "en".',
      ],
    ]);
    expect(told(facts('en', STORY), changed('47 kentten ', ''))).toEqual([
      ['parity-numbers', 0, '“Liman 25 Şubat 2025’te 1.340 konukla açı…”: 47 of "en" missing.'],
    ]);
  });

  it('is told with the date', () => {
    expect(told(facts('en', STORY), changed('25 Şubat', '25 Mart'))).toEqual([
      [
        'parity-dates',
        0,
        'Days of the year (month-day): 02-25 of "en" missing, 03-25 not in "en".',
      ],
    ]);
  });

  it('is told where it quotes nobody any more', () => {
    const silent = changed(
      '“Bu günü çok uzun zamandır bekliyorduk,” dedi',
      'bu günü çok uzun zamandır beklediğini söyledi'
    );
    expect(told(facts('en', STORY), silent)).toEqual([
      [
        'parity-quotes',
        1,
        '“Ada Larsen, bu günü çok uzun zamandır be…” quotes nobody, but "en" does there.',
      ],
    ]);
  });

  it('is told who is named no more', () => {
    const other = turkish.replaceAll('Ada Larsen', 'Eva Lundgren').replaceAll('Larsen', 'Lundgren');
    expect(told(facts('en', STORY), facts('tr', other))).toEqual([
      ['parity-names', 1, 'Ada Larsen is named in "en", but not here.'],
    ]);
  });

  it('is told where paragraphs are missing, and where it is much shorter', () => {
    const long = Array.from(
      { length: 10 },
      () =>
        '<p>The ferry left the pier at noon once more, as it had on every other day of the year.</p>'
    );
    const source = facts('en', long.join(''));
    const short = facts(
      'id',
      '<p>Feri kembali meninggalkan dermaga pada siang hari.</p>'.repeat(3)
    );
    expect(told(source, short)).toEqual([
      [
        'parity-read-time',
        null,
        expect.stringMatching(
          /^It takes \d+ s to read, "en" \d+ s, each at the pace of its language/
        ),
      ],
      ['parity-paragraphs', null, 'The body has 3 paragraphs, that of "en" 10.'],
    ]);
  });

  it('a headline may not have a number of its own', () => {
    const source = facts('en', STORY, { headline: 'Harbour opens with 1,340 guests' });
    const fine = facts('tr', turkish, { headline: 'Liman açıldı' });
    const wrong = facts('tr', turkish, { headline: 'Liman 1.360 konukla açıldı' });
    expect(told(source, fine)).toEqual([]);
    expect(told(source, wrong)).toEqual([
      ['parity-numbers', null, '“Liman 1.360 konukla açıldı”: 1.360 not in "en".'],
    ]);
  });

  it('a body that is not there yet is left to other rules', () => {
    expect(told(facts('en', STORY), facts('tr', ''))).toEqual([]);
    expect(told(facts('en', ''), facts('tr', turkish))).toEqual([]);
    expect(
      told(facts('en', STORY), parityFacts({ locale: 'tr', body: 'nonsense' as never }))
    ).toEqual([]);
  });
});

interface Pair {
  name: string;
  source: ParityFacts;
  translation: ParityFacts;
  blocks: Block[];
  original: Block[];
}

/** Every language of every demo story against every other: 14 scripts and languages, written by hand. */
const demoPairs = async (): Promise<Pair[]> => {
  const { articles } = await readSeedFolder(DEMO);
  return articles.flatMap(({ key, texts }) => {
    const finished = Object.entries(texts).filter(([, { draft }]) => !draft);
    const versions = finished.map(([locale, text]) => {
      const blocks = htmlToBlocks(text.body);
      const row = { ...text, leadImageCaption: text.imageCaption, locale, body: blocks };
      return { locale, blocks, facts: parityFacts(row) };
    });
    return versions.flatMap((source) =>
      versions
        .filter((other) => other !== source)
        .map((other) => ({
          name: `${key} ${source.locale} ${other.locale}`,
          source: source.facts,
          translation: other.facts,
          original: source.blocks,
          blocks: other.blocks,
        }))
    );
  });
};

describe('the stories of the demo newsroom', () => {
  it('raise no false alarm in any language against any other', async () => {
    const pairs = await demoPairs();
    expect(pairs.length).toBeGreaterThan(1_000);
    const alarms = pairs.flatMap(({ name, source, translation }) =>
      checkParity({ source, translation }).map(({ code, message }) => [name, code, message])
    );
    alarms.sort();
    // A story with a farmer of its own in each of its two languages.
    expect(alarms).toEqual([
      [
        'cloud-diary-keepers es tr',
        'parity-names',
        'Eusebio Lanzuela is named in "es", but not here.',
      ],
      [
        'cloud-diary-keepers tr es',
        'parity-names',
        'Hatice Ovalıoğlu is named in "tr", but not here.',
      ],
    ]);
  });

  it('a translation that is half done is told what it lacks', async () => {
    const { articles } = await readSeedFolder(DEMO);
    const reef = articles.find(({ key }) => key === 'deep-reef-map');
    const version = (locale: string) => facts(locale, reef?.texts[locale]?.body ?? '');
    expect(told(version('en'), version('pl')).map(([code]) => code)).toEqual([
      'parity-paragraphs',
      'parity-numbers',
      'parity-quotes',
    ]);
  });

  /** A body in which one mistake was made; null where it cannot be made. */
  const MISTAKES: Record<string, (blocks: Block[]) => Block[] | null> = {
    // A figure of three digits or more, of which two changed places.
    number: (blocks) => {
      let isDone = false;
      const swapped = JSON.stringify(blocks).replace(
        /(?<=[^\w./-])(\d)(\d)(\d)(?=[^\d.,;]|[.,] )/u,
        (run, a: string, b: string, c: string) => {
          if (isDone || b === c) return run;
          isDone = true;
          return `${a}${c}${b}`;
        }
      );
      return isDone ? (JSON.parse(swapped) as Block[]) : null;
    },
    paragraphs: (blocks) =>
      blocks.length < 6 ? null : blocks.slice(0, Math.ceil(blocks.length * 0.6)),
    quote: (blocks) => {
      const at = blocks.findIndex(({ type }) => type === 'quote');
      return at < 0 ? null : blocks.filter((_, index) => index !== at);
    },
  };

  it.each([
    ['number', 0.95],
    ['paragraphs', 0.95],
    ['quote', 0.95],
  ])('a mistake is noticed: %s', async (mistake, least) => {
    let made = 0;
    let noticed = 0;
    for (const { source, translation, blocks } of await demoPairs()) {
      const wrong = MISTAKES[mistake]?.(blocks);
      if (!wrong) continue;
      made += 1;
      const other = parityFacts({ locale: translation.locale, body: wrong });
      if (checkParity({ source, translation: other }).length > 0) noticed += 1;
    }
    expect(made).toBeGreaterThan(100);
    expect(noticed / made).toBeGreaterThanOrEqual(least);
  });
});

(existsSync(REAL) ? describe : describe.skip)('real items', () => {
  const trt = () => readFileSync(path.join(REAL, 'trt-global-indonesia-russia.txt'), 'utf8');

  it('say the same as themselves', () => {
    const version = (locale: string) => parityFacts({ locale, body: plainToBlocks(trt()) });
    expect(version('en').blocks.length).toBeGreaterThan(5);
    expect(told(version('en'), version('en-GB'))).toEqual([]);
  });
});
