import fc from 'fast-check';
import { codesOf, readCodes, spellCodes } from 'newsroom-admin/translation/coded-text';
import { isSameParts, partsOfNodes, type UnitPart } from 'newsroom/text/unit-parts';

const link = (url: string, text: string) => ({
  type: 'link' as const,
  url,
  children: [{ type: 'text' as const, text }],
});
const SOURCE = partsOfNodes([
  { type: 'text', text: 'See ' },
  link('https://a.example', 'the report'),
  { type: 'text', text: ' of ' },
  { type: 'text', text: 'Monday', bold: true },
]);
const known = codesOf(SOURCE);
const partsOf = (text: string): UnitPart[] => {
  const read = readCodes({ text, codes: known });
  if (!read.ok) throw new Error(read.code);
  return read.parts;
};

describe('a text with its codes spelled out', () => {
  it('shows links and bold words as numbers', () => {
    const { text, codes } = spellCodes(SOURCE, known);
    expect(text).toBe('See <1>the report</1> of <2>Monday</2>');
    expect(codes).toEqual([
      { id: '1', type: 'link', url: 'https://a.example' },
      { id: '2', type: 'bold' },
    ]);
  });

  it('is read back in any order of its codes', () => {
    const parts = partsOf('<2>Pazartesi</2> <1>raporuna</1> bakın');
    expect(parts.map((part) => (part.kind === 'pair' ? part.type : part.kind))).toEqual([
      ...['bold', 'text', 'link', 'text'],
    ]);
  });

  it('calls the codes of a translation as its source does, and others anew', () => {
    const target = partsOfNodes([
      { type: 'text', text: 'Pazartesi', bold: true },
      link('https://b.example', 'başka'),
      link('https://a.example', 'rapor'),
    ]);
    const { text, codes } = spellCodes(target, known);
    expect(text).toBe('<2>Pazartesi</2><3>başka</3><1>rapor</1>');
    expect(codes[2]).toEqual({ id: '3', type: 'link', url: 'https://b.example' });
  });

  test.each([
    ['is not closed', 'See <1>the report', '1'],
    ['is closed before it is opened', 'See </2>Monday', '2'],
    ['is closed behind another one', '<1>a<2>b</1>c</2>', '1'],
  ])('is refused where a code %s', (_, text, code) => {
    expect(readCodes({ text, codes: known })).toEqual({ ok: false, code });
  });

  it('takes numbers in angle brackets that are no code for words', () => {
    expect(partsOf('1 <7> 2')).toEqual([{ kind: 'text', text: '1 <7> 2' }]);
  });

  it('says the same again, whatever it holds', () => {
    const word = fc.stringMatching(/^[^<>\n]{1,8}$/);
    const node = fc.oneof(
      fc.record({ type: fc.constant('text' as const), text: word, bold: fc.boolean() }),
      fc.tuple(fc.webUrl(), word).map(([url, text]) => link(url, text))
    );
    fc.assert(
      fc.property(fc.array(node, { minLength: 1, maxLength: 6 }), (nodes) => {
        const parts = partsOfNodes(nodes);
        const spelled = spellCodes(parts, codesOf(parts));
        const read = readCodes(spelled);
        expect(read.ok && isSameParts(read.parts, parts)).toBe(true);
      })
    );
  });
});
