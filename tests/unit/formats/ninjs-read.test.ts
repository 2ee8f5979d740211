import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { readNinjs } from 'newsroom/formats/ninjs/read';
import { inlineText, plainText } from 'newsroom/text/block-text';
import { findBlocksProblem } from 'newsroom/text/blocks';
import { accept, MINIMAL } from './ninjs-reading';
import { codePoint } from '../../helpers/code-point';

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
    const words = fc.string({ unit: codePoint });
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
