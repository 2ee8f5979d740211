import fc from 'fast-check';
import { XLIFF_LIMITS, type XliffDocument } from 'newsroom/formats/xliff/model';
import { readXliff } from 'newsroom/formats/xliff/read';
import { wholeTarget } from 'newsroom/formats/xliff/tokens';
import { partsOfTokens } from 'newsroom/formats/xliff/unit-tokens';
import { writeXliff } from 'newsroom/formats/xliff/write';
import { nodesOfParts, partsOfNodes, plainText } from 'newsroom/text/unit-parts';

const read = (text: string | Uint8Array): XliffDocument => {
  const found = readXliff(Buffer.from(text as string));
  if (!found.ok) throw new Error(JSON.stringify(found.problems));
  return found.document;
};
const problemsOf = (text: string | Uint8Array, limits = XLIFF_LIMITS) => {
  const found = readXliff(Buffer.from(text as string), limits);
  return found.ok ? [] : found.problems;
};

const xliff2 = (units: string, more = '') =>
  `<?xml version="1.0"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="en" trgLang="tr"${more}>
<file id="f">${units}</file></xliff>`;
const xliff1 = (units: string) =>
  `<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2">
<file original="a" source-language="en" target-language="tr" datatype="plaintext"><body>${units}</body></file></xliff>`;

const unit2 = (segments: string) => xliff2(`<unit id="u" xml:space="preserve">${segments}</unit>`);
const SOURCE = partsOfNodes([
  { type: 'text', text: 'One ' },
  { type: 'text', text: 'two', bold: true },
  { type: 'text', text: '. Three.' },
]);
const targetOf = (text: string) => {
  const [unit] = read(text).files[0]?.units ?? [];
  const target = wholeTarget(unit?.segments ?? []);
  return target && partsOfTokens(target, SOURCE);
};
const said = (text: string) => {
  const target = targetOf(text);
  return target && nodesOfParts(target.parts);
};

describe('what translators’ tools do to files', () => {
  it.each([
    ['a signature', '\uFEFF'],
    ['a comment and an instruction before it', '<!-- x --><?tool y?>\n'],
  ])('is read with %s', (_, before) => {
    const text = unit2('<segment><source>a</source></segment>').replace(/^<\?xml[^>]*>\n/, '');
    expect(read(`${before}${text}`).files).toHaveLength(1);
  });

  it.each(['utf16le', 'utf16be'] as const)('is read in %s', (encoding) => {
    const text = `\uFEFF${unit2('<segment><source>ğ</source></segment>')}`;
    const bytes = Buffer.from(text, 'utf16le');
    const found = read(encoding === 'utf16be' ? bytes.swap16() : bytes);
    expect(found.files[0]?.units[0]?.segments[0]?.source).toEqual([{ kind: 'text', text: 'ğ' }]);
  });

  it('is read with CRLF, other prefixes, extensions, modules and reordered units', () => {
    const text = `<x:xliff xmlns:x="urn:oasis:names:tc:xliff:document:2.0" xmlns:t="tool" version="2.0"\r
 srcLang="en" trgLang="tr" t:made="today"><x:file id="f" t:n="1"><t:info><t:x/></t:info>\r
<x:unit id="b" t:seen="yes"><x:segment><x:source>B</x:source></x:segment></x:unit>\r
<x:unit id="a"><x:segment><x:source>A</x:source></x:segment></x:unit></x:file></x:xliff>`;
    expect(read(text).files[0]?.units.map(({ id }) => id)).toEqual(['b', 'a']);
  });

  it('is one text however it is cut into segments, in the order of the targets', () => {
    expect(
      said(
        unit2(`
<segment state="final"><source>One <sc id="1"/>two</source><target order="3"><ec startRef="1"/>.</target></segment>
<ignorable><source><ec startRef="1"/>. </source><target order="1"><sc id="1"/></target></ignorable>
<segment state="final"><source>Three.</source><target order="2">Üç</target></segment>`)
      )
    ).toEqual([
      { type: 'text', text: 'Üç', bold: true },
      { type: 'text', text: '.' },
    ]);
  });

  it('is no translation while one of its segments has none', () => {
    const half = unit2(
      '<segment><source>A</source><target>a</target></segment><segment><source>B</source></segment>'
    );
    expect(targetOf(half)).toBeNull();
  });

  it('keeps texts apart from what tools note within them', () => {
    expect(
      said(
        unit2(
          `<segment><source>a</source><target>b<mrk id="m" type="term">c</mrk><sm id="n" type="x:y"/>d<em startRef="n"/></target></segment>`
        )
      )
    ).toEqual([{ type: 'text', text: 'bcd' }]);
  });

  it('has codes of the source only, and such as say what they are', () => {
    const found = targetOf(
      unit2(
        `<segment><source>a</source><target><pc id="9" type="fmt" subType="xlf:i">x</pc><ph id="8"/><pc id="7">y</pc></target></segment>`
      )
    );
    expect(found && nodesOfParts(found.parts)).toEqual([
      { type: 'text', text: 'x', italic: true },
      { type: 'text', text: 'y' },
    ]);
    expect([found?.unknown, found?.missing]).toEqual([['8', '7'], ['1']]);
  });

  it('in 1.2 marks segments, and writes codes in six ways', () => {
    const text = xliff1(`<trans-unit id="u" approved="yes"><source>One <g id="1">two</g></source>
<seg-source><mrk mtype="seg" mid="1">One <g id="1">two</g></mrk></seg-source>
<target><mrk mtype="seg" mid="1">Bir <bpt id="1">&lt;b></bpt>iki<ept id="1">&lt;/b></ept></mrk></target></trans-unit>`);
    expect(said(text)).toEqual([
      { type: 'text', text: 'Bir ' },
      { type: 'text', text: 'iki', bold: true },
    ]);
    expect(read(text).files[0]?.units[0]?.segments[0]?.state).toBe('reviewed');
  });

  it('in 1.2 has states that 2 does not know, and keeps them', () => {
    for (const state of ['new', 'needs-adaptation', 'needs-review-l10n', 'signed-off', 'final']) {
      const text = xliff1(
        `<trans-unit id="u"><source>a</source><target state="${state}">b</target></trans-unit>`
      );
      expect(writeXliff(read(text)).xml).toContain(`state="${state}"`);
    }
  });
});

