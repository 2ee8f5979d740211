import fc from 'fast-check';
import { diffWords } from 'newsroom/text/word-diff';
import { cpuMsOf } from '../../helpers/cpu-time';

const told = (before: string, after: string, locale = 'en') =>
  diffWords(before, after, locale).map(
    ({ change, text }) => `${{ same: '=', added: '+', removed: '-' }[change]}${text}`
  );

describe('the words that differ', () => {
  it.each([
    ['A red house', 'A blue house', 'en', ['=A ', '-red', '+blue', '= house']],
    ['', 'New', 'en', ['+New']],
    ['Old', '', 'en', ['-Old']],
    ['Same', 'Same', 'en', ['=Same']],
    ['', '', 'en', []],
    // No spaces: the dictionary of the language says where words end.
    ['今日は雨です', '今日は雪です', 'ja', ['=今日は', '-雨', '+雪', '=です']],
    ['ฉันชอบแมว', 'ฉันชอบหมา', 'th', ['=ฉันชอบ', '-แมว', '+หมา']],
    ['كتاب قديم', 'كتاب جديد', 'ar', ['=كتاب ', '-قديم', '+جديد']],
  ])('of "%s" and "%s"', (before, after, locale, parts) => {
    expect(told(before, after, locale)).toEqual(parts);
  });

  it('are found whatever the locale is called', () => {
    expect(told('a b', 'a c', 'not a locale!')).toEqual(['=a ', '-b', '+c']);
  });

  it('make both texts again, whatever they are', () => {
    const texts = fc.array(fc.constantFrom('a', 'b', ' ', '雨', 'é', '🔥', '.', '\n'));
    fc.assert(
      fc.property(texts, texts, fc.constantFrom('en', 'ja', 'ar', 'th'), (a, b, locale) => {
        const [before, after] = [a.join(''), b.join('')];
        const parts = diffWords(before, after, locale);
        const without = (change: string) =>
          parts.flatMap((part) => (part.change === change ? [] : part.text)).join('');
        expect(without('added')).toBe(before);
        expect(without('removed')).toBe(after);
      })
    );
  });

  it('of texts that have nothing in common are told at once', () => {
    const words = (from: string) =>
      Array.from({ length: 5_000 }, (_, n) => `${from}${n}`).join(' ');
    let parts: ReturnType<typeof diffWords> = [];
    const took = cpuMsOf(() => {
      parts = diffWords(words('a'), words('b'), 'en');
    });
    expect(took).toBeLessThan(5_000);
    expect(parts.some(({ change }) => change === 'removed')).toBe(true);
  });
});
