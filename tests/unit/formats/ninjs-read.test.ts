import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { readNinjs, type ImportedStory } from 'newsroom/formats/ninjs/read';
import { bylineName, sourceCode } from 'newsroom/formats/ninjs/attribution';
import { inlineText, plainText } from 'newsroom/text/block-text';
import { findBlocksProblem } from 'newsroom/text/blocks';

const SHARED = path.resolve(__dirname, '../../../../shared');
const REAL = path.join(SHARED, 'real-input');
const EXAMPLES = path.join(SHARED, 'vectors/ninjs/examples');

const jsonFiles = (folder: string): string[] =>
  existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
const readJson = (folder: string, name: string): unknown =>
  JSON.parse(readFileSync(path.join(folder, name), 'utf8'));

/** Tests that read files made by others; where those are absent, the name of the test says so. */
const withFiles = (folder: string, title: string, run: () => void): void => {
  if (existsSync(folder)) test(title, run);
  else test.skip(`${title} (skipped: ${path.relative(SHARED, folder)} is absent)`, run);
};

function accept(item: unknown): { story: ImportedStory; warnings: string[] } {
  const reading = readNinjs(item);
  if (!reading.ok) throw new Error(`refused: ${JSON.stringify(reading.reasons)}`);
  expect(findBlocksProblem(reading.story.body)).toBeNull();
  return reading;
}
const story = (fields: object = {}): ImportedStory => accept({ ...MINIMAL, ...fields }).story;
const reasons = (item: unknown) => {
  const reading = readNinjs(item);
  return reading.ok ? [] : reading.reasons;
};

const MINIMAL = { uri: 'urn:x:1', headlines: [{ value: 'Headline' }] };
const para = (text: string) => ({ type: 'paragraph', children: [{ type: 'text', text }] });

