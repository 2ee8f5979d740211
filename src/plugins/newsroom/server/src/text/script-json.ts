import { xmlText } from './xml-text';

const ESCAPED = /[<>&\u2028\u2029]/g;

const escapeUnit = (character: string): string =>
  `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/**
 * JSON that may also stand within `<script type="application/ld+json">`, as it is: no text in it can end
 * the element or open a comment, and no old parser of scripts takes U+2028 for the end of a line. Texts
 * lose their control characters and lone surrogates, which strict readers of JSON refuse (RFC 7493).
 */
export const scriptJson = (value: unknown): string =>
  JSON.stringify(value, (_key, one: unknown) =>
    typeof one === 'string' ? xmlText(one) : one
  ).replace(ESCAPED, escapeUnit);
