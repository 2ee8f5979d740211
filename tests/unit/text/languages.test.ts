import { blocksToHtml } from 'newsroom/text/blocks-to-html';
import { direction, languageTag } from 'newsroom/text/locale';
import { countUnits, measureReadTime } from 'newsroom/text/read-time';
import { relativeTime } from 'newsroom/text/relative-time';
import { slugify } from 'newsroom/text/slug';

type Row = [
  locale: string,
  dir: 'ltr' | 'rtl',
  counted: { words: number; characters: number },
  slug: string,
  text: string,
];

const words = (count: number) => ({ words: count, characters: 0 });
const characters = (count: number) => ({ words: 0, characters: count });

/** One sentence in each of the demo's scripts, and what the newsroom makes of it. */
const SENTENCES: Row[] = [
  ['ar', 'rtl', words(4), 'aftth-almynaa-rsyfh-aljdyd', 'افتتح الميناء رصيفه الجديد'],
  ['he', 'rtl', words(5), 'hnml-ptkh-t-hrtsyp-hkhdsh', 'הנמל פתח את הרציף החדש'],
  ['fa', 'rtl', words(5), 'bndr-asklh-tazhash-ra-gshwd', 'بندر اسکله تازه‌اش را گشود'],
  ['ur', 'rtl', words(6), 'bndrgah-ne-nya-ghat-khwl-dya', 'بندرگاہ نے نیا گھاٹ کھول دیا'],
  ['zh-Hans', 'ltr', characters(7), 'gang-kou-qi-yong-xin-ma-tou', '港口启用新码头'],
  ['zh-Hant', 'ltr', characters(7), 'gang-kou-qi-yong-xin-ma-tou', '港口啟用新碼頭'],
  ['ja', 'ltr', characters(11), 'gang-ha-xin-sii-zhan-qiao-wo-kai-ita', '港は新しい桟橋を開いた'],
  ['th', 'ltr', words(6), 'thaaeruueepidthaaethiiyberuueaihm', 'ท่าเรือเปิดท่าเทียบเรือใหม่'],
  ['ru', 'ltr', words(4), 'port-otkryl-novyj-prichal', 'Порт открыл новый причал'],
  ['pl', 'ltr', words(4), 'port-otworzyl-nowe-nabrzeze', 'Port otworzył nowe nabrzeże'],
  ['sr-Cyrl', 'ltr', words(5), 'luka-je-otvorila-novi-dok', 'Лука је отворила нови док'],
  ['sr-Latn', 'ltr', words(5), 'luka-je-otvorila-novi-dok', 'Luka je otvorila novi dok'],
];

describe.each(SENTENCES)('%s', (locale, dir, counted, slug, text) => {
  it('is counted by what its readers read', () => {
    expect(countUnits(text, locale)).toMatchObject(counted);
    const { seconds } = measureReadTime({ text, images: 0 }, { locale });
    // The same sentence in each of them takes about as long.
    expect(seconds).toBeGreaterThanOrEqual(1);
    expect(seconds).toBeLessThanOrEqual(3);
  });

  it('has an address of its letters', () => {
    expect(slugify(text, { locale })).toBe(slug);
  });

  it('keeps its direction and its tag', () => {
    expect([direction(locale), languageTag(locale)]).toEqual([dir, locale]);
    const html = blocksToHtml([{ type: 'paragraph', children: [{ type: 'text', text }] }], {
      lang: locale,
      dir: direction(locale),
    });
    expect(html).toContain(text);
  });
});

describe('hours ago, in every plural form', () => {
  const now = new Date('2026-05-01T23:59:00Z');
  const ago = (locale: string, hours: number): string =>
    relativeTime({
      then: new Date(now.getTime() - hours * 3_600_000),
      ...{ now, locale, timeZone: 'UTC', fallbackLocale: 'en' },
    }).label;

  it.each<[string, Record<number, string>]>([
    ['ru', { 1: '1 час назад', 2: '2 часа назад', 5: '5 часов назад', 21: '21 час назад' }],
    ['pl', { 1: '1 godzinę temu', 3: '3 godziny temu', 5: '5 godzin temu', 22: '22 godziny temu' }],
    ['ar', { 1: 'قبل ساعة واحدة', 2: 'قبل ساعتين', 3: 'قبل 3 ساعات', 11: 'قبل 11 ساعة' }],
    ['sl', { 1: 'pred 1 uro', 2: 'pred 2 urama', 3: 'pred 3 urami', 5: 'pred 5 urami' }],
    ['he', { 1: 'לפני שעה', 2: 'לפני שעתיים', 3: 'לפני 3 שעות', 11: 'לפני 11 שעות' }],
    ['ga', { 1: '1 uair an chloig ó shin', 7: '7 n-uair an chloig ó shin' }],
    ['sr-Latn', { 1: 'pre 1 sata', 2: 'pre 2 sata', 5: 'pre 5 sati' }],
    ['sr-Cyrl', { 1: 'пре 1 сата', 2: 'пре 2 сата', 5: 'пре 5 сати' }],
    ['sw', { 1: 'saa 1 iliyopita', 2: 'saa 2 zilizopita' }],
    ['ja', { 1: '1 時間前', 2: '2 時間前' }],
    ['zh-Hans', { 1: '1小时前', 2: '2小时前' }],
    ['zh-Hant', { 1: '1 小時前', 2: '2 小時前' }],
    ['th', { 1: '1 ชั่วโมงที่ผ่านมา' }],
  ])('in %s', (locale, labels) => {
    for (const [hours, label] of Object.entries(labels)) {
      expect(ago(locale, Number(hours))).toBe(label);
    }
  });
});
