import fc from 'fast-check';

/** Everything that a string of JavaScript can hold, and often what XML, HTML or JSON cannot. */
export const anyText = fc.string({
  maxLength: 30,
  unit: fc.oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
    fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
    fc.constantFrom('\0', '\x1B', '\uD800', '\uDC00', '\uFFFE', '\uFFFF', '\u2028', '\r', ' '),
    fc.constantFrom(']]>', '<![CDATA[', '&amp;', '&#0;', '</script>', '<!--', '"', "'", '<', '&')
  ),
});

/** The same, with something in it that shows. */
export const someText = anyText.map((text) => `${text}x`);

/** One of each of what no format may stumble over. */
export const NASTY = 'a\0b\x1Bc\uD800d\uDC00e\uFFFEf\uFFFFg]]>h<i>&"\'\u2028j</script>k🗞️';
