import path from 'node:path';
import fc from 'fast-check';
import { findBlocksProblem, isBlocks, MAX_LIST_DEPTH } from 'newsroom/text/blocks';
import { body } from './blocks-arbitrary';

interface StrapiValidator {
  blocksValidator(): { validateSync(value: unknown, options: object): unknown };
}

/** Strapi's own validator, which its package does not export. */
const STRAPI_VALIDATOR = path.resolve(
  __dirname,
  '../../../node_modules/@strapi/core/dist/services/entity-validator/blocks-validator.js'
);

let strapiAccepts: (value: unknown) => boolean;

beforeAll(async () => {
  const strapi: StrapiValidator = await import(STRAPI_VALIDATOR);
  const schema = strapi.blocksValidator();
  strapiAccepts = (value) => {
    try {
      schema.validateSync(value, { strict: true, abortEarly: false });
      return true;
    } catch {
      return false;
    }
  };
});

const T = [{ type: 'text', text: 'a' }];
const paragraph = (children: unknown) => [{ type: 'paragraph', children }];
const link = (url: unknown, children: unknown = T) => paragraph([{ type: 'link', url, children }]);
const file = {
  name: 'a.jpg',
  url: '/a.jpg',
  hash: 'a',
  ext: '.jpg',
  mime: 'image/jpeg',
  provider: 'local',
  createdAt: '2025-01-01',
  updatedAt: '2025-01-01',
  width: 1,
  height: 1,
  size: 1,
};
const image = (fields: object) => [{ type: 'image', image: { ...file, ...fields }, children: T }];

const ACCEPTED: [string, unknown][] = [
  ['nothing', []],
  ['a paragraph', paragraph(T)],
  ['an empty text', paragraph([{ type: 'text', text: '' }])],
  ['a link without words', link('https://example.org', [])],
  ['a root-relative link', link('/world')],
  ['a protocol-relative link', link('//example.org')],
  ['ftp, which Strapi stores', link('ftp://example.org')],
  ['mailto', link('mailto:a@example.org')],
  ['an unknown extra field', [{ type: 'paragraph', children: T, extra: 1 }]],
  [
    'an empty list item',
    [{ type: 'list', format: 'ordered', children: [{ type: 'list-item', children: [] }] }],
  ],
  ['code without a language', [{ type: 'code', language: null, children: T }]],
  ['an image', image({ caption: null, formats: null })],
];

const REFUSED: [string, unknown, string][] = [
  ['null', null, 'body: '],
  ['text', 'text', 'body: '],
  ['an object', {}, 'body: '],
  ['a null block', [null], 'body[0]: '],
  ['a hole', new Array(1), 'body[0]: '],
  ['text for a block', ['a'], 'body[0]: '],
  ['an unknown block', [{ type: 'embed', children: T }], 'body[0]: '],
  ['a type that is no text', [{ type: { toString: 1, valueOf: 1 }, children: T }], 'body[0]: '],
  ['no children', [{ type: 'paragraph' }], 'body[0].children: '],
  ['empty children', paragraph([]), 'body[0].children: '],
  ['children that are no list', paragraph({ 0: T }), 'body[0].children: '],
  ['a null child', paragraph([null]), 'body[0].children[0]: '],
  [
    'a number where text belongs',
    paragraph([{ type: 'text', text: 5 }]),
    'body[0].children[0].text: ',
  ],
  ['a mark that is text', paragraph([{ ...T[0], bold: 'true' }]), 'body[0].children[0].bold: '],
  ['a mark that is null', paragraph([{ ...T[0], code: null }]), 'body[0].children[0].code: '],
  ['a block in a block', paragraph(paragraph(T)), 'body[0].children[0]: '],
  ['level 7', [{ type: 'heading', level: 7, children: T }], 'body[0].level: '],
  ['level "2"', [{ type: 'heading', level: '2', children: T }], 'body[0].level: '],
  [
    'a language that is a number',
    [{ type: 'code', language: 1, children: T }],
    'body[0].language: ',
  ],
  [
    'a link in code',
    [{ type: 'code', children: link('/a')[0]?.children }],
    'body[0].children[0]: ',
  ],
  [
    'a list without a format',
    [{ type: 'list', children: [{ type: 'list-item', children: T }] }],
    'body[0].format: ',
  ],
  ['an empty list', [{ type: 'list', format: 'ordered', children: [] }], 'body[0].children: '],
  ['text in a list', [{ type: 'list', format: 'ordered', children: T }], 'body[0].children[0]: '],
  ['a link in a link', link('/a', link('/b')[0]?.children), 'body[0].children[0].children[0]: '],
  ['an image without a name', image({ name: '' }), 'body[0].image.name: '],
  ['an image without a size', image({ width: '1' }), 'body[0].image.width: '],
  ['a caption that is a number', image({ caption: 1 }), 'body[0].image.caption: '],
  ['formats that are a list', image({ formats: [] }), 'body[0].image.formats: '],
  ...[
    undefined,
    5,
    '',
    '#top',
    'page.html',
    '?q=1',
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' \u0001javascript:alert(1)',
    'java\tscript:alert(1)',
    'java\r\nscript:alert(1)',
    'java&#115;cript:alert(1)',
    '&#106;avascript:alert(1)',
    'javascript&colon;alert(1)',
    'java\u200Bscript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox(1)',
    'blob:https://example.org/x',
    'file:///etc/passwd',
  ].map((url): [string, unknown, string] => [
    `a link to ${JSON.stringify(url)}`,
    link(url),
    'body[0].children[0].url: ',
  ]),
];

