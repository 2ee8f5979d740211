const DIGITS = '〇一二三四五六七八九';
const SAME: Readonly<Record<string, string>> = { 零: '〇', 两: '二', 兩: '二', 壹: '一' };
const SMALL: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1_000 };
const LARGE: Readonly<Record<string, number>> = {
  ...{ 万: 1e4, 萬: 1e4, 亿: 1e8, 億: 1e8 },
};

/** A run of Han numerals. */
export const HAN_NUMERAL = /[〇零一二两兩三四五六七八九十百千万萬亿億]+/gu;

/**
 * The number that Han numerals write: 400 for 四百, 31 for 三十一, 120,000,000 for 一亿二千万, and digit by
 * digit 2025 for 二〇二五. Null for what is no number.
 */
export const readHanNumeral = (numeral: string): number | null => {
  const letters = [...numeral].map((letter) => SAME[letter] ?? letter);
  if (letters.every((letter) => DIGITS.includes(letter))) {
    return letters.length === 0
      ? null
      : Number(letters.map((letter) => DIGITS.indexOf(letter)).join(''));
  }
  let total = 0;
  let section = 0;
  let digit: number | null = null;
  for (const letter of letters) {
    const small = SMALL[letter];
    const large = LARGE[letter];
    if (small !== undefined) {
      section += (digit ?? 1) * small;
      digit = null;
    } else if (large !== undefined) {
      const pending = section + (digit ?? 0);
      // 亿 multiplies all before it, 万 what is left of it behind 亿.
      total = large === 1e8 ? (total + pending || 1) * large : total + (pending || 1) * large;
      section = 0;
      digit = null;
    } else {
      digit = DIGITS.indexOf(letter);
    }
  }
  return total + section + (digit ?? 0);
};

/** What multipliers behind a figure make of it: 10,000 for 万, 1,000,000 for 百万; 1 for none. */
export const hanFactor = (multipliers: string): number =>
  [...multipliers].reduce((product, one) => product * (SMALL[one] ?? LARGE[one] ?? 1), 1);
