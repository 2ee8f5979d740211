import { bylineName, sourceCode } from 'newsroom/formats/ninjs/attribution';
import { accept, story, MINIMAL, para } from './ninjs-reading';

describe('words', () => {
  test.each([
    [
      'role main first',
      [
        { role: 'short', value: 'S' },
        { role: 'main', value: 'M' },
      ],
      'M',
      'S',
    ],
    [
      'else the first that is no other',
      [{ role: 'Slug line', value: 'S' }, { value: 'A' }, { value: 'B' }],
      'A',
      'S',
    ],
    [
      'entities and tags',
      [{ value: ' <b>AT&amp;T</b>\n <script>x</script>R&#233;sum&eacute; ' }],
      'AT&T Résumé',
      null,
    ],
    [
      'text that only looks like a tag',
      [{ value: 'Profit < loss & a<3' }],
      'Profit < loss & a<3',
      null,
    ],
    ['controls', [{ value: 'a\u202Eb\u0000c\uD800' }], 'abc\uFFFD', null],
  ])('headline: %s', (_what, headlines, headline, shortHeadline) => {
    expect(story({ headlines })).toMatchObject({ headline, shortHeadline });
  });

  test.each([
    [
      'a summary',
      [
        { role: 'caption', value: 'C' },
        { role: 'summary', value: 'D' },
      ],
      'D',
    ],
    ['a description without a role', [{ role: 'caption', value: 'C' }, { value: 'D' }], 'D'],
    ['never a caption', [{ role: 'caption', value: 'C' }], null],
  ])('dek: %s', (_what, descriptions, dek) => expect(story({ descriptions }).dek).toBe(dek));

  test.each([
    [
      'HTML before plain text',
      [
        { role: 'main', contentType: 'text/plain', value: 'p' },
        { contentType: 'application/xhtml+xml', value: '<p>h</p>' },
      ],
      ['h'],
    ],
    [
      'main HTML before other HTML',
      [
        { role: 'html', value: '<p>x</p>' },
        { role: 'main', contentType: 'text/html', value: '<p>m</p>' },
      ],
      ['m'],
    ],
    [
      'text is parted at blank lines',
      [{ contentType: 'text/plain', value: '  One &amp;\r\ntwo\r\n \r\n\r\n<b>Three</b> ' }],
      ['One &\ntwo', '<b>Three</b>'],
    ],
    ['markup without a type', [{ value: 'a<br>b<p>c</p>' }], ['a\nb', 'c']],
    [
      'an empty one is passed over',
      [{ contentType: 'text/html', value: '<p> </p>' }, { value: 'a' }],
      ['a'],
    ],
    ['a caption is no body', [{ role: 'caption', value: 'c' }], []],
  ])('body: %s', (_what, bodies, texts) => {
    expect(story({ bodies }).body).toEqual(texts.map(para));
  });

  test('nothing active comes in with the body', () => {
    const value = '<p onclick=alert(1)>a<script>x</script><a href="javascript:x">b</a></p>';
    expect(story({ bodies: [{ contentType: 'text/html', value }] }).body).toEqual([para('ab')]);
  });
});

