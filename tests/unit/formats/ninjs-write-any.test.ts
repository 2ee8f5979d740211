import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import type { ArticleDocument } from 'newsroom/contracts/delivery';
import { NINJS_VERSIONS } from 'newsroom/contracts/ninjs';
import { readNinjs, type ImportedStory } from 'newsroom/formats/ninjs/read';
import { hasNinjsSchemas, SHARED } from '../../helpers/ninjs-schema';
import { AT, own, imported, write } from './ninjs-writing';
import { codePoint } from '../../helpers/code-point';

/** Where the IPTC's schemas are absent, the name of a test says so. */
const withSchemas: typeof test = hasNinjsSchemas ? test : test.skip;

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
  const text = fc.string({ unit: codePoint });
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
