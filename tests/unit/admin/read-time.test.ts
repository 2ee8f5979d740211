import { measureBody } from 'newsroom-admin/edit-view/use-read-time';
import { computeLength } from 'newsroom/content-types/article/computed';
import type { Blocks } from 'newsroom/text/blocks';

const paragraph = (text: string): Blocks => [
  { type: 'paragraph', children: [{ type: 'text', text }] },
];

describe('the read time while somebody types', () => {
  test.each([
    ['en', 'Talks were held in Jakarta on Tuesday. '.repeat(80)],
    ['tr', 'Görüşmeler salı günü Cakarta’da yapıldı. '.repeat(80)],
    ['ar', 'عُقدت المحادثات في جاكرتا يوم الثلاثاء. '.repeat(80)],
    ['zh', '周二在雅加达举行了会谈。'.repeat(80)],
  ])('is that of the saved story in %s', (locale, text) => {
    const body = paragraph(text);
    const { words, characters, minutes, seconds } = measureBody(body, { locale, rates: {} });
    expect(computeLength(body, { locale })).toMatchObject({
      ...{ wordCount: words, characterCount: characters },
      ...{ readTimeMinutes: minutes, readTimeSeconds: seconds },
    });
    expect(minutes).toBeGreaterThan(0);
  });

  it('keeps to the rates of the newsroom', () => {
    const body = paragraph('Talks were held. '.repeat(200));
    const slow = { en: 60 };
    expect(measureBody(body, { locale: 'en', rates: slow }).seconds).toBe(
      computeLength(body, { locale: 'en', rates: slow }).readTimeSeconds
    );
  });

  test.each([[null], [undefined], ['text'], [[null]], [{}]])('is none of %p', (body) => {
    expect(measureBody(body, { locale: 'en', rates: {} })).toMatchObject({ minutes: 0, words: 0 });
  });
});
