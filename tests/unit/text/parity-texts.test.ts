import { datesIn } from 'newsroom/text/dates-in';
import { keepsNames, namesPerson, peopleIn } from 'newsroom/text/people-in';
import { hasSpeech } from 'newsroom/text/quotes-in';

describe('dates', () => {
  it.each([
    ['on 25 February 2025', 'en'],
    ['on February 25, 2025', 'en'],
    ['on the 25th of February', 'en'],
    ['25 Şubat 2025’te', 'tr'],
    ['25 Februari 2025', 'id'],
    ['25 فبراير 2025', 'ar'],
    ['٢٥ شباط', 'ar'],
    ['25 февраля 2025 года', 'ru'],
    ['25 lutego 2025 r.', 'pl'],
    ['le 25 février 2025', 'fr'],
    ['el 25 de febrero de 2025', 'es'],
    ['am 25. Februar 2025', 'de'],
    ['25 Februari 2025', 'sw'],
    ['25 กุมภาพันธ์ 2568', 'th'],
    ['2025年2月25日', 'zh'],
    ['２月２５日', 'ja'],
    ['25 פברואר', 'he'],
    ['25. фебруара', 'sr-Cyrl'],
    ['25. februara 2025.', 'sr-Latn'],
    ['25 فروری', 'ur'],
    ['25 فوریه', 'fa'],
  ])('%s (%s)', (text, locale) => {
    expect(datesIn(text, locale)).toEqual([{ month: 2, day: 25 }]);
  });

  it.each([
    ['It may take 20 days', 'en'],
    ['in February', 'en'],
    ['in 2025', 'en'],
    ['45 May', 'en'],
    ['25 february', 'xx'],
  ])('there is none in: %s (%s)', (text, locale) => {
    expect(datesIn(text, locale)).toEqual([]);
  });
});

describe('speech', () => {
  it.each([
    '“My hands remember well,” she says.',
    '"My hands remember well," she says.',
    '« Mes mains se souviennent bien », dit-elle.',
    '„Meine Hände erinnern sich gut“, sagt sie.',
    '»Meine Hände erinnern sich gut«, sagt sie.',
    '”Mina händer minns det bra”, säger hon.',
    '„Moje ręce dobrze pamiętają”, mówi.',
    '«Руки всё хорошо помнят, — говорит она. — Мама».',
    '「手還記得怎麼把葉子折起來」，她說。',
    '『手はまだ折り方を覚えています』と彼女は言う。',
    '“手还记得怎么把叶子折起来，”她说。',
    'היא אומרת: "הידיים שלי זוכרות היטב".',
    '“میرے ہاتھوں کو اب بھی یاد ہے۔”',
    '“มือของฉันมันจำได้ทุกอย่าง” เธอบอก',
    '— Руки помнят, — говорит она.',
  ])('is in: %s', (text) => {
    expect(hasSpeech(text)).toBe(true);
  });

  it.each([
    'They call it “the garden”.',
    '来自94个国家的人参加了“两岸马拉松”，从亚洲跑到欧洲。',
    'חברי הכנסת של מפלגת המפד"ל ישבו עם ראש המועצה האזורית ועם שר הביטחון וצה"ל',
    'Nobody’s hands don’t remember it.',
    '',
  ])('is not in: %s', (text) => {
    expect(hasSpeech(text)).toBe(false);
  });
});

describe('people', () => {
  const story =
    'The market of Chiang Mai is old. The trader Somsri Boonmee knows it, as the United Nations do. ' +
    'In the evening, says Boonmee, it is best. Okan Sarıdağ left.';

  it('are those who are named in full, and then by a part of their name', () => {
    expect(peopleIn(story)).toEqual(['Somsri Boonmee']);
    expect(peopleIn('Top Russian officials met. Two Russian ships came.')).toEqual([]);
    expect(peopleIn('After Jakarta, he said, they left Jakarta after dark.')).toEqual([]);
  });

  it.each([
    ['Somsri Boonmee’nin pazarı', true],
    ['targ, mówi Boonmeemu', true],
    ['Boonmeego', true],
    ['SOMSRI BOONMEE', true],
    ['Soonmee', false],
    ['Chiang Mai', false],
  ])('%s: %s', (text, isNamed) => {
    expect(namesPerson(text, 'Somsri Boonmee')).toBe(isNamed);
  });

  it('marks on letters make no difference', () => {
    expect(namesPerson('Okan Saridag geldi', 'Okan Sarıdağ')).toBe(true);
    expect(namesPerson('Wałęsy', 'Lech Walesa')).toBe(true);
  });

  it.each([
    ['en', 'tr', true],
    ['tr', 'pl', true],
    ['en', 'ru', false],
    ['zh', 'en', false],
    ['en', 'sr-Latn', false],
    ['de', 'en', false],
    ['en', 'de', true],
  ])('from %s to %s names stay: %s', (source, target, stay) => {
    expect(keepsNames(source, target)).toBe(stay);
  });
});
