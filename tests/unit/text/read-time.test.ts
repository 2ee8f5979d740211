import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { imageSeconds, measureReadTime } from 'newsroom/text/read-time';
import { readTimeLabel } from 'newsroom/text/read-time-label';
import { countUnits } from 'newsroom/text/count-units';
import { READING_RATES, readingRate, scriptMean } from 'newsroom/text/reading-rates';
import { codePoint } from '../../helpers/code-point';
import { cpuMsOf } from '../../helpers/cpu-time';

const SHARED = path.resolve(__dirname, '../../../../shared');
const page = path.join(SHARED, 'real-input/trt-global-indonesia-russia.ninjs.json');
const vectors = path.join(SHARED, 'vectors/reading-rates.json');
const itWith = (file: string) => (story: string, run: () => void) =>
  existsSync(file) ? it(story, run) : it.skip(`${story} (no ${path.basename(file)} here)`, run);

/** What Intl finds in the text without the hyphens inside compounds. */
const segmenterCount = (text: string, locale: string): number => {
  const closed = text.replace(/(?<=[\p{L}\p{M}\p{N}])[-\u2010\u2011](?=[\p{L}\p{N}])/gu, '');
  const segments = new Intl.Segmenter(locale, { granularity: 'word' }).segment(closed);
  return [...segments].filter(({ isWordLike }) => isWordLike).length;
};

const words = (count: number, word = 'word'): string => Array(count).fill(word).join(' ');

const SAMPLES: Record<string, string> = {
  en: `"It's 3.5 per cent," the U.S. envoy's aide said – about 1,000 well-known co-ops (e.g. AP's) on 24/7…`,
  fr: `L’accord d’aujourd’hui coûte 10\u202f000 € ; « c’est-à-dire » beaucoup, dit-il.`,
  tr: 'İstanbul’da ışıklar 19.30’da söndü; %5’lik artış bekleniyor.',
  ru: 'Президент подъехал в 18:30, а «министр» — нет. Кто-то сказал: да!',
  el: 'Ο πρωθυπουργός είπε· «όχι» στις 5,5 δισ. ευρώ.',
  ar: 'قال الرئيس إنّ الاتفاق، الموقَّع في ٢٠٢٥، «مهم جداً».',
  fa: 'رئیس‌جمهور می‌گوید ۱۲٬۵۰۰ نفر آمده‌اند.',
  he: 'ראש הממשלה, ד"ר כהן, אמר שצה"ל ייסוג.',
  hi: 'प्रधानमंत्री ने कहा कि भारत और रूस के बीच 2025 में समझौता होगा।',
  bn: 'প্রধানমন্ত্রী বলেছেন, বাংলাদেশের অর্থনীতি এগিয়ে যাচ্ছে।',
  am: 'የኢትዮጵያ ጠቅላይ ሚኒስትር፡ዛሬ ተናገሩ።',
  ko: '대통령은 18일 서울에서 "협력"을 강조했다. AP통신',
  th: 'นายกรัฐมนตรีไทยเดินทางเยือนประเทศอินโดนีเซีย เมื่อวันที่ 5 มีนาคม',
  km: 'នាយករដ្ឋមន្ត្រីបានថ្លែងថា ប្រទេសកម្ពុជា',
  my: 'ဝန်ကြီးချုပ်က ပြောကြားခဲ့သည်။',
  ka: 'საქართველოს პრემიერ-მინისტრი დღეს, თბილისი.',
};

