import fc from 'fast-check';
import { isBlocks } from 'newsroom/text/blocks';
import { nodesOfParts, partsOfNodes, plainText, type UnitPart } from 'newsroom/text/unit-parts';
import { readMarkup, writeMarkup } from 'newsroom/translation/machine/markup';
import { createTermFinder } from 'newsroom/translation/machine/protect-terms';

const noTerms = createTermFinder([]);
const text = (value: string): UnitPart => ({ kind: 'text', text: value });
const bold = (id: string, ...children: UnitPart[]): UnitPart => ({
  ...{ kind: 'pair', id, type: 'bold', children },
});
const link = (id: string, ...children: UnitPart[]): UnitPart => ({
  ...{ kind: 'pair', id, type: 'link', url: 'https://example.org/?a=1&b=2', children },
});

describe('a unit as it is sent', () => {
  const sent = (...parts: UnitPart[]) => writeMarkup(parts, noTerms).text;

  it('is escaped text with neutral tags, and no addresses', () => {
    expect(sent(text('A & B '), link('1', text('said <so>'), bold('2', text('!'))))).toBe(
      'A &amp; B <x id="1">said &lt;so&gt;<x id="2">!</x></x>'
    );
  });

  it('has breaks as empty tags', () => {
    expect(sent(text('One'), { kind: 'break', id: '1' }, text('two'))).toBe('One<x id="1"></x>two');
  });

  it('leaves the white space at its ends at home', () => {
    const marked = writeMarkup([text('  One '), bold('1', text('two')), text('\u00a0')], noTerms);
    expect(marked.text).toBe('One <x id="1">two</x>');
    const { parts } = readMarkup('Bir <x id="1">iki</x>', marked);
    expect(plainText(parts)).toBe('  Bir iki\u00a0');
  });

  it('has terms of the glossary in it as they will be said', () => {
    const find = createTermFinder([
      { source: 'White House', target: 'Beyaz Saray' },
      { source: 'House', target: 'Meclis' },
    ]);
    const marked = writeMarkup([text('The White House & the Household')], find);
    expect(marked.text).toBe('The <t id="1">Beyaz Saray</t> &amp; the Household');
    const back = readMarkup('<t id="1">beyaz saray</t> ve hane', marked);
    expect(back).toEqual({ parts: [text('Beyaz Saray ve hane')], lost: [] });
    expect(readMarkup('Saray ve hane', marked).lost).toEqual(['term']);
  });

  it('finds terms in scripts without spaces, and none within words of others', () => {
    const find = createTermFinder([
      { source: '东盟', target: 'ASEAN' },
      { source: 'Oman', target: 'Umman' },
    ]);
    expect(find('印尼是东盟成员国').filter(({ kind }) => kind === 'term')).toHaveLength(1);
    expect(find('Romania, Oman and Omani').filter(({ kind }) => kind === 'term')).toHaveLength(1);
  });
});

describe('what comes back', () => {
  const marked = writeMarkup(
    [text('See '), link('a', text('this '), bold('b', text('page'))), text(' now')],
    noTerms
  );
  const read = (answer: string) => readMarkup(answer, marked);

  it('is put together again, in whatever order', () => {
    expect(read('<x id="1"><x id="2">Sayfa</x>ya</x> bak')).toEqual({
      parts: [link('a', bold('b', text('Sayfa')), text('ya')), text(' bak')],
      lost: [],
    });
  });

  it.each([
    ['<x id="1">bak', ['link', 'bold'], 'bak'],
    ['<x id="1"><x id="2">bu</x></x></x> bak', ['link', 'bold'], 'bu bak'],
    ['bak bu sayfaya', ['link', 'bold'], 'bak bu sayfaya'],
    ['<x id="1">bu</x> <x id="2"></x>sayfa', ['bold'], 'bu sayfa'],
    ['<x id="1">bu</x> <x id="1">sayfa</x>', ['bold'], 'bu sayfa'],
    ['<x id="7">bu</x> <x id="1">sayfa</x>', ['bold'], 'bu sayfa'],
    ['<x>bu</x> <x id="1"><x id="2">sayfa</x></x>', [], 'bu sayfa'],
    ['<p>bu</p> <x id="1"><x id="2">sayfa</x></x>', [], 'bu sayfa'],
    ["<x id='1'><X ID=2>sayfa</X></x>", [], 'sayfa'],
    ['<x id="1">Q&amp;A &lt;3 &nbsp;&#39;</x>', ['bold'], "Q&A <3 \u00a0'"],
  ])('of %s loses %j', (answer, lost, words) => {
    const understood = read(answer);
    expect([understood.lost, plainText(understood.parts)]).toEqual([lost, words]);
  });

  it('never says where a link leads', () => {
    const { parts } = read('<x id="1" href="https://evil.example">bu</x>');
    expect(JSON.stringify(parts)).not.toContain('evil');
  });
});

