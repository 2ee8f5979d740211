import { writeXliff } from 'newsroom/formats/xliff/write';
import type { UnitParts } from 'newsroom/text/unit-parts';
import type { Match } from 'newsroom/translation/memory/decide-matches';
import { exported, throughFile } from './xliff-story';

const bold = (text: string): UnitParts => [
  { kind: 'text', text: 'It is ' },
  { kind: 'pair', id: '1', type: 'bold', children: [{ kind: 'text', text }] },
];
const linked = (text: string): UnitParts => [
  {
    ...{ kind: 'pair', id: '1', type: 'link', url: 'https://elsewhere.example/' },
    children: [{ kind: 'text', text }],
  },
];

const match = (
  kind: Match['kind'],
  score: number,
  [source, target]: readonly [UnitParts, UnitParts]
): Match => ({
  ...{ kind, score, target },
  segment: {
    ...{ id: 1, sourceLocale: 'en', targetLocale: 'tr', source, target, documentId: null },
    ...{ field: null, uses: 1, confirmedBy: null, confirmedAt: new Date(0) },
  },
});

const text = (words: string): UnitParts => [{ kind: 'text', text: words }];
const SOURCE = {
  headline: 'Jakarta signs',
  body: [
    {
      type: 'paragraph',
      children: [
        { type: 'text', text: 'It is ' },
        { type: 'text', text: 'done', bold: true },
      ],
    },
  ],
};
const MATCHES = new Map([
  ['headline', [match('fuzzy', 84.6, [text('Jakarta <signed>'), text('Cakarta imzaladı')])]],
  [
    'body.0',
    [
      match('exact', 100, [bold('done'), bold('bitti')]),
      match('exact', 99, [linked('done'), linked('bitti')]),
    ],
  ],
]);

describe.each(['2.1', '1.2'] as const)('what the memory offers, in XLIFF %s', (version) => {
  const xml = writeXliff({ version, files: [exported({ source: SOURCE, matches: MATCHES })] }).xml;

  it('makes a file that the standard allows, and that says the same without it', () => {
    const plain = exported({ source: SOURCE });
    const units = (document: { files: readonly { units: readonly object[] }[] }) =>
      document.files.flatMap((file) => file.units.map((unit) => ({ ...unit, line: 0 })));
    const read = throughFile([exported({ source: SOURCE, matches: MATCHES })], version);
    expect(units(read)).toEqual(units(throughFile([plain], version)));
  });

  it('is told with how alike it is, the best first', () => {
    const pattern = version === '2.1' ? /similarity="(\d+)"/g : /match-quality="(\d+)%"/g;
    expect([...xml.matchAll(pattern)].map(([, quality]) => quality)).toEqual(['85', '100', '99']);
    expect(xml).toContain('Jakarta &lt;signed&gt;');
    expect(xml).toContain('Cakarta imzaladı');
  });

  it('keeps marks, and tells of no link of another story', () => {
    expect(xml).toMatch(version === '2.1' ? /<pc [^>]*>bitti<\/pc>/ : /<g [^>]*>bitti<\/g>/);
    expect(xml).not.toContain('elsewhere.example');
  });
});

it('points at the text that it is for, and at none where there is nothing', () => {
  const write = (matches: typeof MATCHES) =>
    writeXliff({ version: '2.1', files: [exported({ source: SOURCE, matches })] }).xml;
  const some = write(new Map([['headline', MATCHES.get('headline') ?? []]]));
  expect(some).toContain('<source><mrk id="matched" type="mtc:match">Jakarta signs</mrk></source>');
  expect(some.match(/#matched/g)).toHaveLength(1);
  expect(write(new Map())).not.toMatch(/mtc|mrk/);
});
