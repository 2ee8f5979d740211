import fc from 'fast-check';
import {
  instantProblems,
  integerProblem,
  isWebUrl,
  normaliseTexts,
  requiredTextProblem,
  textProblems,
  urlProblem,
} from 'newsroom/content-types/field-rules';

const paths = (problems: ({ path: string[] } | null)[]): string[] =>
  problems.flatMap((found) => (found ? [found.path.join('.')] : []));

describe('an address on the web', () => {
  it.each([
    'https://news.example',
    'http://news.example/path?q=1#part',
    'HTTPS://NEWS.EXAMPLE',
    'https://例え.jp/道',
  ])('is %s', (url) => {
    expect(isWebUrl(url)).toBe(true);
  });

  it.each<[unknown]>([
    ['javascript:alert(1)'],
    ['java\tscript:alert(1)'],
    [' javascript:alert(1)'],
    ['JavaScript:alert(1)'],
    ['data:text/html,<b>hi</b>'],
    ['ftp://news.example'],
    ['mailto:desk@news.example'],
    ['//news.example'],
    ['/world'],
    ['news.example'],
    ['https://'],
    ['https://two words'],
    [''],
    [null],
    [7],
    [{ href: 'https://news.example' }],
  ])('is not %j', (url) => {
    expect(isWebUrl(url)).toBe(false);
  });

  it.each<[unknown]>([[undefined], [null], ['']])('may be missing: %j', (url) => {
    expect(urlProblem({ url }, 'url')).toBeNull();
  });

  it('is asked for by the name of its field', () => {
    expect(urlProblem({ link: 'javascript:alert(1)' }, 'link')).toEqual({
      path: ['link'],
      message: 'must be an http or https address of at most 2000 characters',
    });
  });
});

describe('a required text', () => {
  it.each<[unknown]>([
    [''],
    [null],
    ['   '],
    ['\n\t'],
    ['\u200B\uFEFF'],
    ['\u202E'],
    ['\u0000'],
    ['\u00A0'],
  ])('is missing when it is %j', (name) => {
    expect(requiredTextProblem({ name }, 'name', true)).toEqual({
      path: ['name'],
      message: 'must not be empty',
    });
    expect(requiredTextProblem({ name }, 'name', false)).not.toBeNull();
  });

  it('may be left out of an update, but not of what is new', () => {
    expect(requiredTextProblem({}, 'name', false)).toBeNull();
    expect(requiredTextProblem({}, 'name', true)).not.toBeNull();
  });

  it.each(['World', '0', '٣', '\u200Dx'])('is there when it is %j', (name) => {
    expect(requiredTextProblem({ name }, 'name', true)).toBeNull();
  });
});

describe('texts', () => {
  const attributes = { headline: { maxLength: 5 }, note: {} };

  it('may be as long as their attribute says, and no longer', () => {
    expect(textProblems({ headline: '12345' }, ['headline'], attributes)).toEqual([null]);
    expect(textProblems({ headline: '123456' }, ['headline'], attributes)).toEqual([
      { path: ['headline'], message: 'must be at most 5 characters, has 6' },
    ]);
  });

  it('without a limit may be of any length', () => {
    expect(textProblems({ note: 'x'.repeat(100_000) }, ['note'], attributes)).toEqual([null]);
  });

  it('may be absent', () => {
    expect(paths(textProblems({ headline: null }, ['headline', 'note'], attributes))).toEqual([]);
  });

  it.each<[unknown]>([[7], [0], [true], [false], [[]], [{}], [['text']], [new Date(0)]])(
    'are not %j',
    (headline) => {
      expect(textProblems({ headline }, ['headline'], attributes)).toEqual([
        { path: ['headline'], message: 'must be text' },
      ]);
    }
  );

  it('are each told by their own name', () => {
    const data = { headline: 'too long', note: 7 };
    expect(paths(textProblems(data, ['headline', 'note'], attributes))).toEqual([
      'headline',
      'note',
    ]);
  });
});

describe('an instant', () => {
  it.each<[unknown]>([
    ['2026-01-31T08:00:00Z'],
    ['2026-01-31T08:00:00.123+03:00'],
    ['2026-01-31'],
    [new Date('2026-01-31')],
    [null],
    [undefined],
    [''],
  ])('may be %j', (at) => {
    expect(instantProblems({ at }, ['at'])).toEqual([null]);
  });

  it.each<[unknown]>([
    ['tomorrow'],
    ['2026-13-31T08:00:00Z'],
    ['+010000-01-01T00:00:00Z'],
    ['0999-12-31T23:59:59Z'],
    [true],
    [{}],
    [new Date(Number.NaN)],
  ])('is not %j', (at) => {
    expect(paths(instantProblems({ at }, ['at']))).toEqual(['at']);
  });
});

describe('a whole number', () => {
  it.each<[unknown]>([[0], [-1], [2_147_483_647], [-2_147_483_647], [null], [undefined]])(
    'may be %j',
    (position) => {
      expect(integerProblem({ position }, 'position')).toBeNull();
    }
  );

  it.each<[unknown]>([
    [1.5],
    ['1'],
    [''],
    [2_147_483_648],
    [-2_147_483_649],
    [Number.NaN],
    [Number.POSITIVE_INFINITY],
    [true],
    [[1]],
  ])('is not %j', (position) => {
    expect(integerProblem({ position }, 'position')?.path).toEqual(['position']);
  });
});

describe('putting texts in normal form', () => {
  const upper = (text: string): string => text.toUpperCase();

  it('changes the named texts and nothing else', () => {
    const data = { name: 'ap', note: 'ap', position: 1 };
    expect(normaliseTexts(data, ['name', 'missing'], upper)).toEqual({
      name: 'AP',
      note: 'ap',
      position: 1,
    });
  });

  it('leaves its input as it was', () => {
    const data = Object.freeze({ name: 'ap' });
    expect(normaliseTexts(data, ['name'], upper)).not.toBe(data);
    expect(data).toEqual({ name: 'ap' });
  });

  it('leaves what is no text, and adds no field', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        fc.pre(typeof value !== 'string');
        expect(normaliseTexts({ name: value }, ['name', 'missing'], upper)).toEqual({
          name: value,
        });
      })
    );
  });
});