describe('counting what is read', () => {
  it.each(Object.entries(SAMPLES))('finds the words of %s that Intl finds', (locale, text) => {
    const expected = segmenterCount(text, locale);
    expect(expected).toBeGreaterThan(3);
    expect(countUnits(text, locale)).toMatchObject({ words: expected, characters: 0 });
    expect(countUnits(text, 'en').words).toBe(expected);
  });

  it('agrees with Intl on whatever mixture of tokens, in 16 languages', () => {
    const pieces = Object.values(SAMPLES).flatMap((text) => text.split(' '));
    expect(pieces.length).toBeGreaterThan(100);
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...pieces), { maxLength: 30 }),
        fc.constantFrom(...Object.keys(SAMPLES)),
        (tokens, locale) => {
          const text = tokens.join(' ');
          expect(countUnits(text, locale).words).toBe(segmenterCount(text, locale));
        }
      ),
      { numRuns: 300 }
    );
  });

  it('counts Han and Kana by the character, without punctuation, and Latin words beside them', () => {
    expect(countUnits('习近平会见普京。', 'zh')).toMatchObject({ words: 0, characters: 7 });
    expect(countUnits('ラーメンを食べる、人々。', 'ja')).toMatchObject({
      words: 0,
      characters: 10,
    });
    expect(countUnits('苹果 iPhone 17 发布会', 'zh')).toMatchObject({ words: 2, characters: 5 });
    expect(countUnits('苹果iPhone发布', 'en')).toMatchObject({ words: 1, characters: 4 });
    expect(countUnits('협력을 强調했다', 'ko')).toMatchObject({ words: 2, characters: 2 });
  });

  it('counts a hyphenated compound as one word, but not what a dash or slash separates', () => {
    expect(countUnits('corvette-class, billion-dollar co‑op', 'en').words).toBe(3);
    expect(countUnits('up-to-date 2024-25 F-16s', 'en').words).toBe(3);
    expect(countUnits('and/or war—peace', 'en').words).toBe(4);
  });

  it('counts a decomposed text like a composed one, and an emoji not at all', () => {
    const text = 'Žižek čeká がぎぐ 🔥';
    expect(countUnits(text.normalize('NFD'), 'cs')).toEqual(countUnits(text, 'cs'));
    expect(countUnits(text, 'cs')).toMatchObject({ words: 2, characters: 3 });
  });

  it('never throws, whatever the text and locale', () => {
    fc.assert(
      fc.property(fc.string({ unit: codePoint }), fc.string(), (text, locale) => {
        const { words: w, characters } = countUnits(text, locale);
        expect(w).toBeGreaterThanOrEqual(0);
        expect(w + characters).toBeLessThanOrEqual(text.length);
      })
    );
  });
});

describe('read time', () => {
  itWith(page)('of the page in real-input is 2 minutes for 313 words', () => {
    const { body_text: text } = readBody(page);
    const read = measureReadTime({ text, images: 0 }, { locale: 'en' });
    expect(readTimeLabel(read.minutes, 'en')).toBe('2 min read');
    expect(read).toEqual({
      minutes: 2,
      seconds: 79,
      words: 313,
      characters: 0,
      evidence: 'measured',
    });
  });

  it('of an empty body is nothing at all', () => {
    const nothing = { minutes: 0, seconds: 0, words: 0, characters: 0 };
    expect(measureReadTime({ text: '', images: 0 }, { locale: 'en' })).toMatchObject(nothing);
    expect(measureReadTime({ text: ' \n\u200b — ', images: 0 }, { locale: 'th' })).toMatchObject(
      nothing
    );
  });

  it.each([
    [1, 1, 1],
    [238, 60, 1],
    [239, 61, 2],
    [476, 120, 2],
    [477, 121, 3],
  ])('of %d English words is %d seconds, %d minutes', (count, seconds, minutes) => {
    const read = measureReadTime({ text: words(count), images: 0 }, { locale: 'en-GB' });
    expect(read).toMatchObject({ words: count, seconds, minutes });
  });

  it.each([
    [0, 0],
    [1, 12],
    [2, 23],
    [9, 72],
    [10, 75],
    [11, 78],
    [12, 81],
  ])('of %d images is %d seconds', (images, seconds) => {
    expect(imageSeconds(images)).toBe(seconds);
    expect(measureReadTime({ text: '', images }, { locale: 'en' }).seconds).toBe(seconds);
  });

  it('follows the rate a site configures, for that locale or its language only', () => {
    const body = { text: words(200), images: 0 };
    const rates = { en: 100, 'en-US': 400, tr: -1 };
    expect(measureReadTime(body, { locale: 'en', rates }).seconds).toBe(120);
    expect(measureReadTime(body, { locale: 'en-US', rates }).seconds).toBe(30);
    expect(measureReadTime(body, { locale: 'en-AU', rates }).seconds).toBe(120);
    expect(measureReadTime(body, { locale: 'en', rates }).evidence).toBe('estimated');
    expect(measureReadTime(body, { locale: 'tr', rates })).toEqual(
      measureReadTime(body, { locale: 'tr' })
    );
  });

  it('reads each script at its own rate when a text mixes them', () => {
    const text = `${'会'.repeat(266)} ${words(238)}`;
    const latin = scriptMean('Latn').perMinute;
    expect(measureReadTime({ text, images: 0 }, { locale: 'zh' }).seconds).toBe(
      Math.ceil(60 + (238 / latin) * 60)
    );
    expect(measureReadTime({ text, images: 0 }, { locale: 'en' }).seconds).toBe(120);
  });

  it('takes its evidence from what most of the time was spent on', () => {
    const body = { text: `${words(50, 'قال')} Reuters`, images: 0 };
    expect(measureReadTime(body, { locale: 'ar' })).toMatchObject({
      words: 51,
      evidence: 'measured',
    });
    expect(measureReadTime({ text: 'क ख ग', images: 0 }, { locale: 'en' }).evidence).toBe(
      'estimated'
    );
  });
});

