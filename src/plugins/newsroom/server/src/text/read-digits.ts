/** A number as a text writes it in digits. */
export interface Figure {
  /** As written, digits as 0 to 9. */
  text: string;
  /** What it may mean: "1.234" is 1234 in some places and 1.234 in others. */
  values: readonly number[];
  /** Others may write it in words, or in another way: a small or round number, a time of day. */
  isSoft: boolean;
}

/** Digits with what groups them or parts their decimals, and the same again behind a dash or a colon. */
export const RUN = /\d+(?:[.,:٬٫،'’/\u2011\u00a0\u202f\u2009-]\d+)*/gu;

/** Small numbers, and round ones such as 400 or 15,000, are spelled out by many. */
export const isSpelledOften = (value: number): boolean => {
  if (!Number.isInteger(value)) return false;
  let mantissa = value;
  while (mantissa >= 10 && mantissa % 10 === 0) mantissa /= 10;
  return mantissa <= 20;
};

const isGrouped = (parts: readonly string[]): boolean => {
  const [first = '', ...rest] = parts;
  const last = rest.at(-1) ?? '';
  // In threes; or in twos before the last three, as in India.
  const isIndian = rest.slice(0, -1).every((part) => part.length === 2);
  const isThrees = rest.every((part) => part.length === 3);
  return /^[1-9]\d{0,2}$/.test(first) && last.length === 3 && (isThrees || isIndian);
};

/** What one number, with its separators, may mean; null for what is a date, a version or the like. */
const readNumber = (run: string): number[] | null => {
  const parts = run.split(/\D/u);
  const marks = run.replaceAll(/\d/g, '');
  if (parts.length === 1) return [Number(run)];
  const joined = Number(parts.join(''));
  const isOneMark = [...marks].every((mark) => mark === marks[0]);
  const last = parts.at(-1) ?? '';
  const decimal = Number(`${parts.slice(0, -1).join('')}.${last}`);
  if (marks.includes('٫')) return [decimal];
  if (parts.length === 2) {
    const readings = isGrouped(parts) ? [joined] : [];
    return /[.,،]/.test(marks) ? [...readings, decimal] : isGrouped(parts) ? [joined] : null;
  }
  if (isOneMark) return isGrouped(parts) ? [joined] : null;
  const isLastOther = [...marks.slice(0, -1)].every((mark) => mark === marks[0]);
  return isLastOther && isGrouped(parts.slice(0, -1)) ? [decimal] : null;
};

/** 17:30 and 17.30 */
export const CLOCK_TIME = /^([01]?\d|2[0-4])[:.]([0-5]\d)$/;

/** "2024–25" and "2024/25" are the years 2024 and 2025. */
const shortYear = (run: string): number[] | null => {
  const [, century, year, next] = /^(\d\d)(\d\d)[-/\u2011](\d\d)$/u.exec(run) ?? [];
  return century === undefined || Number(next) <= Number(year)
    ? null
    : [Number(`${century}${year}`), Number(`${century}${next}`)];
};

const figureOf = (text: string, values: readonly number[]): Figure => ({
  text,
  values: [...new Set(values)],
  isSoft: values.every(isSpelledOften),
});

/** A run of digits as the figures that are in it. */
export const readRun = (run: string): Figure[] => {
  const years = shortYear(run);
  if (years) return years.map((year) => figureOf(String(year), [year]));
  if (CLOCK_TIME.test(run)) {
    return [{ text: run, values: [Number(run.replace(':', '.'))], isSoft: true }];
  }
  if (/[:/\u2011-]/.test(run)) return run.split(/[:/\u2011-]/u).flatMap((one) => readRun(one));
  const values = readNumber(run);
  if (values) return [figureOf(run, values)];
  return run
    .split(/\D/u)
    .filter((part) => part !== '')
    .map((part) => figureOf(part, [Number(part)]));
};
