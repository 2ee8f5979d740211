import { z } from 'zod';

/**
 * What parameters of addresses are made of. They are texts; where one stands for a number or an instant,
 * the schema ends in that, and so documents itself as such.
 */

/** Digits only, within these bounds. */
export const wholeNumber = (least: number, most: number) => {
  const message = `must be a whole number from ${least} to ${most}`;
  return z
    .string('must be one number')
    .regex(new RegExp(`^\\d{1,${String(most).length}}$`), message)
    .transform(Number)
    .pipe(z.int(message).min(least, message).max(most, message));
};

/** ISO 8601 with an offset or `Z`. */
export const instant = z.iso
  .datetime({ offset: true, error: 'must be an ISO 8601 instant such as 2026-01-31T08:00:00Z' })
  .transform((value) => new Date(value));

/** One value of a filter: no control characters, which a database would fail on. */
export const filter = (what: string, length: number) =>
  z
    .string(`must be one ${what}`)
    .min(1, `must be one ${what}`)
    .max(length, `must be at most ${length} characters`)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'must not hold control characters');
