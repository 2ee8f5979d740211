const DIGIT = /\p{Nd}/u;

/**
 * The value of a decimal digit of any script. Unicode encodes them in runs of ten that begin at a code
 * point ending in 0 or in 6, so the run's begin tells the value.
 */
const valueOf = (digit: string): number => {
  const code = digit.codePointAt(0) ?? 0;
  const nibble = code & 0xf;
  return DIGIT.test(String.fromCodePoint(code - nibble)) ? nibble : nibble - 6;
};

/** The text with the digits of every script as 0 to 9: Arabic, Persian, Devanagari, Thai, full width … */
export const withLatinDigits = (text: string): string =>
  text.replace(/(?![0-9])\p{Nd}/gu, (digit) => String(valueOf(digit)));
