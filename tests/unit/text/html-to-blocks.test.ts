import fc from 'fast-check';
import { findBlocksProblem, type Block } from 'newsroom/text/blocks';
import { blocksToHtml } from 'newsroom/text/blocks-to-html';
import { htmlToBlocks } from 'newsroom/text/html-to-blocks';
import { codePoint } from '../../helpers/code-point';
import { cpuMsOf } from '../../helpers/cpu-time';

const text = (value: string, marks: object = {}) => ({
  type: 'text' as const,
  text: value,
  ...marks,
});
const link = (url: string, value: string) => ({
  type: 'link' as const,
  url,
  children: [text(value)],
});
const p = (...children: (ReturnType<typeof text> | ReturnType<typeof link>)[]): Block => ({
  type: 'paragraph',
  children,
});
const quote = (value: string): Block => ({ type: 'quote', children: [text(value)] });
const item = (value: string) => ({ type: 'list-item' as const, children: [text(value)] });
const h = (level: 2 | 3 | 6, value: string): Block => ({
  type: 'heading',
  level,
  children: [text(value)],
});
const code = (value: string, language?: string): Block => ({
  type: 'code',
  ...(language !== undefined && { language }),
  children: [text(value)],
});

const CASES: [string, string, Block[]][] = [
  ['nothing', ' \n<p> </p><p><br></p><!-- x -->', []],
  ['bare text', 'one', [p(text('one'))]],
  [
    'text around a paragraph',
    'one<p>two</p>three',
    [p(text('one')), p(text('two')), p(text('three'))],
  ],
  ['paragraphs without end tags', '<p>one<p>two', [p(text('one')), p(text('two'))]],
  ['headings; h1 becomes h2', '<h1>a</h1><h3>b</h3><h6>c</h6>', [h(2, 'a'), h(3, 'b'), h(6, 'c')]],
  [
    'white space as in a browser',
    '<p> a\n b <b> c</b> <i>d </i></p>',
    [p(text('a b '), text('c', { bold: true }), text(' '), text('d', { italic: true }))],
  ],
  ['a no-break space is no white space', 'a&nbsp; b', [p(text('a\u00A0 b'))]],
  ['line breaks', 'a <br> b<br><br>c<br>', [p(text('a\nb\n\nc'))]],
  [
    'marks',
    '<strong>a</strong><em>b</em><u>c</u><del>d</del><kbd>e</kbd><b><i>f</i></b>',
    [
      p(
        text('a', { bold: true }),
        text('b', { italic: true }),
        text('c', { underline: true }),
        text('d', { strikethrough: true }),
        text('e', { code: true }),
        text('f', { bold: true, italic: true })
      ),
    ],
  ],
  [
    'marks across paragraphs',
    '<b>a<p>b</p></b>c',
    [p(text('a', { bold: true })), p(text('b', { bold: true })), p(text('c'))],
  ],
  [
    'unknown elements keep their text',
    '<font><x-y>a</x-y> <abbr title="t">b</abbr></font>',
    [p(text('a b'))],
  ],
  [
    'containers',
    '<article><header>a</header><section><div>b</div>c</section></article>',
    [p(text('a')), p(text('b')), p(text('c'))],
  ],
  ['definition lists', '<dl><dt>a<dd>b</dl>', [p(text('a')), p(text('b'))]],
  [
    'links',
    '<a href="https://e.org/?a=1&amp;b=2">a</a> <a href="/x">b</a> <a href="mailto:a@e.org">c</a>',
    [
      p(
        link('https://e.org/?a=1&b=2', 'a'),
        text(' '),
        link('/x', 'b'),
        text(' '),
        link('mailto:a@e.org', 'c')
      ),
    ],
  ],
  [
    'a link with marks inside',
    '<a href="/x">a<b>b</b></a>',
    [
      {
        type: 'paragraph',
        children: [{ type: 'link', url: '/x', children: [text('a'), text('b', { bold: true })] }],
      },
    ],
  ],
  [
    'links that Strapi would refuse keep their words',
    '<a href="#a">a</a> <a href="b.html">b</a> <a>c</a> <a href="ftp://e.org">d</a>',
    [p(text('a b c d'))],
  ],
  [
    'a link without words',
    'a<a href="https://e.org"> </a>b',
    [p(text('a'), link('https://e.org', ' '), text('b'))],
  ],
  ['a protocol-relative link', '<a href="//e.org/x">a</a>', [p(link('https://e.org/x', 'a'))]],
  [
    'lists',
    '<ul><li>a</li><li><p>b</p><p>c</p></li><li></li></ul>',
    [{ type: 'list', format: 'unordered', children: [item('a'), item('b\nc')] }],
  ],
  [
    'nested lists',
    '<ol><li>a<ul><li>b<ol><li>c</ol></ul>d<li>e</ol>',
    [
      {
        type: 'list',
        format: 'ordered',
        children: [
          item('a'),
          {
            type: 'list',
            format: 'unordered',
            indentLevel: 1,
            children: [
              item('b'),
              { type: 'list', format: 'ordered', indentLevel: 2, children: [item('c')] },
            ],
          },
          item('d'),
          item('e'),
        ],
      },
    ],
  ],
  ['a list item without a list', '<li>a</li><li>b</li>', [p(text('a')), p(text('b'))]],
  [
    'quotes',
    '<blockquote><p>a</p><p>b<br>c</p></blockquote><blockquote>d</blockquote>',
    [quote('a\n\nb\nc'), quote('d')],
  ],
  [
    'a quote with a list in it',
    '<blockquote>a<ul><li>b</ul>c</blockquote>',
    [quote('a'), { type: 'list', format: 'unordered', children: [item('b')] }, quote('c')],
  ],
  ['inline quotes', 'He said <q>no</q>.', [p(text('He said “no”.'))]],
  ['preformatted text', '<pre>\n  a\n\tb &lt;</pre>', [code('  a\n\tb <')]],
  [
    'code with its language',
    '<pre class="x"><code class="hljs language-ts">a  b</code></pre>',
    [code('a  b', 'ts')],
  ],
  [
    'lines of code in elements of their own',
    '<pre><div>a</div><div>b</div></pre>',
    [code('a\nb\n')],
  ],
  [
    'a table',
    '<table><caption>t</caption><tr><th>a<th>b<tr><td><p>c</p><td></td><td><b>d</b></table>',
    [p(text('t')), p(text('a | b')), p(text('c | '), text('d', { bold: true }))],
  ],
  [
    'a table that lays out a page',
    '<table><tr><td>menu<td><p>a</p><p>b</p></table>',
    [p(text('menu')), p(text('a')), p(text('b'))],
  ],
  [
    'entities, once',
    'AT&amp;T &amp;lt;b&amp;gt; &eacute; &#x1F525;',
    [p(text('AT&T &lt;b&gt; é 🔥'))],
  ],
  ['controls that turn text round', 'a&#x202E;b\u2066c&#8203;\uFEFFd&#7;e', [p(text('abcde'))]],
  [
    'joiners and direction marks stay',
    'می&zwnj;خواهم&rlm; 👨&#x200D;👩',
    [p(text('می\u200Cخواهم\u200F 👨\u200D👩'))],
  ],
  ['lone surrogates', 'a\uD800b&#xDC00;c', [p(text('a\uFFFDb\uFFFDc'))]],
  ['NFC', 'Zu\u0308rich', [p(text('Zürich'))]],
  [
    'a picture alone and its caption',
    '<figure><img src="https://e.org/a.jpg" alt=" An\n a "><figcaption>Cap</figcaption></figure>',
    [p(link('https://e.org/a.jpg', 'An a')), p(text('Cap'))],
  ],
  [
    'a picture amid text',
    'Hot <img src="https://e.org/f.png" alt="🔥"> news',
    [p(text('Hot 🔥 news'))],
  ],
  [
    'a linked picture',
    '<a href="https://e.org/"><img src="/a.jpg" alt="a"></a>',
    [p(link('https://e.org/', 'a'))],
  ],
  [
    'a picture that cannot be linked',
    '<img src="data:image/png;base64,AA" alt="a">',
    [p(text('a'))],
  ],
  ['a tracking pixel', '<img src="https://e.org/p.gif" width="1" height="1" alt="x">', []],
  [
    'two pictures',
    '<p><img src="/a.jpg" alt="a"> <img src="/b.jpg"></p>',
    [p(link('/a.jpg', 'a')), p(link('/b.jpg', '/b.jpg'))],
  ],
  [
    'an iframe',
    '<p>a<iframe src="//e.org/embed/1" title="A  film">x</iframe>b</p>',
    [p(text('a')), p(link('https://e.org/embed/1', 'A film')), p(text('b'))],
  ],
  [
    'a video',
    '<video><source src="https://e.org/a.mp4"><p>No video</p></video>',
    [p(link('https://e.org/a.mp4', 'https://e.org/a.mp4'))],
  ],
  [
    'an iframe of nothing',
    '<iframe src="about:blank"></iframe><iframe srcdoc="<p>a</p>"></iframe>',
    [],
  ],
  [
    'an iframe in a list',
    '<ul><li>a<iframe src="https://e.org/1"></iframe></ul>',
    [
      {
        type: 'list',
        format: 'unordered',
        children: [
          {
            type: 'list-item',
            children: [text('a\n'), link('https://e.org/1', 'https://e.org/1')],
          },
        ],
      },
    ],
  ],
  [
    'a post',
    '<blockquote class="twitter-tweet"><p>Hi <a href="https://t.co/x">x</a></p>— A <a href="https://e.org/a/status/1">May</a></blockquote><script src="x"></script>after',
    [p(link('https://e.org/a/status/1', 'Hi x — A May')), p(text('after'))],
  ],
  [
    'a post that names its address',
    '<blockquote class="instagram-media" data-instgrm-permalink="https://e.org/p/1"><div><a href="https://e.org/q">View</a></div></blockquote>',
    [p(link('https://e.org/p/1', 'View'))],
  ],
  [
    'a post without words',
    '<div class="fb-post" data-href="https://e.org/1"><div></div></div>a',
    [p(link('https://e.org/1', 'https://e.org/1')), p(text('a'))],
  ],
  [
    'a post without an address is a quote',
    '<blockquote class="twitter-tweet">a</blockquote>',
    [quote('a')],
  ],
];

