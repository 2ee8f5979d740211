import { readNinjs } from 'newsroom/formats/ninjs/read';
import { imported, write } from './ninjs-writing';

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
