import fc from 'fast-check';
import { highlight, SNIPPET_LENGTH } from 'newsroom/delivery/search/highlight';
import { codePoint } from '../../helpers/code-point';

const ofHeadline = (headline: string, question: string): string =>
  highlight({ headline, dek: '', body: '' }, question).headline;
const ofBody = (body: string, question: string): string =>
  highlight({ headline: '', dek: '', body }, question).snippet;

const withoutMarks = (html: string): string => html.replace(/<\/?mark>/g, '');
const unescape = (html: string): string =>
  html
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&');

describe('what was asked for is marked', () => {
  it.each([
    ['The harbour reopens', 'HARBOUR', 'The <mark>harbour</mark> reopens'],
    ['The harbours reopen', 'harb', 'The <mark>harbours</mark> reopen'],
    ['The harbours reopen', '"harbour"', 'The harbours reopen'],
    ["İstanbul'da yağmur", 'istanbul', '<mark>İstanbul</mark>&#39;da yağmur'],
    ['Ёлка на площади', 'елка', '<mark>Ёлка</mark> на площади'],
    ['افتُتِحَ المَعرِضُ أمس', 'المعرض امس', 'افتُتِحَ <mark>المَعرِضُ</mark> <mark>أمس</mark>'],
    ['他在北京大学学习', '北京大学', '他在<mark>北京大学</mark>学习'],
    ['他在北京大学读书', '学', '他在北京大<mark>学</mark>读书'],
    ['新しい駅が開業した', '駅', '新しい<mark>駅</mark>が開業した'],
    ['ตลาดปลาเปิดแล้ว', 'ปลา', 'ตลาด<mark>ปลา</mark>เปิดแล้ว'],
    ['नई किताब आई', 'किताब', 'नई <mark>किताब</mark> आई'],
    ['Pasar ikan dibuka lagi', 'ikan pasar', '<mark>Pasar</mark> <mark>ikan</mark> dibuka lagi'],
    ['Fish market, not market hall', '"market hall"', 'Fish market, not <mark>market hall</mark>'],
    [
      'a <b>bold</b> & "quoted" word',
      'bold',
      'a &lt;b&gt;<mark>bold</mark>&lt;/b&gt; &amp; &quot;quoted&quot; word',
    ],
    ['nothing', '', 'nothing'],
  ])('%s: %s', (headline, question, html) => {
    expect(ofHeadline(headline, question)).toBe(html);
  });
});

describe('a snippet', () => {
  const filler = 'Nothing of the kind was said by anybody at the meeting. ';

  it('is a short body as it stands', () => {
    expect(ofBody('Ships may enter again.', 'ships')).toBe('<mark>Ships</mark> may enter again.');
  });

  it('holds the densest part, cut between words', () => {
    const body = `${filler.repeat(9)}A ferry left. ${filler.repeat(9)}The ferry reached the old harbour. ${filler.repeat(9)}`;
    const html = ofBody(body, 'harbour ferry');
    expect(html).toContain('<mark>ferry</mark> reached the old <mark>harbour</mark>');
    expect(html).toMatch(/^…\w+ .* \w+…$/s);
    const text = unescape(withoutMarks(html)).slice(1, -1);
    expect(text.length).toBeLessThanOrEqual(SNIPPET_LENGTH);
    expect(text.length).toBeGreaterThan(SNIPPET_LENGTH - 30);
    expect(` ${body} `).toMatch(new RegExp(`\\W${text}\\W`));
  });

  it('is the beginning of a body without a match', () => {
    expect(ofBody(filler.repeat(9), 'harbour')).toMatch(/^Nothing of the kind .*…$/);
  });

  it.each(['市场今天重新开放，居民们都来了。', 'ตลาดปลาเปิดแล้วชาวบ้านมากันทั้งหมด', '👩‍🚒🔥'])(
    'is cut in text without spaces: %s',
    (text) => {
      const html = ofBody(text.repeat(60), '开放');
      const shown = html.replace(/…/g, '');
      expect(withoutMarks(shown).length).toBeGreaterThan(SNIPPET_LENGTH / 2);
      expect(shown).not.toMatch(/\p{Surrogate}/u);
    }
  );
});

describe('whatever the texts', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      'harbour ',
      '北京',
      '大学',
      'ปลา',
      'ตลาด',
      'İstanbul',
      '<mark>',
      '&amp;',
      "'",
      '"',
      '🎉',
      'e\u0301',
      '\u3099',
      '\ud83c',
      ' '
    ),
    fc.string({ unit: codePoint, maxLength: 8 })
  );
  const text = fc.array(piece, { maxLength: 120 }).map((pieces) => pieces.join(''));

  it('without its marks a headline is what was written', () => {
    fc.assert(
      fc.property(text, text, (headline, question) => {
        const html = ofHeadline(headline, question);
        expect(html.replace(/<\/?mark>/g, '')).not.toMatch(/[<>]/);
        expect(unescape(withoutMarks(html))).toBe(headline);
      }),
      { numRuns: 200 }
    );
  });

  it('a snippet is a part of the body, and no character of it is broken', () => {
    fc.assert(
      fc.property(text, text, (body, question) => {
        const html = ofBody(body, question);
        const shown = unescape(withoutMarks(html));
        const start = shown.startsWith('…') && !body.startsWith(shown.slice(0, 20)) ? 1 : 0;
        const inner = [shown, shown.slice(start), shown.slice(0, -1), shown.slice(start, -1)];
        expect(inner.some((part) => body.includes(part))).toBe(true);
        expect(shown.length).toBeLessThanOrEqual(SNIPPET_LENGTH + 2);
        for (const marked of html.matchAll(/<mark>(.*?)<\/mark>/gsu)) {
          expect(marked[1]).not.toMatch(/^\p{M}/u);
        }
        expect(html).not.toMatch(/<\/mark>\p{M}/u);
        if (!/\p{Surrogate}/u.test(body)) expect(html).not.toMatch(/\p{Surrogate}/u);
      }),
      { numRuns: 200 }
    );
  });
});
