import { readTimeLabel } from 'newsroom/text/read-time-label';
import { READ_TIME_LABELS } from 'newsroom/text/read-time-catalogue';

const NEWSROOM =
  'en tr id ar ru zh zh-Hant fr sw es pt de it fa ur hi bn sr sr-Latn bs hr mk sq ha am so vi th ja ko uz az ka el bg ro uk pl nl'.split(
    ' '
  );

describe('a read time label', () => {
  it.each([
    ['en', 2, '2 min read'],
    ['en-GB', 1, '1 min read'],
    ['tr', 2, '2 dk okuma'],
    ['id', 2, 'Baca 2 menit'],
    ['ar', 1, 'قراءة في دقيقة'],
    ['ar', 2, 'قراءة في دقيقتين'],
    ['ar', 3, 'قراءة في 3 دقائق'],
    ['ar-EG', 11, 'قراءة في 11 دقيقة'],
    ['ru', 1, '1 минута чтения'],
    ['ru', 2, '2 минуты чтения'],
    ['ru', 5, '5 минут чтения'],
    ['ru', 21, '21 минута чтения'],
    ['pl', 22, '22 minuty czytania'],
    ['uk', 12, '12 хвилин читання'],
    ['ro', 2, '2 minute de lectură'],
    ['ro', 20, '20 de minute de lectură'],
    ['hr', 2, '2 minute čitanja'],
    ['sr', 2, '2 минута читања'],
    ['sr-Latn-RS', 1, '1 minut čitanja'],
    ['bg', 1, '1 минута четене'],
    ['el', 1, '1 λεπτό ανάγνωσης'],
    ['sw', 1, 'Dakika 1 ya kusoma'],
    ['sw', 2, 'Dakika 2 za kusoma'],
    ['zh', 2, '阅读需 2 分钟'],
    ['zh-TW', 2, '閱讀需 2 分鐘'],
    ['fa', 2, '2 دقیقه مطالعه'],
    ['bn', 2, '2 মিনিটের পাঠ'],
    ['he', 1, 'דקת קריאה'],
    ['he', 2, 'שתי דקות קריאה'],
    ['he-IL', 11, '11 דקות קריאה'],
    ['sl', 1, '1 minuta branja'],
    ['sl', 2, '2 minuti branja'],
    ['sl', 3, '3 minute branja'],
    ['sl', 5, '5 minut branja'],
    ['sl', 101, '101 minuta branja'],
    ['ga', 2, '2 nóiméad léitheoireachta'],
    ['ja', 2, '2分で読めます'],
  ])('in %s for %d is %s', (locale, minutes, expected) => {
    expect(readTimeLabel(minutes, locale)).toBe(expected);
  });

  it('is missing when there is nothing to read', () => {
    expect(readTimeLabel(0, 'en')).toBeNull();
    expect(readTimeLabel(Number.NaN, 'en')).toBeNull();
    expect(readTimeLabel(-1, 'tr')).toBeNull();
  });

  it('in any other language is a duration, never one of the machine’s language', () => {
    for (const locale of ['af', 'lv', 'uz-Cyrl', 'ta', 'ps']) {
      const duration = new Intl.NumberFormat(`${locale}-u-nu-latn`, {
        style: 'unit',
        unit: 'minute',
      });
      expect(readTimeLabel(2, locale)).toBe(duration.format(2));
    }
    expect(readTimeLabel(2, 'lv')).toBe('2 min');
    expect(readTimeLabel(2, 'ht')).toBe('2 min read');
    expect(readTimeLabel(2, 'not a locale')).toBe('2 min read');
  });

  it('has other digits where configured', () => {
    expect(readTimeLabel(12, 'fa', { numberingSystem: 'arabext' })).toBe('۱۲ دقیقه مطالعه');
    expect(readTimeLabel(12, 'hi-u-nu-deva')).toBe('१२ मिनट में पढ़ें');
  });

  it('speaks all 39 locales of the newsroom', () => {
    expect(NEWSROOM).toHaveLength(39);
    const missing = NEWSROOM.filter((locale) => !(locale in READ_TIME_LABELS));
    expect(missing).toEqual([]);
  });

  it('has a pattern with the number for every plural category it names', () => {
    const named = Object.entries(READ_TIME_LABELS).flatMap(([locale, patterns]) =>
      Object.entries(patterns).map(([category, pattern]) => ({ locale, category, pattern }))
    );
    expect(named.length).toBeGreaterThan(60);
    for (const { locale, category, pattern } of named) {
      const categories: string[] = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
      expect(categories).toContain(category);
      const saysItself = ['ar', 'he'].includes(locale) && ['one', 'two'].includes(category);
      expect(pattern.includes('{n}')).toBe(!saysItself);
    }
  });
});
