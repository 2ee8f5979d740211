import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { nodesOfParts, partsOfNodes, type UnitParts } from 'newsroom/text/unit-parts';
import { readTmxFile } from 'newsroom/translation/memory/read-tmx-file';
import { segmentsOfUnit } from 'newsroom/translation/memory/segments-of-unit';
import { createTmxReader, type TmxUnit } from 'newsroom/translation/memory/tmx-reader';
import { TMX_END, tmxStart, tmxUnit } from 'newsroom/translation/memory/tmx-writer';
import type { StoredSegment } from 'newsroom/translation/memory/segment';

const now = new Date('2025-02-25T08:40:00Z');

const read = (text: string, size = text.length): TmxUnit[] => {
  const units: TmxUnit[] = [];
  const reader = createTmxReader((unit) => units.push(unit));
  for (let at = 0; at < text.length; at += size) reader.write(text.slice(at, at + size));
  reader.close();
  return units;
};
const file = (body: string, head = '<?xml version="1.0"?>') =>
  `${head}<tmx version="1.4"><header srclang="en"/><body>${body}</body></tmx>`;
const tu = (seg: string) =>
  file(`<tu><tuv xml:lang="en"><seg>${seg}</seg></tuv><tuv xml:lang="tr"><seg>x</seg></tuv></tu>`);
const partsIn = (seg: string): UnitParts => read(tu(seg))[0]?.variants[0]?.parts ?? [];

const text = (value: string) => ({ kind: 'text', text: value });
const pair = (id: string, type: string, ...children: object[]) => ({
  ...{ kind: 'pair', id, type, children },
});

