import fc from 'fast-check';
import { findBlocksProblem, type Block } from 'newsroom/text/blocks';
import { blocksToHtml } from 'newsroom/text/blocks-to-html';
import { htmlToBlocks } from 'newsroom/text/html-to-blocks';
import { body } from './blocks-arbitrary';

const paragraph = (text: string): Block => ({
  type: 'paragraph',
  children: [{ type: 'text', text }],
});
const link = (url: string): Block => ({
  type: 'paragraph',
  children: [{ type: 'link', url, children: [{ type: 'text', text: 'words' }] }],
});

describe('blocksToHtml', () => {
  test('what HTML can carry comes back equal', () => {
    fc.assert(
      fc.property(body, (blocks) => {
        expect(findBlocksProblem(blocks)).toBeNull();
        expect(htmlToBlocks(blocksToHtml(blocks))).toEqual(blocks);
      }),
      { numRuns: 150 }
    );
  });

  test('text is escaped, line breaks are kept, empty blocks are not', () => {
    expect(blocksToHtml([paragraph('<b>"a" & \'b\'\nc'), paragraph('')])).toBe(
      '<p>&lt;b&gt;&quot;a&quot; &amp; &#39;b&#39;<br>c</p>\n'
    );
  });

  test.each([
    ['https://example.org/?a=1&b=2', '<a href="https://example.org/?a=1&amp;b=2" rel="noopener">'],
    ['//example.org', '<a href="https://example.org" rel="noopener">'],
    ['/\\example.org', '<a href="https://example.org" rel="noopener">'],
    ['/world', '<a href="/world">'],
    ['mailto:a@example.org', '<a href="mailto:a@example.org">'],
    ['tel:+90', '<a href="tel:+90">'],
  ])('a link to %s', (url, open) => {
    expect(blocksToHtml([link(url)])).toBe(`<p>${open}words</a></p>`);
  });

  test.each([
    'javascript:alert(1)',
    ' JaVa\tScRiPt:alert(1)',
    'java\u200Bscript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'ftp://example.org',
    '#top',
    'page.html',
    '',
  ])('of a link to %j the words stay', (url) => {
    expect(blocksToHtml([link(url)])).toBe('<p>words</p>');
  });

  test('marks nest in one order, a list stands inside the item it belongs to', () => {
    const item = (text: string) => ({
      type: 'list-item' as const,
      children: [{ type: 'text' as const, text, bold: true, code: true }],
    });
    const blocks: Block[] = [
      {
        type: 'list',
        format: 'ordered',
        children: [
          item('a'),
          { type: 'list', format: 'unordered', indentLevel: 1, children: [item('b')] },
          item('c'),
        ],
      },
    ];
    const set = (text: string) => `<strong><code>${text}</code></strong>`;
    expect(blocksToHtml(blocks)).toBe(
      `<ol><li>${set('a')}<ul><li>${set('b')}</li></ul></li><li>${set('c')}</li></ol>`
    );
  });

  test('a heading of level 1 leaves the h1 to the headline', () => {
    const blocks: Block[] = [
      { type: 'heading', level: 1, children: [{ type: 'text', text: 'a' }] },
    ];
    expect(blocksToHtml(blocks)).toBe('<h2>a</h2>');
  });

  test('a picture has its size, its alternative text and its caption', () => {
    const image = { name: 'a.jpg', url: '/uploads/a.jpg', width: 16, height: 9 };
    const picture = (fields: object): Block => ({
      type: 'image',
      image: { ...image, ...fields },
      children: [{ type: 'text', text: '' }],
    });
    expect(blocksToHtml([picture({ alternativeText: 'A "b"', caption: '<c>' })])).toBe(
      '<figure><img src="/uploads/a.jpg" width="16" height="9" alt="A &quot;b&quot;">' +
        '<figcaption>&lt;c&gt;</figcaption></figure>'
    );
    expect(blocksToHtml([picture({ url: 'javascript:alert(1)' })])).toBe('');
  });

  test('language and direction wrap the whole', () => {
    expect(blocksToHtml([paragraph('مرحبا')], { lang: 'ar', dir: 'rtl' })).toBe(
      '<div lang="ar" dir="rtl"><p>مرحبا</p></div>'
    );
    expect(blocksToHtml([paragraph('a')], { lang: '"><script>' })).toBe(
      '<div lang="&quot;&gt;&lt;script&gt;"><p>a</p></div>'
    );
  });
});
