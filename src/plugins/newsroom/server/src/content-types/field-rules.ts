import { z } from 'zod';
import { normaliseText } from '../text/normalise';
import { problem, type Problem } from '../problems';

type Data = Record<string, unknown>;

const isAbsent = (value: unknown): boolean => value === undefined || value === null || value === '';

const MAX_URL = 2000;

/** An absolute http(s) address, without blanks, controls or signs that turn text round. */
export const isWebUrl = (value: unknown): value is string =>
  typeof value === 'string' &&
  value.length <= MAX_URL &&
  /^https?:\/\/[^\s\p{Cc}\p{Cf}\p{Surrogate}]+$/iu.test(value) &&
  URL.canParse(value);

export const urlProblem = (data: Data, field: string): Problem | null =>
  isAbsent(data[field]) || isWebUrl(data[field])
    ? null
    : problem(field, `must be an http or https address of at most ${MAX_URL} characters`);

/** A text that may be missing from an update, but is never empty. */
export const requiredTextProblem = (data: Data, field: string, isNew: boolean): Problem | null => {
  const value = data[field];
  if (value === undefined && !isNew) return null;
  const isEmpty = isAbsent(value) || (typeof value === 'string' && normaliseText(value) === '');
  return isEmpty ? problem(field, 'must not be empty') : null;
};

/** Texts that are not texts, or longer than their attribute's `maxLength` (UTF-16 units, as Strapi counts). */
export const textProblems = (
  data: Data,
  fields: readonly string[],
  attributes: Readonly<Record<string, object>>
): (Problem | null)[] =>
  fields.map((field) => {
    const value = data[field];
    if (value === undefined || value === null) return null;
    if (typeof value !== 'string') return problem(field, 'must be text');

    const attribute = attributes[field];
    const limit =
      attribute && 'maxLength' in attribute
        ? Number(attribute.maxLength)
        : Number.POSITIVE_INFINITY;
    return value.length > limit
      ? problem(field, `must be at most ${limit} characters, has ${value.length}`)
      : null;
  });

const INSTANT = z.union([z.iso.datetime({ offset: true, local: true }), z.iso.date()]);

/** A real day, in a year that every database and every reader's calendar can take. */
const isInstant = (value: unknown): boolean => {
  const isWritten = value instanceof Date || INSTANT.safeParse(value).success;
  const year = isWritten ? new Date(value as string | Date).getUTCFullYear() : Number.NaN;
  return year >= 1000 && year <= 9999;
};

const MAX_INTEGER = 2_147_483_647;

/** Whole numbers that fit the column of every database. */
export const integerProblem = (data: Data, field: string): Problem | null => {
  const value = data[field];
  if (value === undefined || value === null) return null;
  return Number.isInteger(value) && Math.abs(Number(value)) <= MAX_INTEGER
    ? null
    : problem(field, `must be a whole number between -${MAX_INTEGER} and ${MAX_INTEGER}`);
};

/** Instants that are not ISO 8601; Strapi refuses them too, but does not say which field it is. */
export const instantProblems = (data: Data, fields: readonly string[]): (Problem | null)[] =>
  fields.map((field) =>
    isAbsent(data[field]) || isInstant(data[field])
      ? null
      : problem(field, 'must be an instant such as 2026-01-31T08:00:00Z')
  );

/** Whether one instant is not after the other; false when either is missing or none. */
export const isBefore = (end: unknown, start: unknown): boolean =>
  !isAbsent(end) &&
  !isAbsent(start) &&
  new Date(end as string | Date).getTime() <= new Date(start as string | Date).getTime();

/** The same data with the named texts in normal form; what is absent stays absent. */
export const normaliseTexts = (
  data: Data,
  fields: readonly string[],
  normalise: (text: string) => string
): Data => {
  const changed = fields.flatMap((field) => {
    const value = data[field];
    return typeof value === 'string' ? [[field, normalise(value)] as const] : [];
  });
  return { ...data, ...Object.fromEntries(changed) };
};
