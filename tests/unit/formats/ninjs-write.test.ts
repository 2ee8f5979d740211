import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import type { ArticleDocument } from 'newsroom/contracts/delivery';
import { NINJS_VERSIONS, type NinjsVersion, type PartnerStory } from 'newsroom/contracts/ninjs';
import { readNinjs, type ImportedStory } from 'newsroom/formats/ninjs/read';
import { wireFactsOf } from 'newsroom/formats/ninjs/wire-facts';
import { writeNinjs } from 'newsroom/formats/ninjs/write-item';
import { createNinjsCheck, hasNinjsSchemas, SHARED } from '../../helpers/ninjs-schema';

const BASE = 'https://cms.example';
const AT = '2026-05-01T10:00:00.000Z';

const check = Object.fromEntries(
  NINJS_VERSIONS.map((version) => [version, hasNinjsSchemas ? createNinjsCheck(version) : () => []])
) as Record<NinjsVersion, (item: unknown) => string[]>;

/** Where the IPTC's schemas are absent, the name of a test says so. */
const withSchemas: typeof test = hasNinjsSchemas ? test : test.skip;

/** A story of our own that says no more than it must. */
const article = (fields: Partial<ArticleDocument> = {}): ArticleDocument =>
  ({
    id: 'abc123',
    type: 'article',
    kind: 'news',
    urgency: 'normal',
    locale: 'en',
    servedLocale: 'en',
    isFallback: false,
    direction: 'ltr',
    slug: 'story',
    path: '/en/story',
    headline: 'Story',
    shortHeadline: null,
    dek: null,
    section: null,
    sources: [],
    sourceLine: null,
    dateline: null,
    tags: [],
    leadImage: null,
    readTime: {
      minutes: 1,
      seconds: 30,
      words: 120,
      characters: 0,
      label: '1 min read',
      evidence: 'measured',
    },
    firstPublishedAt: AT,
    updatedAt: AT,
    body: [{ type: 'paragraph', children: [{ type: 'text', text: 'Text.' }] }],
    breadcrumbs: [],
    bylines: [],
    corrections: [],
    promos: [],
    related: [],
    translations: [],
    seo: { title: 'Story', description: null, canonicalUrl: null, noindex: false, image: null },
    ...fields,
  }) as ArticleDocument;

const own = (fields: Partial<ArticleDocument> = {}): PartnerStory => ({
  article: article(fields),
  wire: null,
  expiresAt: null,
});

/** What an import makes of an item, as it would be published. */
const imported = (item: unknown, edits: Partial<ArticleDocument> = {}): PartnerStory => {
  const reading = readNinjs(item);
  if (!reading.ok) throw new Error(JSON.stringify(reading.reasons));
  const { story } = reading;
  const { leadImage, section } = story;
  return {
    article: article({
      headline: story.headline,
      shortHeadline: story.shortHeadline,
      dek: story.dek,
      body: [...story.body],
      bylines: story.bylines.map((byline) => ({ ...byline })),
      dateline: story.dateline,
      tags: [...story.tags],
      kind: story.kind,
      urgency: story.urgency,
      section: section && {
        id: 's1',
        name: section.name,
        slug: section.key ?? 'section',
        path: '/en/section',
        servedLocale: 'en',
      },
      sources: story.sources.map((source) => ({
        ...source,
        id: source.code,
        kind: source.kind ?? 'agency',
        creditLine: null,
      })),
      leadImage: leadImage && {
        url: null,
        width: null,
        height: null,
        mime: null,
        formats: {},
        alt: leadImage.alt,
        caption: leadImage.caption,
        credit: leadImage.credit,
      },
      ...edits,
    }),
    wire: wireFactsOf(item, story),
    expiresAt: null,
  };
};

const write = (story: PartnerStory, version: NinjsVersion = '3.0') => {
  const item = JSON.parse(JSON.stringify(writeNinjs(story, { version, base: BASE })));
  expect(check[version](item)).toEqual([]);
  return item;
};