describe('items made by others', () => {
  withFiles(REAL, 'every real item is read', () => {
    const names = jsonFiles(REAL);
    expect(names).toHaveLength(3);
    for (const name of names)
      expect(accept(readJson(REAL, name)).story.body.length).toBeGreaterThan(0);
  });

  withFiles(EXAMPLES, 'every example of the IPTC is read', () => {
    const names = jsonFiles(EXAMPLES);
    expect(names).toHaveLength(8);
    for (const name of names) {
      const { headline, body, versionCreated } = accept(readJson(EXAMPLES, name)).story;
      expect(headline).toMatch(/^(?:Captain of wrecked|Dell Redefines)/);
      expect(body.length).toBe(/00[45]/.test(name) ? 4 : 1);
      expect(versionCreated).toMatch(/^2013-.*Z$/);
    }
  });

  withFiles(REAL, 'the item from the page carries every fact that the page shows', () => {
    const { story, warnings } = accept(readJson(REAL, 'trt-global-indonesia-russia.ninjs.json'));
    const page = readFileSync(path.join(REAL, 'trt-global-indonesia-russia.txt'), 'utf8');
    const { body, ...facts } = story;
    expect(warnings).toEqual([]);
    expect(facts).toEqual({
      wireUri: 'urn:newsml:trt.global:20250225:indonesia-russia-defence',
      wireVersion: '1',
      altIds: [],
      pubStatus: 'usable',
      language: 'en',
      kind: 'news',
      urgency: 'normal',
      headline: 'Indonesia, Russia eye deeper defence ties amidst shifting world dynamics',
      shortHeadline: null,
      dek: 'Russia’s security chief Sergei Shoigu met Indonesian leaders to discuss deeper security ties, regional stability and future defence cooperation.',
      section: { key: 'world', name: 'World' },
      sources: [{ code: 'AP', name: 'AP', kind: 'wire', url: 'https://apnews.com' }],
      bylines: [],
      dateline: 'Jakarta',
      tags: [],
      leadImage: {
        uri: 'urn:newsml:trt.global:20250225:indonesia-russia-defence:image',
        href: null,
        alt: 'Indonesia, Russia eye deeper defence ties amidst shifting world dynamics',
        caption: 'Indonesia maintains its neutral foreign policy amid rising global tensions.',
        credit: null,
      },
      promos: [
        {
          key: 'urn:newsroom:promo:trt-global-feedback',
          title: 'Sneak a peek at TRT Global. Share your feedback!',
          text: null,
          ctaLabel: 'Contact us',
          url: null,
        },
      ],
      firstCreated: '2025-02-25T08:40:00.000Z',
      versionCreated: '2025-02-25T08:40:00.000Z',
      embargoUntil: null,
      expiresAt: null,
      rights: { holder: null, notice: null, usageTerms: null },
      editorNote: null,
    });
    expect(body.filter(({ type }) => type === 'paragraph')).toHaveLength(13);
    const headings = body.filter((block) => block.type === 'heading');
    expect(headings).toEqual([
      { type: 'heading', level: 2, children: [{ type: 'text', text: 'Strengthening ties' }] },
    ]);
    expect(body.findIndex(({ type }) => type === 'heading')).toBe(8);
    for (const text of plainText(body).split('\n\n')) expect(page).toContain(text);
  });

  withFiles(
    REAL,
    'the item of dpa has its source from the copyright and its author from "Von …, dpa"',
    () => {
      const { story } = accept(readJson(REAL, 'ninjs-3.0-dpa_text.json'));
      expect(story.sources).toEqual([{ code: 'DPA', name: 'dpa', kind: null, url: null }]);
      expect(story.bylines).toEqual([{ name: 'Christian Hollmann', role: null, url: null }]);
      expect(story).toMatchObject({
        language: 'de',
        wireVersion: '2',
        section: null,
        kind: 'news',
      });
      expect(story.versionCreated).toBe('2019-05-10T14:02:28.000Z');
      expect(story.rights.notice).toContain('Alle Rechte vorbehalten');
      expect(story.body).toHaveLength(9);
    }
  );

  withFiles(REAL, 'thirteen subjects make thirteen tags and no section', () => {
    const name = 'ninjs-3.0-businesswire-newsml-20130605006126.json';
    const { story, warnings } = accept(readJson(REAL, name));
    expect(story.section).toBeNull();
    expect(story.tags).toHaveLength(13);
    expect(story.tags).toContain('Audio/Video');
    expect(story.headline).toBe('Cambrios被Gartner評選為「最酷供應商」');
    expect(story.body).toHaveLength(1);
    expect(warnings).toEqual(['subjects: none is a section', 'infoSources: no source found']);
  });

  withFiles(EXAMPLES, 'a logo is no lead picture', () => {
    const { story, warnings } = accept(readJson(EXAMPLES, '3.1-003_associations_example.json'));
    expect(story.leadImage?.uri).toContain('/369394/');
    expect(warnings).toContain(
      'associations[0]: left out: graphic logo is neither lead picture nor promo'
    );
  });
});

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