/** Strapi's inline nodes of a paragraph. */
const marks = fc.record(
  { bold: fc.constant(true), italic: fc.constant(true), code: fc.constant(true) },
  { requiredKeys: [] }
);
const words = fc.stringMatching(/^[a-zA-Z&<>" çğıİ中文]{1,12}$/);
const textNode = fc
  .tuple(words, marks)
  .map(([value, given]) => ({ type: 'text' as const, text: value, ...given }));
const linkNode = fc
  .array(textNode, { minLength: 1, maxLength: 3 })
  .map((children) => ({ type: 'link' as const, url: 'https://example.org', children }));
const line = fc
  .array(fc.oneof({ weight: 3, arbitrary: textNode }, linkNode), { minLength: 1, maxLength: 6 })
  .map(partsOfNodes);

const codesOf = (parts: readonly UnitPart[]): string[] =>
  parts.flatMap((part) => {
    if (part.kind === 'text') return [];
    return part.kind === 'break' ? ['break'] : [part.type, ...codesOf(part.children)];
  });

/** Keeps the tags where they are and changes the words between them. */
const shuffle = (markup: string): string =>
  markup
    .split(/(<[^>]*>)/)
    .map((piece) => (piece.startsWith('<') ? piece : piece.split(' ').reverse().join(' ')))
    .join('');

test('codes survive a machine that shuffles words and keeps tags', () => {
  fc.assert(
    fc.property(line, (parts) => {
      const marked = writeMarkup(parts, noTerms);
      const back = readMarkup(shuffle(marked.text), marked);
      expect(back.lost).toEqual([]);
      expect(codesOf(back.parts)).toEqual(codesOf(parts));
    })
  );
});

test('what is sent and comes back as it was is what it was', () => {
  fc.assert(
    fc.property(line, (parts) => {
      const marked = writeMarkup(parts, noTerms);
      expect(nodesOfParts(readMarkup(marked.text, marked).parts)).toEqual(nodesOfParts(parts));
    })
  );
});

test('whatever comes back, it is a line that Strapi stores, without addresses of its own', () => {
  const piece = fc.oneof(
    fc.constantFrom('<x id="1">', '</x>', '<x id="2"/>', '<x id="9">', '<t id="1">', '</t>', '<x'),
    fc.constantFrom('<a href="https://evil.example">', '&lt;', '&#0;', '&#xD800;', '\u0000', '>'),
    words
  );
  fc.assert(
    fc.property(line, fc.array(piece, { maxLength: 12 }), (parts, pieces) => {
      const { parts: back, lost } = readMarkup(pieces.join(''), writeMarkup(parts, noTerms));
      const children = nodesOfParts(back);
      expect(isBlocks([{ type: 'paragraph', children }])).toBe(true);
      expect(
        children.every((node) => node.type === 'text' || node.url === 'https://example.org')
      ).toBe(true);
      const kept = codesOf(back);
      expect([...kept, ...lost].sort()).toEqual(codesOf(parts).sort());
    })
  );
});
