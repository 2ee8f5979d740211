import { readNinjs } from 'newsroom/formats/ninjs/read';
import { accept, story, MINIMAL, para } from './ninjs-reading';

const reasons = (item: unknown) => {
  const reading = readNinjs(item);
  return reading.ok ? [] : reading.reasons;
};

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