describe('a segment', () => {
  it.each<[string, object[]]>([
    ['A &amp; B <![CDATA[<c>]]>', [text('A & B <c>')]],
    [
      '<bpt i="1" type="bold">&lt;b></bpt>A<ept i="1">&lt;/b></ept>',
      [pair('1', 'bold', text('A'))],
    ],
    ['<bpt i="7">&lt;i class="x"></bpt>A<ept i="7"/>', [pair('1', 'italic', text('A'))]],
    ['<hi type="bold">A</hi> B', [pair('1', 'bold', text('A')), text(' B')]],
    ['A<ph type="lb"/>B', [text('A'), { kind: 'break', id: '1' }, text('B')]],
    ['A<ph>&lt;br/></ph>B', [text('A'), { kind: 'break', id: '1' }, text('B')]],
    ['A<ph>{0}</ph>B', [text('AB')]],
    ['A<it pos="begin" type="bold">&lt;b></it>B', [text('AB')]],
    ['A<ut>{\\f1 }</ut>B', [text('AB')]],
    ['<bpt i="1" type="font">{\\f1}</bpt>A<ept i="1"/>', [text('A')]],
    ['<bpt i="1" type="bold"/>A', [text('A')]],
    ['A<ept i="1"/>', [text('A')]],
    [
      '<bpt i="1" type="bold"/>A<bpt i="2" type="italic"/>B<ept i="1"/>C<ept i="2"/>',
      [pair('1', 'bold', text('AB')), text('C')],
    ],
    ['<bpt i="1">&lt;b><sub>inner</sub></bpt>A<ept i="1"/>', [pair('1', 'bold', text('A'))]],
    ['<bpt i="1">&lt;a href="javascript:x"></bpt>A<ept i="1"/>', [text('A')]],
  ])('is read from %s', (seg, parts) => {
    expect(partsIn(seg)).toEqual(parts);
  });

  it('is written and read again without loss', () => {
    const marks = fc.record(
      { bold: fc.constant(true), italic: fc.constant(true), strikethrough: fc.constant(true) },
      { requiredKeys: [] }
    );
    const words = fc.stringMatching(/^[a-zA-Z&<>"'\] çğıİ中文\n]{1,12}$/);
    const node = fc
      .tuple(words, marks)
      .map(([value, given]) => ({ type: 'text' as const, text: value, ...given }));
    const url = fc.constantFrom('https://example.org/?a=1&b="2"', '/local', "mailto:o'b@e.org");
    const linked = fc
      .tuple(url, fc.array(node, { minLength: 1, maxLength: 3 }))
      .map(([address, children]) => ({ type: 'link' as const, url: address, children }));
    const line = fc.array(fc.oneof(node, linked), { minLength: 1, maxLength: 6 }).map(partsOfNodes);
    fc.assert(
      fc.property(line, line, fc.integer({ min: 1, max: 50 }), (source, target, size) => {
        const segment: StoredSegment = {
          ...{ id: 1, sourceLocale: 'en', targetLocale: 'zh-Hans', uses: 3, source, target },
          ...{ documentId: 'abc', field: 'dek', confirmedBy: 'A "B" <c>', confirmedAt: now },
        };
        const whole = `${tmxStart({ version: '1', now })}${tmxUnit(segment)}${TMX_END}`;
        const [unit] = read(whole, size);
        const [back] = unit ? segmentsOfUnit(unit, ['en', 'zh-Hans'], new Date(0)) : [];
        expect(back).toMatchObject({
          ...{ sourceLocale: 'en', targetLocale: 'zh-Hans', documentId: 'abc', field: 'dek' },
          ...{ confirmedBy: 'A "B" <c>', confirmedAt: now },
        });
        expect(nodesOfParts(back?.source ?? [])).toEqual(nodesOfParts(source));
        expect(nodesOfParts(back?.target ?? [])).toEqual(nodesOfParts(target));
      })
    );
  });
});

describe('a file', () => {
  it('may name a document type, which is not loaded', () => {
    const head = '<?xml version="1.0"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n';
    expect(read(file('<tu><tuv xml:lang="en"><seg>A</seg></tuv></tu>', head))).toHaveLength(1);
  });

  it.each<[string, string, RegExp]>([
    ['declares entities', file('', '<!DOCTYPE tmx [<!ENTITY a "b">]>'), /declares/],
    ['uses entities nobody knows', tu('&a;'), /entity/],
    ['is another XML', '<xliff version="1.2"/>', /no TMX/],
    ['is no XML', 'Dear translator,', /./],
    ['is empty', '', /root/],
    ['ends too early', file('').slice(0, -3), /./],
    ['says no version', '<tmx><header srclang="en"/></tmx>', /version/],
    ['says no source language', '<tmx version="1.4"><header/><body/></tmx>', /srclang/],
    ['has a unit outside of the body', '<tmx version="1.4"><tu/></tmx>', /outside/],
    ['has a text of no language', file('<tu><tuv><seg>A</seg></tuv></tu>'), /language/],
    ['has a language without a text', file('<tu><tuv xml:lang="en"/></tu>'), /segment/],
    ['has a unit without languages', file('<tu/>'), /no `tuv`/],
    ['has elements of others in a text', tu('<b>A</b>'), /`b`/],
    ['is a tower', file('<tu>'.padEnd(6, ' ') + '<note>'.repeat(60)), /deep/],
  ])('that %s is refused, with line and reason', (_, content, reason) => {
    expect(() => read(content)).toThrow(
      expect.objectContaining({
        name: 'TmxProblem',
        line: expect.any(Number),
        reason: expect.stringMatching(reason),
      })
    );
  });

  it('says in which line it is broken', () => {
    expect(() => read(file('\n\n<tu>\n<tuv/></tu>'))).toThrow(/^line 4:/);
  });

  it.each([
    ['UTF-8', Buffer.from(tu('Şık'))],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${tu('Şık')}`)],
    ['UTF-16', Buffer.from(`\ufeff${tu('Şık')}`, 'utf16le')],
    ['UTF-16, the other way round', Buffer.from(`\ufeff${tu('Şık')}`, 'utf16le').swap16()],
  ])('is read in %s', async (_, content) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'tmx-'));
    const place = path.join(folder, 'a.tmx');
    writeFileSync(place, content);
    const units: TmxUnit[] = [];
    for await (const batch of readTmxFile(place)) units.push(...batch);
    rmSync(folder, { recursive: true });
    expect(units[0]?.variants[0]?.parts).toEqual([text('Şık')]);
  });
});

describe('the languages of a unit', () => {
  const unit = (sourceLanguage: string, ...languages: string[]): TmxUnit => ({
    ...{ line: 1, sourceLanguage, field: null, documentId: null, changedBy: null, changedAt: null },
    variants: languages.map((language) => ({ language, parts: partsOfNodes([]) })),
  });
  const pairs = (given: TmxUnit) =>
    segmentsOfUnit(given, ['en', 'tr', 'zh-Hans'], now).map(
      ({ sourceLocale, targetLocale }) => `${sourceLocale}>${targetLocale}`
    );

  it('are those of the newsroom, from the source into each other one', () => {
    expect(pairs(unit('en-US', 'EN-us', 'tr-TR', 'zh-CN', 'fi'))).toEqual(['en>tr', 'en>zh-Hans']);
    expect(pairs(unit('*all*', 'en', 'tr'))).toEqual(['en>tr', 'tr>en']);
    expect(pairs(unit('fi', 'en', 'tr'))).toEqual([]);
  });
});