describe('spellings', () => {
  const instant = '2025-02-25T08:40:00+02:00';
  const utc = '2025-02-25T06:40:00.000Z';

  test('2.x writes its names in lower case, 3.x in camel case', () => {
    const two = {
      infosources: [{ name: 'AP' }],
      versioncreated: instant,
      pubstatus: 'withheld',
      copyrightholder: 'H',
      embargoed: instant,
      altids: [{ role: 'r', value: 'v' }],
      bodies: [{ contenttype: 'text/html', value: '<p>a</p>' }],
      ednote: 'N',
      usageterms: 'U',
    };
    const three = {
      infoSources: [{ name: 'AP' }],
      versionCreated: instant,
      pubStatus: 'withheld',
      copyrightHolder: 'H',
      embargoedUntil: instant,
      altIds: [{ role: 'r', value: 'v' }],
      bodies: [{ contentType: 'text/html', value: '<p>a</p>' }],
      edNote: 'N',
      usageTerms: 'U',
    };
    expect(story(two)).toEqual(story(three));
    expect(story(two)).toMatchObject({
      versionCreated: utc,
      embargoUntil: utc,
      pubStatus: 'withheld',
      altIds: [{ role: 'r', value: 'v' }],
      editorNote: 'N',
      rights: { holder: 'H', notice: null, usageTerms: 'U' },
    });
  });

  test('1.x has flat texts, singular lists and a map of associations', () => {
    const item = {
      uri: 'urn:x:1',
      headline: 'H',
      body_html: '<p>b</p>',
      description_text: 'D',
      byline: 'By A B',
      subject: [{ name: 'T' }],
      infosource: [{ name: 'AP' }],
      genre: [{ name: 'Analysis' }],
      associations: {
        featured: {
          type: 'picture',
          description_text: 'C',
          renditions: { large: { href: 'https://e.org/a.jpg' } },
        },
      },
    };
    expect(accept(item).story).toMatchObject({
      headline: 'H',
      dek: 'D',
      body: [para('b')],
      tags: ['T'],
      sources: [{ code: 'AP' }],
      bylines: [{ name: 'A B' }],
      kind: 'analysis',
      leadImage: { caption: 'C', href: 'https://e.org/a.jpg' },
    });
  });

  test('null is absent, unknown fields are let be, language tags are made canonical', () => {
    expect(story({ dek: 5, by: null, bodies: null, subjects: null, planned: {} }).body).toEqual([]);
    expect(['EN', 'en_us', 'zh-hant-tw'].map((language) => story({ language }).language)).toEqual([
      'en',
      'en-US',
      'zh-Hant-TW',
    ]);
  });

  test('an item taken back needs no headline', () => {
    expect(accept({ uri: 'urn:x:1', pubStatus: 'canceled' }).story).toMatchObject({
      pubStatus: 'canceled',
      headline: '',
    });
    expect(reasons({ uri: 'urn:x:1', pubStatus: 'usable' })).toHaveLength(1);
  });
});

const REFUSED: [string, unknown, string[]][] = [
  ['null', null, ['item']],
  ['text', 'x', ['item']],
  ['a list', [], ['item']],
  ['nothing in it', {}, ['uri']],
  ['no uri', { headlines: MINIMAL.headlines }, ['uri']],
  ['a uri that is none', { ...MINIMAL, uri: 'story 1' }, ['uri']],
  ['a uri with a null byte', { ...MINIMAL, uri: 'urn:x:\u0000' }, ['uri']],
  ['no headline', { uri: 'urn:x:1' }, ['headlines']],
  ['an empty list of headlines', { uri: 'urn:x:1', headlines: [] }, ['headlines']],
  [
    'an empty headline',
    { uri: 'urn:x:1', headlines: [{ value: '<b> </b>' }] },
    ['headlines[0].value'],
  ],
  [
    'a headline without a value',
    { uri: 'urn:x:1', headlines: [{ role: 'x' }, { role: 'main' }] },
    ['headlines[1].value'],
  ],
  ['an empty flat headline', { uri: 'urn:x:1', headline: ' ' }, ['headline']],
  [
    'a number for a headline',
    { uri: 'urn:x:1', headlines: [{ value: 5 }] },
    ['headlines[0].value'],
  ],
  ['headlines that are text', { uri: 'urn:x:1', headlines: 'x' }, ['headlines']],
  ['a headline that is text', { uri: 'urn:x:1', headlines: ['x'] }, ['headlines[0]']],
  ['a body that is an object', { ...MINIMAL, bodies: [{ value: {} }] }, ['bodies[0].value']],
  ['a body that is a list', { ...MINIMAL, body_html: ['x'] }, ['body_html']],
  ['a version that is a number', { ...MINIMAL, version: 2 }, ['version']],
  ['a null byte in the version', { ...MINIMAL, version: '1\u0000' }, ['version']],
  ['urgency 0', { ...MINIMAL, urgency: 0 }, ['urgency']],
  ['urgency "1"', { ...MINIMAL, urgency: '1' }, ['urgency']],
  ['an unknown status', { ...MINIMAL, pubStatus: 'embargoed' }, ['pubStatus']],
  ['a type that is no story', { ...MINIMAL, type: 'planning' }, ['type']],
  ['a language that is none', { ...MINIMAL, language: 'english!' }, ['language']],
  [
    'a day that does not exist',
    { ...MINIMAL, versionCreated: '2025-02-30T00:00:00Z' },
    ['versionCreated'],
  ],
  [
    'an instant without offset',
    { ...MINIMAL, versioncreated: '2025-02-25T08:40:00' },
    ['versioncreated'],
  ],
  ['a date that is a number', { ...MINIMAL, firstCreated: 1740472800 }, ['firstCreated']],
  ['an embargo that is empty', { ...MINIMAL, embargoed: '' }, ['embargoed']],
  ['an embargo that is no date', { ...MINIMAL, embargoedUntil: 'tomorrow' }, ['embargoedUntil']],
  ['a subject that is text', { ...MINIMAL, subject: ['x'] }, ['subject[0]']],
  ['a source with a number', { ...MINIMAL, infosources: [{ name: 1 }] }, ['infosources[0].name']],
  [
    'a caption that is a number',
    { ...MINIMAL, associations: [{}, { descriptions: [{ value: 1 }] }] },
    ['associations[1].descriptions[0].value'],
  ],
  ['an altId that is a number', { ...MINIMAL, altIds: [{ value: 1 }] }, ['altIds[0].value']],
  ['several at once', { uri: 5, version: 5, located: [] }, ['uri', 'version', 'located']],
];

