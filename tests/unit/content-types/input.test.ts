import fc from 'fast-check';
import { findArticleProblems, normaliseArticle } from 'newsroom/content-types/article/input';
import { TYPES, type Type, wrongIn, isFine } from './type-input';
import { codePoint } from '../../helpers/code-point';

const paragraph = (text: string) => ({ type: 'paragraph', children: [{ type: 'text', text }] });
const linkTo = (url: unknown) => [
  {
    type: 'paragraph',
    children: [{ type: 'link', url, children: [{ type: 'text', text: 'here' }] }],
  },
];

describe.each(Object.keys(TYPES) as Type[])('%s', (type) => {
  const { find, normalise, least } = TYPES[type];

  it('needs no more than the least', () => {
    expect(find(least, { isNew: true })).toEqual([]);
  });

  it('names everything that is missing', () => {
    const missing = find({}, { isNew: true }).map(({ path }) => path.join('.'));
    expect(missing.sort()).toEqual(Object.keys(least).sort());
  });

  it('may be updated without saying anything', () => {
    expect(find({}, { isNew: false })).toEqual([]);
    expect(normalise({})).toEqual({});
  });

  it('keeps what the rules say nothing about', () => {
    const data = { ...least, locale: 'tr', unknown: { deep: [1] } };
    expect(normalise(data)).toEqual(data);
  });

  it('is in normal form once it was put there', () => {
    const texts = fc.dictionary(
      fc.constantFrom('headline', 'dek', 'name', 'code', 'title', 'text', 'description', 'tags'),
      fc.oneof(fc.string({ unit: codePoint }), fc.array(fc.string({ unit: codePoint })))
    );
    fc.assert(
      fc.property(texts, (data) => {
        const once = normalise(data);
        expect(normalise(once)).toEqual(once);
      })
    );
  });

  it('answers for any values at all, and names fields of theirs', () => {
    const fields = [...Object.keys(least), 'body', 'tags', 'bylines', 'url', 'colour', 'startsAt'];
    const data = fc.dictionary(fc.constantFrom(...fields), fc.anything());
    fc.assert(
      fc.property(data, fc.boolean(), (values, isNew) => {
        for (const { path, message } of find(values, { isNew })) {
          expect(fields).toContain(path[0]);
          expect(message).not.toBe('');
        }
      })
    );
  });
});

describe('a headline', () => {
  it.each<[string, unknown]>([
    ['empty', ''],
    ['null', null],
    ['blank', ' \u200B\u202E '],
    ['a number', 42],
    ['a list', ['Ferries']],
    ['10,000 characters long', 'x'.repeat(10_000)],
    ['one character too long', 'x'.repeat(251)],
  ])('that is %s is refused', (_what, headline) => {
    expect(wrongIn('article', { headline })).toEqual(['headline']);
  });

  it('may have 250 characters', () => {
    isFine('article', { headline: 'x'.repeat(250) });
  });

  it('loses what would turn or break its line', () => {
    expect(normaliseArticle({ headline: ' Fer\u202Eries\r\n at\t\tnight\uD800 ' })).toEqual({
      headline: 'Ferries at night\uFFFD',
    });
  });

  it('keeps the joiners of Persian and of emoji', () => {
    const headline = 'می\u200Cخواهم 👩\u200D🚀';
    expect(normaliseArticle({ headline })).toEqual({ headline });
  });
});

describe('the other texts of an article', () => {
  it.each([
    ['shortHeadline', 80],
    ['dek', 400],
    ['leadImageAlt', 500],
    ['leadImageCaption', 1000],
    ['leadImageCredit', 200],
    ['dateline', 120],
    ['seoTitle', 120],
    ['seoDescription', 320],
  ])('%s may have %d characters and no more, or be taken away', (field, limit) => {
    isFine('article', { [field]: 'x'.repeat(limit) });
    isFine('article', { [field]: null });
    isFine('article', { [field]: '' });
    expect(wrongIn('article', { [field]: 'x'.repeat(limit + 1) })).toEqual([field]);
    expect(wrongIn('article', { [field]: 7 })).toEqual([field]);
  });

  it('of several lines keep them', () => {
    expect(normaliseArticle({ dek: 'One. \r\n\r\n\r\n\r\nTwo.\n' })).toEqual({
      dek: 'One.\n\nTwo.',
    });
  });
});

describe('a body', () => {
  it.each<[string, unknown]>([
    ['text', 'The ferries run.'],
    ['HTML', '<p>The ferries run.</p>'],
    ['an object', { type: 'paragraph' }],
    ['a number', 7],
    ['a list of null', [null]],
    ['a list of texts', ['The ferries run.']],
    ['a block of no type', [{ children: [] }]],
    ['a block of an unknown type', [{ type: 'table', children: [] }]],
    ['a paragraph without children', [{ type: 'paragraph' }]],
    ['a paragraph of a number', [{ type: 'paragraph', children: [{ type: 'text', text: 7 }] }]],
    ['a heading of level 7', [{ ...paragraph('x'), type: 'heading', level: 7 }]],
    ['a link to a script', linkTo('javascript:alert(1)')],
    ['a link to a hidden script', linkTo('java\nscript:alert(1)')],
    ['a link to data', linkTo('data:text/html,x')],
    ['a link to a number', linkTo(7)],
  ])('that is %s is refused', (_what, body) => {
    expect(wrongIn('article', { body })).toEqual(['body']);
  });

  it.each<[string, unknown]>([
    ['nothing', null],
    ['an empty list', []],
    ['a paragraph', [paragraph('The ferries run.')]],
    ['a link on the web', linkTo('https://news.example')],
    ['a link on the site', linkTo('/world')],
  ])('that is %s is taken', (_what, body) => {
    isFine('article', { body });
  });

  it('says where in it the problem is', () => {
    const body = [paragraph('Fine.'), ...linkTo('javascript:alert(1)')];
    const [found] = findArticleProblems({ body }, { isNew: false });
    expect(found?.message).toContain('body[1].children[0].url');
  });

  it('of a large story is judged', () => {
    isFine('article', { body: Array.from({ length: 20_000 }, () => paragraph('x'.repeat(500))) });
  });

  it('loses what no database and no reader can take, and stays as it is otherwise', () => {
    const body = [paragraph('Two  words'), paragraph('a\u0000b\uD800c\u202Ed')];
    expect(normaliseArticle({ body })).toEqual({
      body: [paragraph('Two  words'), paragraph('ab\uFFFDcd')],
    });
  });
});

