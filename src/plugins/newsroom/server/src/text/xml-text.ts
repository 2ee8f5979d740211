import { escapeMarkup } from './escape-markup';

const LINE_BREAKS = /\r\n?/g;

/**
 * Controls but tab and line feed. XML 1.0 forbids those of C0 even as `&#1;`; DEL and C1 it only
 * discourages, but they stand in text by mistake alone (a Windows code page read as Latin-1), and
 * feed validators report them.
 */
const CONTROLS = /(?![\t\n])\p{Cc}/gu;

/**
 * Halves of a pair, and Unicode's noncharacters: U+FFFE and U+FFFF are outside of XML's `Char` (XML 1.0
 * §2.2), the other 64 discouraged there and errors in HTML; none is meant to leave a program.
 */
const NO_CHARACTERS = /\p{Surrogate}|\p{Noncharacter_Code_Point}/gu;

/**
 * Text that XML 1.0 can carry: every code unit sequence becomes one of XML's `Char`, and no character
 * that it can carry is lost. For builders that escape by themselves; else see `escapeXml`.
 *
 * @returns line breaks as `\n`, no control characters but tab and line feed, lone surrogates and
 *   noncharacters as U+FFFD
 */
export function xmlText(value: string): string {
  return value.replace(LINE_BREAKS, '\n').replace(CONTROLS, '').replace(NO_CHARACTERS, '\uFFFD');
}

/**
 * The same, ready to stand in an element or in a quoted attribute. `>` is written as an entity too:
 * `]]>` may not stand in text, and no CDATA section is needed, which could not hold it either.
 */
export function escapeXml(value: string): string {
  return escapeMarkup(xmlText(value));
}