const ITEM = {
  uri: 'urn:example:1',
  version: '2',
  type: 'text',
  versionCreated: '2026-04-30T08:00:00Z',
  firstCreated: '2026-04-29T08:00:00Z',
  urgency: 3,
  language: 'en-GB',
  edNote: 'Not for print',
  headlines: [{ role: 'main', value: 'A wire story' }],
  descriptions: [{ role: 'summary', value: 'What it says.' }],
  bodies: [{ role: 'main', contentType: 'text/html', value: '<p>First.</p><h2>More</h2>' }],
  by: 'By A. Writer, AP',
  located: 'Jakarta',
  subjects: [
    { name: 'World', uri: 'urn:newsroom:section:world', relevance: 90 },
    { name: 'Defence', uri: 'http://cv.iptc.org/newscodes/mediatopic/11001000', rel: 'about' },
    { uri: 'http://cv.iptc.org/newscodes/mediatopic/16000000', creator: 'machine' },
  ],
  people: [
    { name: 'A. Minister', rel: 'about', contactInfo: [{ type: 'phone', value: '+1 555 0100' }] },
  ],
  places: [{ name: 'Jakarta', rel: 'mentions', literal: 'JKT' }],
  genres: [{ name: 'Analysis', uri: 'http://cv.iptc.org/newscodes/genre/Analysis' }],
  infoSources: [
    { name: 'AP', role: 'wire', uri: 'https://apnews.com' },
    { name: 'Reuters', role: 'wire', literal: 'RTR' },
  ],
  altIds: [{ role: 'desk', value: 'W-17' }, { value: 'plain' }],
  copyrightHolder: 'AP',
  copyrightNotice: '© AP 2026',
  usageTerms: 'Not for use in print after 30 days',
  rightsInfo: { linkedRights: 'https://rights.example/1' },
};

describe('a story of our own', () => {
  test.each(NINJS_VERSIONS)('that says no more than it must is an item of %s', (version) => {
    const item = write(
      own({ body: [], readTime: { ...article().readTime, words: 0 }, headline: '🔥🎉' }),
      version
    );
    expect(item.uri).toBe('urn:newsroom:article:abc123:en');
    expect(item.headlines[0].value).toBe('🔥🎉');
    for (const absent of ['descriptions', 'bodies', 'by', 'subjects', 'associations', 'renditions'])
      expect(item).not.toHaveProperty(absent);
  });

  test('says all that readers see of it', () => {
    const item = write(
      own({
        url: 'https://news.example/en/story',
        kind: 'opinion',
        urgency: 'breaking',
        shortHeadline: 'Short',
        dek: 'Dek.',
        dateline: 'Ankara',
        tags: ['Ports'],
        section: { id: 's', name: 'World', slug: 'world', path: '/', servedLocale: 'en' },
        sources: [
          { id: 'x', code: 'DESK', name: 'Our desk', kind: 'own', url: null, creditLine: null },
        ],
        bylines: [
          { name: 'A', role: null, url: 'https://news.example/a' },
          { name: 'B', role: 'Photos', url: null },
        ],
        leadImage: {
          url: '/uploads/a.jpg',
          width: 800,
          height: 600,
          mime: 'image/jpeg',
          alt: 'Alt',
          caption: 'Caption',
          credit: 'C. Amera',
          formats: { small: { url: '/uploads/s.jpg', width: 80, height: 60 } },
        },
      })
    );
    expect(item).toMatchObject({
      standard: { name: 'ninjs', version: '3.0' },
      uri: 'urn:newsroom:article:abc123:en',
      version: '20260501100000',
      firstCreated: AT,
      versionCreated: AT,
      type: 'text',
      representationType: 'full',
      pubStatus: 'usable',
      urgency: 1,
      language: 'en',
      headlines: [
        { role: 'main', value: 'Story' },
        { role: 'short', value: 'Short' },
      ],
      descriptions: [{ role: 'summary', value: 'Dek.' }],
      bodies: [{ contentType: 'text/html', wordCount: 120, value: '<p>Text.</p>' }],
      by: 'A and B',
      located: 'Ankara',
      subjects: [
        { name: 'World', uri: 'urn:newsroom:section:world' },
        { name: 'Ports', rel: 'about' },
      ],
      infoSources: [{ name: 'Our desk', role: 'own', literal: 'DESK' }],
      genres: [{ name: 'opinion' }],
      people: [
        { name: 'A', rel: 'author', uri: 'https://news.example/a' },
        { name: 'B', rel: 'author' },
      ],
      renditions: [{ name: 'web', href: 'https://news.example/en/story' }],
      associations: [
        {
          name: 'lead-image',
          uri: 'urn:newsroom:article:abc123:en:lead-image',
          type: 'picture',
          by: 'C. Amera',
          headlines: [{ role: 'alt', value: 'Alt' }],
          descriptions: [{ role: 'caption', value: 'Caption' }],
          renditions: [
            { name: 'original', href: `${BASE}/uploads/a.jpg`, contentType: 'image/jpeg' },
            { name: 'small', href: `${BASE}/uploads/s.jpg`, width: 80, height: 60 },
          ],
        },
      ],
    });
    expect(item).not.toHaveProperty('usageTerms');
  });

  test('says when it goes', () => {
    expect(write({ ...own(), expiresAt: AT }).expires).toBe(AT);
  });
});