const HOSTILE: [string, string][] = [
  ['script', '<script>alert(1)</script>safe'],
  ['script without an end', 'safe<script>alert(1)'],
  ['script in pieces', '<scr<script>ipt>alert(1)</scr</script>ipt>safe'],
  ['script with a slash', '<script/x>alert(1)</script>safe'],
  ['onerror', '<img src=x onerror=alert(1)>safe'],
  ['onerror without quotes or spaces', '<img/src=x/onerror=alert(1)//>safe'],
  ['event handler', '<p onclick="alert(1)" onmouseover=alert(1)>safe</p>'],
  ['handler after a broken quote', '<img """><img onerror=alert(1)">safe'],
  [
    'svg',
    '<svg onload=alert(1)><script>alert(1)</script><a xlink:href="javascript:alert(1)">x</a></svg>safe',
  ],
  ['svg animation', '<svg><animate attributeName=href values=javascript:alert(1) /></svg>safe'],
  [
    'math',
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">safe',
  ],
  ['javascript:', '<a href="javascript:alert(1)">safe</a>'],
  ['javascript: in mixed case', '<a href="JaVaScRiPt:alert(1)">safe</a>'],
  ['javascript: with a tab', '<a href="java\tscript:alert(1)">safe</a>'],
  ['javascript: with a line feed as entity', '<a href="java&#10;script:alert(1)">safe</a>'],
  ['javascript: with entities', '<a href="&#106;&#x61;vascript&colon;alert(1)">safe</a>'],
  [
    'javascript: with entities without semicolons',
    '<a href="&#0000106&#0000097vascript:alert(1)">safe</a>',
  ],
  ['javascript: behind a control', '<a href="&#1; javascript:alert(1)">safe</a>'],
  ['javascript: with a zero-width space', '<a href="java&#8203;script:alert(1)">safe</a>'],
  ['javascript: in an iframe', '<iframe src="javascript:alert(1)"></iframe>safe'],
  ['javascript: in a picture', '<img src="javascript:alert(1)">safe'],
  [
    'javascript: in a post',
    '<blockquote class="twitter-tweet" cite="javascript:alert(1)"><a href="javascript:alert(1)">safe</a></blockquote>',
  ],
  ['vbscript:', '<a href="vbscript:msgbox(1)">safe</a>'],
  ['data:', '<a href="data:text/html;base64,PHNjcmlwdD4=">safe</a>'],
  ['data: in an object', '<object data="data:text/html,<script>alert(1)</script>">safe</object>'],
  ['srcdoc', '<iframe srcdoc="<script>alert(1)</script>"></iframe>safe'],
  ['iframe whose fallback is markup', '<iframe><img src=x onerror=alert(1)></iframe>safe'],
  ['style', '<style>@import "javascript:alert(1)"; body{x:expression(alert(1))}</style>safe'],
  ['style attribute', '<p style="background:url(javascript:alert(1))">safe</p>'],
  ['base', '<base href="javascript:alert(1)//"><a href="x">safe</a>'],
  [
    'form',
    '<form action="javascript:alert(1)"><input onfocus=alert(1) autofocus>safe<button formaction="javascript:alert(1)">go</button></form>',
  ],
  ['meta refresh', '<meta http-equiv=refresh content="0;url=javascript:alert(1)">safe'],
  ['link', '<link rel=stylesheet href="javascript:alert(1)">safe'],
  ['comment', '<!-- <script>alert(1)</script> -->safe'],
  ['conditional comment', '<!--[if gte IE 4]><script>alert(1)</script><![endif]-->safe'],
  ['comment that ends early', '<!--><img src=x onerror=alert(1)>-->safe'],
  ['CDATA', '<![CDATA[<script>alert(1)</script>]]>safe'],
  ['CDATA in svg', '<svg><![CDATA[</svg><img src=x onerror=alert(1)>]]></svg>safe'],
  ['processing instruction', '<?xml version="1.0"?><?php alert(1) ?>safe'],
  [
    'nested quotes',
    `<a title="a'b&quot; onclick=alert(1) x='" href='"><script>alert(1)</script>'>safe</a>`,
  ],
  ['noscript', '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>safe'],
  ['textarea', '<textarea></textarea/><img src=x onerror=alert(1)></textarea>safe'],
  ['title', '<title><img src=x onerror=alert(1)></title>safe'],
  ['xmp', '<xmp><img src=x onerror=alert(1)></xmp>safe'],
  ['template', '<template><script>alert(1)</script></template>safe'],
  ['unclosed tags', '<b><a href="/x"><i>safe<p><ul><li><table><td'],
  ['unclosed attribute', 'safe<a href="javascript:alert(1)'],
  ['class of a code block', '<pre><code class="language-x&quot;onload=alert(1)">safe</code></pre>'],
  ['null bytes', '<scr\u0000ipt>alert(1)</scr\u0000ipt>safe<im\u0000g src=x onerror=alert(1)>'],
  ['escaped markup stays text', '&lt;script&gt;alert(1)&lt;/script&gt; safe'],
];

