/**
 * Terms go to the engines as lower-case ASCII letters and digits, so that no engine's idea of words,
 * case, collation or stop words matters. What a term begins with, its code begins with too.
 *
 * a–y and digits stand for themselves, `zz` for z. `z` and two digits turn to a page of 1260 characters,
 * each of which is two digits (base 36) from then on: Greek and Cyrillic are on page 0, Hebrew, Arabic
 * and Devanagari on page 1. The first digit is never z, so `z` turns to another page at any time.
 */
const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyz';
const PAGE = 35 * 36;

/** InnoDB leaves longer words out (84 less the two letters that its adapter puts in front). */
export const MAX_CODE = 82;

/** Stands between things that no phrase may span; no term has this code. */
export const BREAK = 'z';

const twoDigits = (value: number): string =>
  `${DIGITS[Math.floor(value / 36)] ?? ''}${DIGITS[value % 36] ?? ''}`;

/** @returns the code of a folded term, cut behind a whole character where it would be too long */
export const encodeTerm = (term: string): string => {
  if (/^[a-y0-9]*$/.test(term)) return term.slice(0, MAX_CODE);
  let code = '';
  let page: number | null = null;
  for (const character of term) {
    let next = character === 'z' ? 'zz' : character;
    if (page !== null || !/[a-z0-9]/.test(character)) {
      const point = character.codePointAt(0) ?? 0;
      const own = Math.floor(point / PAGE);
      next = `${own === page ? '' : `z${twoDigits(own)}`}${twoDigits(point % PAGE)}`;
      page = own;
    }
    if (code.length + next.length > MAX_CODE) break;
    code += next;
  }
  return code;
};