describe('a story that came over the wire', () => {
  test('leaves as it came', () => {
    const item = write(imported(ITEM));
    const { edNote, descriptions, headlines, bodies, ...rest } = ITEM;
    const same = { ...rest, people: [{ name: 'A. Minister', rel: 'about' }] };
    expect(item).toMatchObject({
      ...same,
      versionCreated: '2026-04-30T08:00:00.000Z',
      firstCreated: '2026-04-29T08:00:00.000Z',
      headlines: headlines.map((entry) => expect.objectContaining(entry)),
      descriptions: descriptions.map((entry) => expect.objectContaining(entry)),
    });
    expect(item.people).toEqual(same.people);
    expect(readNinjs(item)).toMatchObject({ story: { body: imported(ITEM).article.body } });
    expect(bodies).toHaveLength(1);
    const said = JSON.stringify(item);
    expect(said).not.toContain(edNote);
    expect(said).not.toContain('555');
    write(imported(ITEM), '2.2');
  });

  test('says in 2.2 the same in its spelling', () => {
    const item = write(imported(ITEM), '2.2');
    expect(item).toMatchObject({
      uri: ITEM.uri,
      versioncreated: '2026-04-30T08:00:00.000Z',
      pubstatus: 'usable',
      usageterms: ITEM.usageTerms,
      copyrightnotice: ITEM.copyrightNotice,
      infosources: ITEM.infoSources,
      altids: ITEM.altIds,
      rightsinfo: { linkedrights: 'https://rights.example/1' },
    });
    expect(item.standard.version).toBe('2.2');
  });

  test('says what an editor has made of it since, as a version of its own', () => {
    const edits = {
      headline: 'Edited',
      updatedAt: '2026-05-02T11:22:33.000Z',
      dateline: 'Ankara',
      kind: 'news',
      tags: ['Ports'],
      section: { id: 's', name: 'Asia', slug: 'asia', path: '/', servedLocale: 'en' },
      bylines: [{ name: 'B. Editor', role: null, url: null }],
      sources: [
        { id: 'x', code: 'REUTERS', name: 'Rtr', kind: 'wire', url: null, creditLine: null },
        { id: 'y', code: 'DPA', name: 'dpa', kind: 'agency', url: null, creditLine: null },
      ],
    };
    const item = write(imported(ITEM, edits));
    expect(item).toMatchObject({
      uri: ITEM.uri,
      version: '2.20260502112233',
      firstCreated: '2026-04-29T08:00:00.000Z',
      versionCreated: '2026-05-02T11:22:33.000Z',
      headlines: [{ value: 'Edited' }],
      by: 'B. Editor',
      located: 'Ankara',
      subjects: [
        { name: 'Asia', uri: 'urn:newsroom:section:asia' },
        ITEM.subjects[2],
        { name: 'Ports', rel: 'about' },
      ],
      infoSources: [ITEM.infoSources[1], { name: 'dpa', role: 'agency', literal: 'DPA' }],
      people: [{ name: 'B. Editor', rel: 'author' }, { name: 'A. Minister' }],
      usageTerms: ITEM.usageTerms,
      altIds: ITEM.altIds,
    });
    expect(item).not.toHaveProperty('genres');
    const cleared = write(imported(ITEM, { dateline: null, bylines: [], tags: [], sources: [] }));
    for (const gone of ['located', 'by', 'infoSources']) expect(cleared).not.toHaveProperty(gone);
  });

  test.each([
    ['urn:é:1', 'urn:%C3%A9:1'],
    ['http://a:port/x', 'urn:newsroom:article:abc123:en'],
  ])('under the uri %s, which is none, is called %s', (uri, written) => {
    expect(write(imported({ ...ITEM, uri })).uri).toBe(written);
  });

  test('keeps what the schemas do not know out of them', () => {
    const item = write(
      imported({
        ...ITEM,
        urgency: 1,
        type: 'video',
        subjects: [{ name: 'No uri', uri: 'Q42', relevance: 200, confidence: 'high' }],
        places: ['odd', null, {}],
        infoSources: [{ name: 'AP', rel: 'x', uri: 'not a uri' }],
        rightsInfo: { linkedRights: 'nowhere', langId: 'x' },
        associations: [{ name: 'photo', type: 'picture', uri: 'é' }],
      })
    );
    expect(item.subjects).toEqual([{ name: 'No uri', literal: 'Q42' }]);
    expect(item.infoSources).toEqual([{ name: 'AP', literal: 'not a uri' }]);
    expect(item).not.toHaveProperty('rightsInfo');
    expect(item.urgency).toBe(1);
  });

  test('without a version has one once it was edited', () => {
    const unversioned = { ...ITEM, version: null };
    expect(write(imported(unversioned))).not.toHaveProperty('version');
    expect(write(imported(unversioned, { headline: 'Edited' })).version).toBe('20260501100000');
  });
});