describe('refused', () => {
  test.each(REFUSED)('%s', (_what, item, fields) => {
    const found = reasons(item);
    expect(found.map(({ field }) => field)).toEqual(fields);
    for (const { message } of found) expect(message).not.toBe('');
  });

  test('the table above is what it says', () => expect(REFUSED).toHaveLength(34));
});

describe('whatever comes in', () => {
  const answers = (item: unknown): void => {
    const reading = readNinjs(item);
    if (reading.ok) expect(findBlocksProblem(reading.story.body)).toBeNull();
    else expect(reading.reasons.length).toBeGreaterThan(0);
  };

  test('any JSON is answered', () => {
    fc.assert(fc.property(fc.jsonValue({ maxDepth: 5 }), answers));
  });

  test('an item with any value in any field is answered', () => {
    const keys = fc.constantFrom(
      ...'uri version type headlines headline bodies body_text descriptions by byline bylines subjects infoSources genres people keywords associations altIds located language urgency pubStatus embargoed versionCreated copyrightHolder __proto__ renditions'.split(
        ' '
      )
    );
    const words = fc.string({ unit: 'binary' });
    const entry = fc.record(
      { role: words, value: words, name: words, uri: words },
      { requiredKeys: [] }
    );
    const value = fc.oneof(words, fc.array(entry), fc.jsonValue());
    const readable = { read: 0 };
    fc.assert(
      fc.property(fc.array(fc.tuple(keys, value)), (fields) => {
        const item = { ...MINIMAL, ...Object.fromEntries(fields) };
        if (readNinjs(item).ok) readable.read += 1;
        answers(item);
      }),
      { numRuns: 500 }
    );
    expect(readable.read).toBeGreaterThan(10);
  });

  test('JSON nested a hundred thousand deep', () => {
    const deep: unknown = JSON.parse('['.repeat(100_000) + ']'.repeat(100_000));
    answers(deep);
    answers({ ...MINIMAL, associations: deep, subjects: deep, extra: deep });
  });

  test('texts of a megabyte', () => {
    const long = 'a - b, '.repeat(150_000);
    const { story } = accept({
      ...MINIMAL,
      by: long,
      infoSources: [{ name: long }],
      bodies: [{ value: long }],
    });
    expect(story.sources[0]?.code.length).toBeLessThanOrEqual(40);
    expect(story.bylines[0]?.name).toBe(long.trim());
    expect(inlineText(story.body.flatMap((b) => (b.type === 'paragraph' ? b.children : [])))).toBe(
      long.trim()
    );
  });
});
