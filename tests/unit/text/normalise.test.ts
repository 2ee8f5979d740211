import fc from 'fast-check';
import {
  cleanText,
  decodeEntities,
  normaliseMultiline,
  normaliseText,
} from 'newsroom/text/normalise';
import { codePoint } from '../../helpers/code-point';

describe('normaliseText', () => {
  test.each([
    ['white space', '  a \t\n  b\r\nc ', 'a b c'],
    ['NFC', 'Zu\u0308rich', 'Zürich'],
    ['lone surrogates', 'a\uD800b\uDC00', 'a\uFFFDb\uFFFD'],
    ['pairs stay', '🔥', '🔥'],
    ['bidi overrides', 'a\u202Egnp.exe\u202C \u2066x\u2069', 'agnp.exe x'],
    ['zero-width space and byte order mark', '\uFEFFa\u200Bb', 'ab'],
    ['controls', 'a\u0000b\u0007c\u007Fd\u009Be', 'abcde'],
    ['line separators', 'a\u2028b\u2029c\u0085d\u000Be\u000Cf', 'a b c d e f'],
    ['joiners stay', 'می‌خواهم क्‍ष 👨‍👩‍👧', 'می‌خواهم क्‍ष 👨‍👩‍👧'],
    ['direction marks stay', 'עברית (Strapi)\u200F\u200E.', 'עברית (Strapi)\u200F\u200E.'],
    [
      'a lone no-break space stays',
      'Vraiment\u00A0? 首相\u3000辞任',
      'Vraiment\u00A0? 首相\u3000辞任',
    ],
    ['a run with one does not', 'a \u00A0b', 'a b'],
    ['nothing', ' \n ', ''],
  ])('%s', (_what, from, to) => expect(normaliseText(from)).toBe(to));

  test('is idempotent, and its result is well-formed and trimmed', () => {
    fc.assert(
      fc.property(fc.string({ unit: codePoint }), (text) => {
        const once = normaliseText(text);
        expect(normaliseText(once)).toBe(once);
        expect(once).toBe(once.trim());
        expect(once).not.toMatch(/\p{Surrogate}|\p{Cc}/u);
      })
    );
  });
});

describe('normaliseMultiline', () => {
  test('keeps lines and at most one blank one', () => {
    expect(normaliseMultiline('\n a  b \r\n c\n\n\n\n d\n')).toBe('a b\nc\n\nd');
  });

  test('is idempotent', () => {
    fc.assert(
      fc.property(fc.string({ unit: codePoint }), (text) => {
        const once = normaliseMultiline(text);
        expect(normaliseMultiline(once)).toBe(once);
      })
    );
  });
});

describe('decodeEntities', () => {
  test.each([
    ['AT&amp;T &lt;b&gt; &quot;x&quot; &#39;y&#x27;', 'AT&T <b> "x" \'y\''],
    ['&amp;lt;', '&lt;'],
    ['&eacute;&nbsp;&hellip;', 'é\u00A0…'],
    ['&#128293;&#x1F525;', '🔥🔥'],
    ['R&D &copy ?a=1&copy=2 &; &#; &nosuch;', 'R&D &copy ?a=1&copy=2 &; &#; &nosuch;'],
    ['<b>a</b> < b', '<b>a</b> < b'],
    ['&#xD800;&#0;', '\uFFFD\uFFFD'],
  ])('%s', (from, to) => expect(decodeEntities(from)).toBe(to));
});

test('cleanText leaves white space and letters alone', () => {
  expect(cleanText('  a\t b\n\u00A0ñ')).toBe('  a\t b\n\u00A0ñ');
});