describe('items made by others', () => {
  const files = ['real-input', 'vectors/ninjs/examples']
    .map((folder) => path.join(SHARED, folder))
    .flatMap((folder) =>
      existsSync(folder)
        ? readdirSync(folder)
            .filter((name) => name.endsWith('.json'))
            .map((name) => path.join(folder, name))
        : []
    );

  /** The fields that an import reads, in one spelling. */
  const facts = ({ leadImage, ...story }: ImportedStory) => ({
    ...story,
    promos: [],
    firstCreated: null,
    // The file is nowhere; its words are.
    leadImage: leadImage && { ...leadImage, href: null, uri: null },
  });

  withSchemas('come out as they came in, in each version', () => {
    expect(files).toHaveLength(11);
    for (const file of files) {
      const item = JSON.parse(readFileSync(file, 'utf8'));
      const before = readNinjs(item);
      if (!before.ok) throw new Error(file);
      for (const version of NINJS_VERSIONS) {
        const story = imported(item);
        const after = readNinjs(write(story, version));
        if (!after.ok) throw new Error(file);
        const expected = facts(before.story);
        expect({ file, ...facts(after.story) }).toEqual({
          file,
          ...expected,
          // What the item left to be understood is said.
          language: expected.language ?? 'en',
          versionCreated: expected.versionCreated ?? AT,
          sources: expected.sources.map((source) => ({
            ...source,
            kind: source.kind ?? after.story.sources[0]?.kind ?? null,
          })),
        });
      }
    }
  });
});

describe('whatever a story says', () => {
  const text = fc.string({ unit: 'binary' });
  const maybe = fc.option(text);
  const concept = fc.record(
    { name: text, uri: text, literal: text, rel: text, role: text },
    { requiredKeys: [] }
  );
  const wild = fc.record({
    headline: text,
    shortHeadline: maybe,
    dek: maybe,
    dateline: maybe,
    url: text,
    kind: text,
    tags: fc.array(text, { maxLength: 3 }),
    bylines: fc.array(fc.record({ name: text, role: maybe, url: maybe }), { maxLength: 2 }),
    section: fc.option(
      fc.record({ id: text, name: text, slug: text, path: text, servedLocale: text })
    ),
    sources: fc.array(
      fc.record({ id: text, code: text, name: text, kind: text, url: maybe, creditLine: maybe }),
      { maxLength: 2 }
    ),
    body: fc.array(
      text.map((words) => ({ type: 'paragraph', children: [{ type: 'text', text: words }] })),
      { maxLength: 2 }
    ),
    leadImage: fc.option(
      fc.record({
        url: maybe,
        width: fc.option(fc.nat()),
        height: fc.option(fc.double()),
        mime: maybe,
        alt: maybe,
        caption: maybe,
        credit: maybe,
        formats: fc.dictionary(text, fc.record({ url: text, width: fc.nat(), height: fc.nat() }), {
          maxKeys: 2,
        }),
      })
    ),
  });
  const wireItem = fc.record({
    uri: fc.constantFrom('urn:x:1', 'http://[::1]/é', 'x:%%#a#b'),
    headlines: fc.constant([{ value: 'H' }]),
    by: text,
    located: text,
    usageTerms: text,
    copyrightHolder: text,
    subjects: fc.array(concept, { maxLength: 3 }),
    people: fc.array(concept, { maxLength: 3 }),
    places: fc.array(concept, { maxLength: 3 }),
    genres: fc.array(concept, { maxLength: 3 }),
    infoSources: fc.array(concept, { maxLength: 3 }),
    altIds: fc.array(fc.record({ role: text, value: text }), { maxLength: 2 }),
    rightsInfo: fc.record(
      { linkedRights: text, encodedRights: text, langId: text },
      { requiredKeys: [] }
    ),
  });

  withSchemas('it is a valid item of each version, and of texts that a database takes', () => {
    fc.assert(
      fc.property(wild, fc.option(wireItem), (edits, item) => {
        const fields = edits as unknown as Partial<ArticleDocument>;
        const story = item === null ? own(fields) : imported(item, fields);
        for (const version of NINJS_VERSIONS) {
          const written = JSON.stringify(write(story, version));
          expect(written).not.toMatch(/\\u0000|\\ud[89a-f]/i);
        }
      })
    );
  });
});

test('addresses within a body are whole, as a partner reads them elsewhere', () => {
  const link = (url: string) => ({
    type: 'paragraph',
    children: [
      { type: 'text', text: 'See ' },
      { type: 'link', url, children: [{ type: 'text', text: 'more' }] },
    ],
  });
  const story = own({ body: [link('/en/world'), link('https://other.example/a')] });
  const bodyOf = (site: string): string =>
    JSON.stringify(writeNinjs(story, { version: '3.0', base: BASE, site }).bodies).replaceAll(
      '\\"',
      '"'
    );
  expect(bodyOf('https://news.example')).toContain('href="https://news.example/en/world"');
  expect(bodyOf('https://news.example')).toContain('href="https://other.example/a"');
  expect(bodyOf('')).toContain('href="/en/world"');
});
