import fc from 'fast-check';
import { escapeXml, xmlText } from 'newsroom/text/xml-text';

/** XML 1.0 §2.2, production 2. */
const IS_XML = /^[\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]*$/u;

const anyString = fc.string({
  unit: fc.oneof(
    fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
    fc.constantFrom('\0', '\x1B', '\uD800', '\uDC00', '\uFFFE', '\uFFFF', ']]>', '\r', '&', '<')
  ),
});

describe('text for XML', () => {
  it.each([
    ['control characters', 'a\0b\x08c\x0Bd\x1Fe\x7Ff\x85g', 'abcdefg'],
    ['lone surrogates', '\uD83D and \uDE00', '\uFFFD and \uFFFD'],
    ['noncharacters outside of XML', 'a\uFFFEb\uFFFFc', 'a\uFFFDb\uFFFDc'],
    ['every kind of line break', 'a\r\nb\rc\nd\te', 'a\nb\nc\nd\te'],
    ['emoji, marks and joiners', '👩‍👩‍👧 \u200F۱۲\u200C \uFDD0', '👩‍👩‍👧 \u200F۱۲\u200C \uFDD0'],
  ])('%s', (_name, text, expected) => {
    expect(xmlText(text)).toBe(expected);
  });

  it('is all of characters that XML knows, and the same when it is done twice', () => {
    fc.assert(
      fc.property(anyString, (text) => {
        const made = xmlText(text);
        expect(made).toMatch(IS_XML);
        expect(xmlText(made)).toBe(made);
      })
    );
  });

  it('is left as it is where XML can carry it', () => {
    const carried = fc.string({ unit: 'grapheme' }).filter((text) => !/\p{Cc}/u.test(text));
    fc.assert(fc.property(carried, (text) => xmlText(text) === text));
  });
});

describe('text within XML', () => {
  it('ends no element, attribute or CDATA section', () => {
    expect(escapeXml(`]]> <b> & "c" 'd'`)).toBe(']]&gt; &lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;');
    fc.assert(fc.property(anyString, (text) => !/[<>"']|&(?!\w+;|#39;)/.test(escapeXml(text))));
  });
});