describe('findBlocksProblem', () => {
  test.each(ACCEPTED)('accepts %s, as Strapi does', (_what, value) => {
    expect(findBlocksProblem(value)).toBeNull();
    expect(isBlocks(value)).toBe(true);
    expect(strapiAccepts(value)).toBe(true);
  });

  test.each(REFUSED)('refuses %s, as Strapi does', (_what, value, where) => {
    expect(findBlocksProblem(value)).toMatch(new RegExp(`^${where.replace(/[[\].]/g, '\\$&')}`));
    expect(isBlocks(value)).toBe(false);
    expect(strapiAccepts(value)).toBe(false);
  });

  test('refuses an image block without a file, which Strapi would store', () => {
    const blocks = [{ type: 'image', children: T }];
    expect(findBlocksProblem(blocks)).toBe('body[0].image: must be an uploaded file');
    expect(strapiAccepts(blocks)).toBe(true);
  });

  test('names the place under the field it is asked about', () => {
    expect(findBlocksProblem([...paragraph(T), 1], 'items[3].body')).toMatch(
      /^items\[3\]\.body\[1\]: /
    );
  });

  test('refuses lists so deep that Strapi would run out of stack', () => {
    const nested = (depth: number): unknown => {
      let list: unknown = {
        type: 'list',
        format: 'ordered',
        children: [{ type: 'list-item', children: T }],
      };
      for (let i = 1; i < depth; i += 1)
        list = { type: 'list', format: 'ordered', children: [list] };
      return [list];
    };
    expect(findBlocksProblem(nested(MAX_LIST_DEPTH))).toBeNull();
    expect(findBlocksProblem(nested(MAX_LIST_DEPTH + 1))).toContain('nest at most');
    expect(findBlocksProblem(nested(100_000))).toContain('nest at most');
  });

  test('agrees with Strapi on bodies broken at random', () => {
    let refused = 0;
    const junk = fc.oneof(
      fc.constantFrom(
        null,
        '',
        0,
        true,
        [],
        {},
        'text',
        'link',
        'list',
        'list-item',
        'javascript:x'
      ),
      fc.jsonValue({ maxDepth: 2 })
    );
    fc.assert(
      fc.property(body, fc.nat(), junk, (blocks, place, value) => {
        const broken = breakAt(structuredClone(blocks), place, value);
        const isRefused = findBlocksProblem(broken) !== null;
        if (isRefused) refused += 1;
        expect(isRefused).toBe(!strapiAccepts(broken));
      }),
      { numRuns: 300 }
    );
    expect(refused).toBeGreaterThan(100);
  });
});

/** Puts `value` in one place of a JSON tree. */
function breakAt(tree: unknown, place: number, value: unknown): unknown {
  const slots: [Record<string, unknown>, string][] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const fields = node as Record<string, unknown>;
    for (const key of Object.keys(fields)) {
      slots.push([fields, key]);
      visit(fields[key]);
    }
  };
  visit(tree);
  const slot = slots[place % Math.max(1, slots.length)];
  if (!slot) return value;
  slot[0][slot[1]] = value;
  return tree;
}
