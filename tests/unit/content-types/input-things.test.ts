import { normalisePromo } from 'newsroom/content-types/related-promo/input';
import { normaliseSection } from 'newsroom/content-types/section/input';
import { normaliseSource } from 'newsroom/content-types/source/input';
import { type Data, wrongIn, isFine } from './type-input';

describe('a section', () => {
  it.each<[string, unknown]>([
    ['name', ''],
    ['name', 7],
    ['name', 'x'.repeat(121)],
    ['description', 'x'.repeat(501)],
    ['seoTitle', ['x']],
    ['colour', 'red'],
    ['colour', '#fff'],
    ['colour', '#1f4e79;'],
    ['colour', 7],
    ['position', '1'],
    ['position', 2 ** 31],
  ])('has a problem with its %s: %j', (field, value) => {
    expect(wrongIn('section', { [field]: value })).toEqual([field]);
  });

  it.each<[unknown]>([['#1f4e79'], ['#1F4E79'], [''], [null]])(
    'may have the colour %j',
    (colour) => {
      isFine('section', { colour });
    }
  );

  it('is put in normal form', () => {
    expect(normaliseSection({ name: ' World  news ', description: 'One.\r\nTwo. ' })).toEqual({
      name: 'World news',
      description: 'One.\nTwo.',
    });
  });
});

describe('a source', () => {
  it.each<[string, unknown]>([
    ['name', ' '],
    ['name', 7],
    ['code', ''],
    ['code', null],
    ['code', 7],
    ['code', 'A P'],
    ['code', '-AP'],
    ['code', 'ПРАЙМ'],
    ['code', '../AP'],
    ['code', 'X'.repeat(41)],
    ['creditLine', 'x'.repeat(201)],
    ['usageTerms', {}],
    ['url', 'javascript:alert(1)'],
  ])('has a problem with its %s: %j', (field, value) => {
    expect(wrongIn('source', { [field]: value })).toEqual([field]);
  });

  it.each(['AP', 'ap', ' reuters ', 'DPA-AFX', 'X.1_2', 'X'.repeat(40)])(
    'may have the code %j',
    (code) => {
      isFine('source', { code });
    }
  );

  it('has one code, however it was typed', () => {
    expect(['ap', 'AP', ' Ap '].map((code) => normaliseSource({ code }).code)).toEqual([
      'AP',
      'AP',
      'AP',
    ]);
  });
});

describe('a promo', () => {
  it.each<[string, unknown]>([
    ['title', ''],
    ['title', 7],
    ['title', 'x'.repeat(161)],
    ['text', 'x'.repeat(501)],
    ['ctaLabel', 'x'.repeat(61)],
    ['url', 'javascript:alert(1)'],
    ['url', 'contact'],
    ['startsAt', 'soon'],
    ['endsAt', 'later'],
    ['priority', 'first'],
    ['priority', 0.5],
  ])('has a problem with its %s: %j', (field, value) => {
    expect(wrongIn('promo', { [field]: value })).toEqual([field]);
  });

  it.each([
    ['before it begins', '2026-01-31T07:59:59Z'],
    ['as it begins', '2026-01-31T08:00:00Z'],
    ['as it begins, written elsewhere', '2026-01-31T11:00:00+03:00'],
  ])('does not end %s', (_when, endsAt) => {
    expect(wrongIn('promo', { startsAt: '2026-01-31T08:00:00Z', endsAt })).toEqual(['endsAt']);
  });

  it.each<[string, Data]>([
    ['after it begins', { startsAt: '2026-01-31T08:00:00Z', endsAt: '2026-01-31T08:00:01Z' }],
    ['never', { startsAt: '2026-01-31T08:00:00Z', endsAt: null }],
    ['at some time, having begun long ago', { endsAt: '2026-01-31T08:00:00Z' }],
  ])('may end %s', (_when, data) => {
    isFine('promo', data);
  });

  it('is put in normal form', () => {
    expect(normalisePromo({ title: ' Write\nto us', text: 'One.\r\nTwo. ' })).toEqual({
      title: 'Write to us',
      text: 'One.\nTwo.',
    });
  });
});