/** Every tag that the writer can make; anything else in its output would be a hole. */
const TAG =
  /<(?:\/?(?:p|h[2-6]|blockquote|ul|ol|li|strong|em|u|s|code|pre)|br|a href="(?:https?:|mailto:|tel:|\/)[^"<>]*"(?: rel="noopener")?|code class="language-[^"<>]*"|\/a)>/g;

function expectInert(html: string): string {
  const blocks = htmlToBlocks(html);
  expect(findBlocksProblem(blocks)).toBeNull();
  const output = blocksToHtml(blocks);
  expect(output.replace(TAG, '')).not.toMatch(/[<>]/);
  expect(JSON.stringify(blocks)).not.toMatch(/"url":"[^"]*(?:javascript|vbscript|data):/i);
  return output;
}

describe('htmlToBlocks', () => {
  test.each(CASES)('%s', (_what, html, blocks) => {
    expect(htmlToBlocks(html)).toEqual(blocks);
    expect(findBlocksProblem(blocks)).toBeNull();
  });

  test.each(HOSTILE)('hostile: %s', (_what, html) => {
    expect(expectInert(html)).toContain('safe');
  });

  test('the tables above are what they say', () => {
    expect(CASES.length).toBe(48);
    expect(HOSTILE.length).toBe(50);
  });

  test('lists deeper than Strapi could check go on in the deepest', () => {
    const blocks = htmlToBlocks(`${'<ul><li>a'.repeat(60)}`);
    expect(findBlocksProblem(blocks)).toBeNull();
    expect(JSON.stringify(blocks).match(/"a"/g)).toHaveLength(60);
  });

  test('any string at all gives blocks, and nothing active', () => {
    const piece = fc.oneof(
      fc.string({ unit: codePoint, maxLength: 6 }),
      fc.constantFrom(
        ...'<p> </p> <b> </i> <ul> <li> </ul> <blockquote> </blockquote> <pre> </pre> <table> <tr> <td> </td> <svg> <style> </style> <!-- --> <script> </script> <h1> </h2> <br> <iframe> </iframe> <video> <figure> <img '.split(
          ' '
        ),
        '<a href="https://e.org">',
        '<a href="javascript:x">',
        '<img src="/a.jpg" alt="a">',
        '<iframe src="https://e.org">',
        '<blockquote class="twitter-tweet">',
        '<div class="fb-post">',
        ' onerror=alert(1) ',
        '"',
        '>',
        '<',
        '&lt;',
        'text '
      )
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        const once = htmlToBlocks(pieces.join(''));
        const html = expectInert(pieces.join(''));
        expect(htmlToBlocks(html).length).toBeLessThanOrEqual(once.length);
      }),
      { numRuns: 500 }
    );
  });

  const MEGABYTES: [string, string][] = [
    ['nested div', '<div>'],
    ['unclosed b', '<b>'],
    ['lists', '<ul><li>'],
    ['foreign elements', '<svg><style>'],
    ['angle brackets', '<'],
    ['code', '<pre><div>a'],
  ];
  test.each(MEGABYTES)(
    '1 MB of %s takes time in proportion',
    (_what, unit) => {
      const took = cpuMsOf(() => {
        const blocks = htmlToBlocks(unit.repeat(1_000_000 / unit.length));
        expect(findBlocksProblem(blocks)).toBeNull();
      });
      // Linear is half a second or one on a slow core; quadratic would be a minute.
      expect(took).toBeLessThan(20_000);
    },
    60_000
  );

  test('1 MB of tags closed in the wrong order', () => {
    const html = '<b>'.repeat(165_000) + '</i>'.repeat(125_000) + 'end';
    expect(htmlToBlocks(html)).toEqual([p(text('end', { bold: true }))]);
  }, 60_000);
});