describe('tags', () => {
  it.each<[string, unknown, string]>([
    ['one text', 'ferry', 'tags'],
    ['an object', { 0: 'ferry' }, 'tags'],
    ['fifty-one', Array.from({ length: 51 }, (_, index) => `tag ${index}`), 'tags'],
    ['a number among them', ['ferry', 7], 'tags.1'],
    ['a blank one', ['ferry', 'boat', ' \u200B'], 'tags.2'],
    ['a long one', ['x'.repeat(81)], 'tags.0'],
    ['a list in the list', [['ferry']], 'tags.0'],
  ])('that are %s are refused', (_what, tags, field) => {
    expect(wrongIn('article', { tags })).toEqual([field]);
  });

  it('may be fifty of eighty characters', () => {
    const tags = Array.from({ length: 50 }, (_, index) => String(index).padEnd(80, 'x'));
    isFine('article', { tags });
    isFine('article', { tags: [] });
    isFine('article', { tags: null });
  });

  it('are put in normal form, each once, in their order', () => {
    expect(normaliseArticle({ tags: ['ferry ', 'boat', ' ferry', 'Ferry'] })).toEqual({
      tags: ['ferry', 'boat', 'Ferry'],
    });
  });
});

describe('bylines', () => {
  it.each<[string, unknown, string]>([
    ['a text', 'Elif Kaya', 'bylines'],
    ['an object', { name: 'Elif Kaya' }, 'bylines'],
    ['too many', Array.from({ length: 21 }, () => ({ name: 'Elif Kaya' })), 'bylines'],
    ['a list of texts', ['Elif Kaya'], 'bylines.0'],
    ['a list of null', [null], 'bylines.0'],
    ['a list of lists', [[]], 'bylines.0'],
    ['without a name', [{ role: 'Reporter' }], 'bylines.0.name'],
    ['with a blank name', [{ name: ' ' }], 'bylines.0.name'],
    ['with a number for a name', [{ name: 'Elif Kaya' }, { name: 7 }], 'bylines.1.name'],
    ['with a long name', [{ name: 'x'.repeat(121) }], 'bylines.0.name'],
    ['with a number for a role', [{ name: 'Elif Kaya', role: 7 }], 'bylines.0.role'],
    ['with a long role', [{ name: 'Elif Kaya', role: 'x'.repeat(121) }], 'bylines.0.role'],
    ['that lead to a script', [{ name: 'Elif', url: 'javascript:alert(1)' }], 'bylines.0.url'],
    ['that lead nowhere', [{ name: 'Elif', url: 'elif' }], 'bylines.0.url'],
    ['with a field of their own', [{ name: 'Elif', email: 'e@x.example' }], 'bylines.0.email'],
  ])('that are %s are refused', (_what, bylines, field) => {
    expect(wrongIn('article', { bylines })).toEqual([field]);
  });

  it('are each told by their place', () => {
    expect(wrongIn('article', { bylines: [null, { name: 'Elif Kaya' }, {}] })).toEqual([
      'bylines.0',
      'bylines.2.name',
    ]);
  });

  it('may have a name only, or a name with role and address', () => {
    const url = 'https://news.example/elif';
    isFine('article', {
      bylines: [{ name: 'Elif Kaya' }, { name: 'Ayu', role: 'Correspondent', url }],
    });
    isFine('article', { bylines: [{ name: 'Elif Kaya', role: null, url: null }] });
  });

  it('lose what no database can take', () => {
    expect(normaliseArticle({ bylines: [{ name: 'Elif\u0000 Kaya', role: null }] })).toEqual({
      bylines: [{ name: 'Elif Kaya', role: null }],
    });
  });
});

describe('the address and the instants of an article', () => {
  it.each([
    ['canonicalUrl', 'javascript:alert(1)'],
    ['canonicalUrl', '/world'],
    ['embargoUntil', 'tomorrow'],
    ['expiresAt', '2026-02-31T99:00:00Z'],
  ])('%s is not %s', (field, value) => {
    expect(wrongIn('article', { [field]: value })).toEqual([field]);
  });
});

it('all that is wrong with an article is told at once', () => {
  const data = {
    headline: '',
    dek: 7,
    body: 'text',
    tags: [7],
    bylines: [{}],
    canonicalUrl: 'x',
    embargoUntil: 'x',
  };
  expect(wrongIn('article', data)).toEqual([
    'headline',
    'dek',
    'body',
    'tags.0',
    'bylines.0.name',
    'canonicalUrl',
    'embargoUntil',
  ]);
});
