import { Parser } from 'htmlparser2';

/**
 * What never belongs in stored text: bidi embeddings, overrides and isolates (U+202A–E, U+2066–9:
 * they open a scope and can turn a whole line round), zero-width space and byte order mark, and
 * the C0/C1 controls except tab and line feed.
 *
 * Kept on purpose: ZWNJ and ZWJ (Persian, Hindi and emoji are spelt with them), and the marks
 * LRM, RLM and ALM (U+200E, U+200F, U+061C): right-to-left newsrooms set them so that a full stop
 * or a number stays on its side of a Latin name; they open no scope, so they cannot reorder more
 * than their neighbours.
 */
const REMOVED = /[\u200B\uFEFF\u202A-\u202E\u2066-\u2069]|(?![\t\n])\p{Cc}/gu;

/** The two noncharacters go with the lone surrogates: neither may stand in XML, so in no feed. */
const UNREADABLE = /\p{Surrogate}|[\uFFFE\uFFFF]/gu;

const LINE_BREAKS = /\r\n?|[\v\f\u0085\u2028\u2029]/g;

/**
 * Makes characters safe to store, without touching white space other than line breaks.
 *
 * @returns the text with every kind of line break as `\n`, lone surrogates as U+FFFD, and bidi
 *   controls, zero-width and control characters gone; not yet in NFC
 */
export function cleanText(value: string): string {
  return value.replace(LINE_BREAKS, '\n').replace(REMOVED, '').replace(UNREADABLE, '\uFFFD');
}

/**
 * One-line text such as a headline: cleaned, NFC, trimmed, runs of white space as one space.
 * A lone typographic space (no-break, narrow no-break, ideographic …) stays: French and Japanese
 * headlines are set with them.
 */
export function normaliseText(value: string): string {
  return cleanText(value)
    .replace(/\s+/g, (run) => (run.length === 1 && !/[\t\n]/.test(run) ? run : ' '))
    .trim()
    .normalize('NFC');
}

/**
 * Text of several lines: each line as in {@link normaliseText}, at most one blank line in a row,
 * none at either end.
 */
export function normaliseMultiline(value: string): string {
  return cleanText(value)
    .split('\n')
    .map(normaliseText)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+|\n+$/g, '');
}

/** An ampersand that begins no complete entity, and so stands for itself. */
const BARE_AMPERSAND = /&(?!(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});)/gi;

/**
 * Decodes HTML entities exactly once: `&amp;lt;` becomes `&lt;`. Only complete ones (with their
 * semicolon) are read, so that `R&D&copy` and addresses in text keep what they say. Tags are left
 * as they are.
 */
export function decodeEntities(value: string): string {
  if (!value.includes('&')) return value;
  let decoded = '';
  const parser = new Parser({ ontext: (text) => (decoded += text) }, { decodeEntities: true });
  parser.end(value.replace(BARE_AMPERSAND, '&amp;').replace(/</g, '&lt;'));
  return decoded;
}