describe('where it comes from and belongs', () => {
  test.each([
    ['AP', 'AP'],
    ['dpa', 'DPA'],
    ['Agence France-Presse', 'AGENCE-FRANCE-PRESSE'],
    ['İHA', 'IHA'],
    ['新華社', 'XIN-HUA-SHE'],
    ['🔥', ''],
    ['x'.repeat(60), 'X'.repeat(40)],
  ])('the code of %s', (name, code) => expect(sourceCode(name)).toBe(code));

  test.each([
    ['By Jane Doe', null, 'Jane Doe'],
    ['Von Christian Hollmann, dpa', 'de', 'Christian Hollmann'],
    ['Von der Leyen', 'de', 'Von der Leyen'],
    ['Von Miller', 'en', 'Von Miller'],
    ['Par Jeanne Dupont (dpa)', 'fr-CA', 'Jeanne Dupont'],
    ['Oleh: Budi - dpa', 'id', 'Budi'],
    ['Anna-Lena Meyer', 'de', 'Anna-Lena Meyer'],
    ['Jane Doe, chief editor', 'en', 'Jane Doe, chief editor'],
    ["Paulo Santalucia and Frances d'Emilio", 'en', "Paulo Santalucia and Frances d'Emilio"],
    ['dpa', 'de', 'dpa'],
  ])('the author in %s (%s)', (credit, language, name) => {
    expect(bylineName(credit, language, ['dpa'])).toBe(name);
  });

  test('sources keep their order, each once, with kind and address where told', () => {
    const infoSources = [
      { name: 'Reuters', role: 'wire', uri: 'https://www.reuters.com' },
      { literal: 'AFP', role: 'other', uri: 'urn:x' },
      { name: 'reuters' },
      { uri: 'https://www.example.org/a' },
      { name: ' ' },
    ];
    expect(story({ infoSources, copyrightHolder: 'X' }).sources).toEqual([
      { code: 'REUTERS', name: 'Reuters', kind: 'wire', url: 'https://www.reuters.com' },
      { code: 'AFP', name: 'AFP', kind: null, url: null },
      { code: 'EXAMPLE-ORG', name: 'example.org', kind: null, url: 'https://www.example.org/a' },
    ]);
  });

  test('bylines may be listed; people who wrote it stand in for them', () => {
    const bylines = ['By A B', { name: 'C D', role: 'Editor', url: 'https://e.org/cd' }];
    expect(story({ bylines, by: 'X' }).bylines).toEqual([
      { name: 'A B', role: null, url: null },
      { name: 'C D', role: 'Editor', url: 'https://e.org/cd' },
    ]);
    const people = [
      { name: 'E F', rel: 'author' },
      { name: 'G H', rel: 'about' },
    ];
    expect(story({ people }).bylines).toEqual([{ name: 'E F', role: null, url: null }]);
  });

  test('section by uri, else by relation; other subjects and keywords are tags', () => {
    const subjects = [
      { name: 'Economy', rel: 'about' },
      { name: 'Asia', rel: 'section' },
      { name: 'World', uri: 'urn:newsroom:section:world' },
    ];
    const keywords = ['economy', ' Trade &amp; tariffs '];
    expect(story({ subjects, keywords })).toMatchObject({
      section: { key: 'world', name: 'World' },
      tags: ['Economy', 'Asia', 'Trade & tariffs'],
    });
    expect(story({ subjects: subjects.slice(0, 2), keywords: 'a; b,a' })).toMatchObject({
      section: { key: null, name: 'Asia' },
      tags: ['Economy', 'a', 'b'],
    });
    const unnamed = [{ uri: 'urn:newsroom:section:culture' }];
    expect(story({ subjects: unnamed }).section).toEqual({ key: 'culture', name: 'culture' });
  });

  test.each([
    [[{ name: 'Analysis' }], undefined, 'analysis'],
    [[{ uri: 'http://cv.iptc.org/newscodes/genre/Opinion' }], undefined, 'opinion'],
    [[{ name: 'Current' }, { name: 'Feature' }], 'text', 'feature'],
    [[{ name: 'constructor' }], undefined, 'news'],
    [undefined, 'video', 'video'],
  ])('kind of genres %j and type %s', (genres, type, kind) => {
    expect(story({ ...(genres && { genres }), ...(type && { type }) }).kind).toBe(kind);
  });

  test('urgency 1 alone is breaking', () => {
    expect([1, 2, 4, 9].map((urgency) => story({ urgency }).urgency)).toEqual([
      'breaking',
      'normal',
      'normal',
      'normal',
    ]);
  });
});

describe('pictures and promos', () => {
  const picture = (fields: object) => ({ type: 'picture', ...fields });

  test('the lead is the one that is called so, with the widest file and who took it', () => {
    const associations = [
      picture({ name: 'second', uri: 'urn:p:1' }),
      picture({
        name: 'leadImage',
        uri: 'urn:p:2',
        by: 'J. Doe',
        copyrightHolder: 'AP',
        headlines: [
          { role: 'alt-text', value: 'Alt' },
          { role: 'main', value: 'Title' },
        ],
        descriptions: [{ value: 'Caption &amp; more' }],
        renditions: [
          { name: 's', href: 'https://e.org/s.jpg', width: 100, contentType: 'image/jpeg' },
          { name: 'l', href: 'https://e.org/l.jpg', width: 900, contentType: 'image/jpeg' },
          { name: 'p', href: 'https://e.org/p.pdf', width: 999, contentType: 'application/pdf' },
          { name: 'x', href: 'javascript:alert(1)', width: 9999 },
        ],
      }),
    ];
    const { story, warnings } = accept({ ...MINIMAL, associations });
    expect(story.leadImage).toEqual({
      uri: 'urn:p:2',
      href: 'https://e.org/l.jpg',
      alt: 'Alt',
      caption: 'Caption & more',
      credit: 'J. Doe / AP',
    });
    expect(warnings).toContain(
      'associations[0]: left out: picture second is neither lead picture nor promo'
    );
  });

  test('a promo is known by its name or by its call to action', () => {
    const associations = [
      {
        type: 'text',
        name: 'aside',
        uri: 'https://e.org/join',
        headlines: [{ value: 'Join' }],
        bodies: [{ contentType: 'text/html', value: '<p>Now</p>' }],
        altIds: [{ role: 'cta', value: 'Go' }],
      },
      {
        name: 'promo',
        headlines: [{ value: 'P' }],
        altIds: [{ role: 'cta-url', value: 'javascript:x' }],
      },
      { name: 'promo-2' },
    ];
    const { story, warnings } = accept({ ...MINIMAL, associations });
    expect(story.promos).toEqual([
      {
        key: 'https://e.org/join',
        title: 'Join',
        text: 'Now',
        ctaLabel: 'Go',
        url: 'https://e.org/join',
      },
      { key: null, title: 'P', text: null, ctaLabel: null, url: null },
    ]);
    expect(warnings).toContain('associations[2]: left out: a promo needs a headline');
  });
});