describe('texts that other libraries count wrongly', () => {
  it('980 Thai characters are some 200 words, not one', () => {
    const text = 'นายกรัฐมนตรีไทยเดินทางเยือนประเทศอินโดนีเซียเพื่อหารือความร่วมมือด้านความมั่นคง'
      .repeat(13)
      .slice(0, 980);
    expect(text).toHaveLength(980);
    const read = measureReadTime({ text, images: 0 }, { locale: 'th' });
    expect(read.words).toBe(segmenterCount(text, 'th'));
    expect(read.words).toBeGreaterThan(150);
    expect(read).toMatchObject({ characters: 0, minutes: 1, evidence: 'derived' });
  });

  it('Arabic with one Latin word is all its words, not one', () => {
    const text = `${words(299, 'الرئيس')} Reuters`;
    expect(measureReadTime({ text, images: 0 }, { locale: 'ar' })).toMatchObject({
      words: 300,
      minutes: 3,
    });
  });

  it.each([
    ['hi', 'प्रधानमंत्री', 234],
    ['am', 'ኢትዮጵያ', 145],
  ])('%s is words, not nothing', (locale, word, perMinute) => {
    const text = words(perMinute * 2, word);
    expect(measureReadTime({ text, images: 0 }, { locale })).toMatchObject({
      words: perMinute * 2,
      minutes: 2,
      seconds: 120,
    });
  });

  it('one Japanese text has one time: 746 characters are two minutes', () => {
    const sentence = '日本の首相は東京でロシアの代表と会談した';
    const text = `${sentence.repeat(38).slice(0, 746)}。`;
    expect(measureReadTime({ text, images: 0 }, { locale: 'ja' })).toEqual({
      minutes: 2,
      seconds: 120,
      words: 0,
      characters: 746,
      evidence: 'measured',
    });
  });
});

describe('reading rates', () => {
  itWith(vectors)('are those of the vectors, less the outliers', () => {
    const { rates } = JSON.parse(readFileSync(vectors, 'utf8')) as {
      rates: Record<string, { unit: string; rate: number; ev: string }>;
    };
    const outliers = ['ha', 'bo', 'my', 'ku', 'ckb'];
    const expected = Object.entries(rates)
      .filter(([locale]) => !outliers.includes(locale))
      .map(([locale, { unit, rate, ev }]) => [
        locale,
        {
          perMinute: rate,
          unit: unit === 'char' ? 'character' : 'word',
          evidence: ev.startsWith('measured') ? 'measured' : 'derived',
        },
      ]);
    expect(expected.length).toBeGreaterThan(40);
    expect(READING_RATES).toEqual(Object.fromEntries(expected));
  });

  it.each(['ha', 'ku', 'xx', 'not a locale', 'sw-Latn-x-y'])('%s gets a Latin rate', (locale) => {
    const { perMinute, unit } = readingRate(locale);
    expect(unit).toBe('word');
    expect(perMinute).toBeGreaterThanOrEqual(168);
    expect(perMinute).toBeLessThanOrEqual(292);
  });

  it('of outliers and of languages without data are estimated from relatives', () => {
    expect(readingRate('ha')).toEqual(scriptMean('Latn'));
    expect(readingRate('ckb')).toEqual({ perMinute: 222, unit: 'word', evidence: 'estimated' });
    expect(readingRate('my')).toEqual({ perMinute: 256, unit: 'word', evidence: 'estimated' });
    expect(readingRate('bo')).toEqual(readingRate('my'));
    expect(readingRate('ta')).toEqual({ perMinute: 201, unit: 'word', evidence: 'estimated' });
    expect(readingRate('uz-Cyrl')).toEqual(scriptMean('Cyrl'));
    expect(readingRate('dv').evidence).toBe('estimated');
  });

  it('of a region are those of the language in the same script', () => {
    expect(readingRate('pt-BR')).toEqual(READING_RATES.pt);
    expect(readingRate('zh-TW')).toEqual(READING_RATES['zh-Hant']);
    expect(readingRate('sr-Latn-RS')).toEqual(READING_RATES['sr-Latn']);
  });
});

describe('speed', () => {
  it('counts 5,000 words well under 20 ms', () => {
    const text = 'The envoy’s aide, a well-known diplomat, met 300 of them on Tuesday. '.repeat(
      430
    );
    expect(countUnits(text, 'en').words).toBeGreaterThan(5000);
    const times = Array.from({ length: 9 }, () => cpuMsOf(() => void countUnits(text, 'en')));
    // The best of nine, as memory may be tidied up meanwhile.
    expect(Math.min(...times)).toBeLessThan(20);
  });
});

function readBody(file: string): { body_text: string } {
  const item = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  const bodies = item.bodies as { value?: string; contentType?: string }[];
  const html = bodies.find(({ contentType }) => contentType?.includes('html')) ?? bodies[0];
  return { body_text: (html?.value ?? '').replace(/<[^>]+>/g, ' ') };
}
