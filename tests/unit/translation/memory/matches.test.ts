import fc from 'fast-check';
import { partsOfText, plainText, type UnitPart } from 'newsroom/text/unit-parts';
import { decideMatches } from 'newsroom/translation/memory/decide-matches';
import { replaceNumbers } from 'newsroom/translation/memory/match-numbers';
import type { StoredSegment } from 'newsroom/translation/memory/segment';
import { BANDS, signatureOf } from 'newsroom/translation/memory/signature';

let id = 0;
const segment = (source: string | UnitPart[], target: string | UnitPart[]): StoredSegment => ({
  ...{ id: (id += 1), sourceLocale: 'en', targetLocale: 'tr', uses: 1 },
  source: typeof source === 'string' ? partsOfText(source) : source,
  target: typeof target === 'string' ? partsOfText(target) : target,
  ...{ documentId: null, field: null, confirmedBy: null },
  confirmedAt: new Date('2025-02-25T08:40:00Z'),
});
const link = (url: string, text: string): UnitPart[] => [
  { kind: 'pair', id: '1', type: 'link', url, children: [{ kind: 'text', text }] },
];
const match = (asked: string | UnitPart[], ...known: StoredSegment[]) =>
  decideMatches(typeof asked === 'string' ? partsOfText(asked) : asked, known, {
    minScore: 70,
    limit: 5,
  }).map(({ score, kind, target }) => [score, kind, plainText(target)]);

describe('a match', () => {
  it('is exact for the same text, whatever its white space', () => {
    expect(match('The talks  go on. ', segment('The talks go on.', 'Sürüyor.'))).toEqual([
      [100, 'exact', 'Sürüyor.'],
    ]);
  });

  it('brings its links along when they are the same, and only its words when they are not', () => {
    const known = segment(link('https://a.example', 'Here'), link('https://a.example', 'Burada'));
    const same = decideMatches(link('https://a.example', 'Here'), [known], {
      ...{ minScore: 70, limit: 5 },
    });
    expect(same[0]).toMatchObject({ score: 100, target: link('https://a.example', 'Burada') });
    const other = decideMatches(link('https://b.example', 'Here'), [known], {
      ...{ minScore: 70, limit: 5 },
    });
    expect(other[0]).toMatchObject({
      ...{ score: 99, kind: 'codes', target: [{ kind: 'text', text: 'Burada' }] },
    });
  });

  it('has its numbers put right', () => {
    const known = segment('At least 12 of 300 died.', '300 kişiden en az 12 kişi öldü.');
    expect(match('At least 14 of 450 died.', known)).toEqual([
      [97, 'numbers', '450 kişiden en az 14 kişi öldü.'],
    ]);
  });

  it('is only alike when it is not certain which number is which', () => {
    const known = segment('At least 12 of 12 died in all.', 'Toplam on ikide 12 kişi öldü.');
    const [[score, kind, text] = []] = match('At least 14 of 15 died in all.', known);
    expect([kind, text]).toEqual(['fuzzy', 'Toplam on ikide 12 kişi öldü.']);
    expect(score).toBeLessThan(97);
  });

  it.each([
    ['The talks in Jakarta went on.', 'The talks in Jakarta go on.', 86],
    ['印尼总统会见俄罗斯总统', '印尼总统会见俄罗斯外长', 81],
    ['ประธานาธิบดีอินโดนีเซียพบรัสเซีย', 'ประธานาธิบดีอินโดนีเซียพบจีน', 81],
  ])('of %s with %s is %d', (asked, known, score) => {
    expect(match(asked, segment(known, 'x'))).toEqual([[score, 'fuzzy', 'x']]);
  });

  it('that is worse than asked for is none, and the same translation is offered once', () => {
    expect(match('Something else entirely', segment('The talks go on.', 'x'))).toEqual([]);
    const twice = [segment('The talks go on.', 'x'), segment('The talks go on!', 'x')];
    expect(match('The talks go on.', ...twice)).toEqual([[100, 'exact', 'x']]);
  });
});

describe('numbers', () => {
  it.each([
    ['12 of 300', '14 of 450', '300’den 12', '450’den 14'],
    ['1,250 people', '1,300 people', '1,250 kişi', '1,300 kişi'],
    ['2025 and 2025', '2026 and 2026', '2025, 2025', '2026, 2026'],
    ['1 to 2', '2 to 1', '1’den 2’ye', '2’den 1’ye'],
    ['5 men', '6 men', 'beş adam', null],
    ['5 and 5', '6 and 7', '5 ve 5', null],
    ['1,250 people', '1,300 people', '1.250 kişi', null],
    ['5 men', '5 men', '5 adam', '5 adam'],
  ])('of "%s" as in "%s": %s becomes %s', (known, asked, translation, expected) => {
    expect(replaceNumbers(known, asked, translation)).toBe(expected);
  });
});

describe('the signature', () => {
  const shared = (a: string, b: string, pair = 'en>tr'): number => {
    const known = new Set(signatureOf(b, pair));
    return signatureOf(a, 'en>tr').filter((token) => known.has(token)).length;
  };

  it('is whole numbers that every database can hold, the same for the same text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const signature = signatureOf(text, 'en>tr');
        expect(signature).toHaveLength(BANDS);
        expect(signature.every((one) => Number.isSafeInteger(one) && one >= 0)).toBe(true);
        expect(signatureOf(text, 'en>tr')).toEqual(signature);
      })
    );
  });

  it('agrees for texts that are alike, not for others, and never for other languages', () => {
    const text = 'Indonesia and Russia are expanding their ties in trade, energy and defence.';
    expect(shared(text, text)).toBe(BANDS);
    expect(shared(text, text.replace('trade', 'mining'))).toBeGreaterThan(0);
    expect(shared(text, 'A storm has closed the harbour for the third day running.')).toBe(0);
    expect(shared(text, text, 'tr>en')).toBe(0);
  });

  it('knows neither numbers nor capitals', () => {
    expect(shared('At Least 12 of 300 died', 'at least 7 of 1,250 DIED')).toBe(BANDS);
  });
});