describe('a file that is refused', () => {
  const laughs = `<!DOCTYPE x [<!ENTITY a "ha">${Array.from(
    { length: 20 },
    (_, n) => `<!ENTITY b${n} "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">`
  ).join('')}]>`;

  it.each([
    ['billion laughs', xliff2('').replace('<xliff', `${laughs}<xliff`), /document type/],
    [
      'an external entity',
      xliff2('').replace('<xliff', '<!DOCTYPE x SYSTEM "file:///etc/passwd"><xliff'),
      /document type/,
    ],
    ['an entity nobody declared', unit2('<segment><source>&x;</source></segment>'), /entity/],
    ['no XML', 'hello', /./],
    ['nothing', '', /./],
    ['other XML', '<rss/>', /no XLIFF/],
    ['another version', xliff2('').replaceAll('2.0', '3.0'), /no XLIFF/],
    ['an element that is not closed', unit2('<segment><source>a</segment>'), /./],
    ['bytes that are no UTF-8', Buffer.from([0x3c, 0xff, 0xfe, 0x61]), /utf-8/],
    ['an encoding nobody knows', '<?xml version="1.0" encoding="klingon"?><a/>', /klingon/],
    ['1.2 without a source', xliff1('<trans-unit id="a"/>'), /<source>/],
    [
      '1.2 with a unit twice',
      xliff1('<trans-unit id="a"><source/></trans-unit>'.repeat(2)),
      /twice/,
    ],
    [
      '1.2 with half a pair',
      xliff1('<trans-unit id="a"><source>a<bx id="1"/></source></trans-unit>'),
      /<ex>/,
    ],
    [
      '1.2 with a state that is none',
      xliff1('<trans-unit id="a"><source/><target state="done"/></trans-unit>'),
      /no state/,
    ],
  ])('has %s', (_, text, reason) => {
    const [problem] = problemsOf(text);
    expect(problem?.reason).toMatch(reason);
    expect(problem?.line).toBeGreaterThanOrEqual(1);
  });

  it('says the line', () => {
    const [problem] = problemsOf(unit2('\n<segment>\n<source>a</source>\n<wrong/></segment>'));
    expect(problem).toEqual({ line: 6, column: 1, reason: '<wrong> may not stand in <segment>' });
  });

  it('is too large, too deep or too much', () => {
    const limits = { maxBytes: 2_000, maxDepth: 10, maxElements: 30, maxUnits: 3 };
    expect(problemsOf('x'.repeat(2_001), limits)[0]?.reason).toContain('2000 bytes');
    const deep = (n: number) => xliff2(`${'<group id="g">'.repeat(n)}${'</group>'.repeat(n)}`);
    expect(problemsOf(deep(12), limits)[0]?.reason).toContain('nests');
    expect(problemsOf(xliff2('<group id="g"/>'.repeat(40)), limits)[0]?.reason).toContain(
      '30 elements'
    );
    const units = [1, 2, 3, 4].map((id) => `<unit id="${id}"><segment><source/></segment></unit>`);
    expect(problemsOf(xliff2(units.join('')), limits)[0]?.reason).toContain('3 units');
  });

  it('never throws, whatever is done to a file', () => {
    const good = unit2('<segment><source>a<ph id="1"/></source><target>b</target></segment>');
    fc.assert(
      fc.property(fc.nat(good.length), fc.nat(20), fc.string(), (at, length, put) => {
        const broken = good.slice(0, at) + put + good.slice(at + length);
        expect(() => readXliff(Buffer.from(broken))).not.toThrow();
      })
    );
  });
});

describe('text that XML cannot carry', () => {
  const source = [{ kind: 'text' as const, text: 'a\u0001b\uFFFEc\uD800d\re' }];
  const document = (version: '1.2' | '2.1'): XliffDocument => ({
    version,
    files: [
      {
        id: 'f',
        original: 'f',
        sourceLanguage: 'ar',
        targetLanguage: 'en',
        notes: [],
        units: [
          {
            id: 'u',
            name: null,
            notes: [],
            maxLength: 5,
            line: 0,
            segments: [
              {
                id: null,
                isIgnorable: false,
                source,
                target: null,
                state: 'initial',
                subState: null,
                order: null,
              },
            ],
          },
        ],
      },
    ],
  });

  it('goes through 2.1 as code points', () => {
    const { xml, replaced } = writeXliff(document('2.1'));
    expect(replaced).toEqual([]);
    expect(xml).toContain('srcDir="rtl" trgDir="ltr"');
    expect(read(xml).files[0]?.units[0]).toMatchObject({ maxLength: 5, segments: [{ source }] });
  });

  it('is replaced in 1.2, and named', () => {
    const { xml, replaced } = writeXliff(document('1.2'));
    expect(replaced).toEqual(['u']);
    const [unit] = read(xml).files[0]?.units ?? [];
    expect(unit?.maxLength).toBe(5);
    const [text] = unit?.segments[0]?.source ?? [];
    expect(text).toEqual({ kind: 'text', text: 'a\uFFFDb\uFFFDc\uFFFDd\re' });
    expect(plainText(SOURCE)).toBe('One two. Three.');
  });
});
