import { languageOf } from './locale';
import { toAsciiSlug } from './slug-ascii';
import { APOSTROPHES, readablePart, VOWEL_SIGNS } from './slug-text';

/** `ascii`: a to z, digits and hyphens. `unicode`: letters of any script, percent-encoded in URLs. */
export type SlugForm = 'ascii' | 'unicode';

export interface SlugOptions {
  /** BCP 47 locale of the text; decides how letters are romanised. */
  locale: string;
  /** Default `ascii`. */
  form?: SlugForm;
  /** In UTF-16 code units. Default 80. */
  maxLength?: number;
}

export const MAX_SLUG_LENGTH = 80;

const toUnicode = (plain: string): string =>
  plain
    .replace(APOSTROPHES, '')
    .replace(/[^\p{L}\p{M}\p{Nd}]+/gu, '-')
    // A mark needs a letter to stand on.
    .replace(/(^|-)\p{M}+/gu, '$1')
    .replace(/-{2,}/g, '-')
    .replace(/^-+|-+$/g, '')
    // What was taken out may have kept two marks from their canonical order.
    .normalize('NFKC');

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Cuts at the last hyphen that fits; a single overlong word is cut between two characters. */
const cut = (slug: string, maxLength: number): string => {
  if (slug.length <= maxLength) return slug;
  const hyphen = slug.lastIndexOf('-', maxLength);
  if (hyphen > 0) return slug.slice(0, hyphen);
  let end = 0;
  for (const { index, segment } of graphemes.segment(slug)) {
    if (index + segment.length > maxLength) break;
    end = index + segment.length;
  }
  return slug.slice(0, end);
};

/**
 * The address of a headline: "Größe & Straße" in `de` is "groesse-und-strasse". Deterministic and
 * idempotent; never throws, whatever the text.
 *
 * @returns '' when nothing readable is left, as of "🔥🎉": the caller then needs another name
 */
export const slugify = (
  text: string,
  { locale, form = 'ascii', maxLength = MAX_SLUG_LENGTH }: SlugOptions
): string => {
  const language = languageOf(locale);
  const plain = readablePart(text, language);
  const slug = form === 'unicode' ? toUnicode(plain) : toAsciiSlug(plain, language, locale);
  return cut(slug, maxLength);
};

const ASCII_SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const UNICODE_SLUG = /^[\p{L}\p{Nd}][\p{L}\p{M}\p{Nd}]*(?:-[\p{L}\p{Nd}][\p{L}\p{M}\p{Nd}]*)*$/u;

/**
 * True for what may stand as a slug written by hand: letters and digits, single hyphens between
 * them, no upper case, at most 80 UTF-16 code units; letters beyond a to z only in `unicode` form,
 * and there in NFKC, as two spellings of one address would be two addresses.
 */
export const isSlug = (value: string, form: SlugForm = 'ascii'): boolean => {
  if (value.length > MAX_SLUG_LENGTH) return false;
  if (form === 'ascii') return ASCII_SLUG.test(value);
  return (
    UNICODE_SLUG.test(value) &&
    value.normalize('NFKC') === value &&
    !/[\p{Lu}\p{Lt}]/u.test(value) &&
    value.replace(VOWEL_SIGNS, '') === value
  );
};

/**
 * The n-th candidate for a slug that is taken: "visit-2", within the length, cut at a hyphen.
 * @param n 2 or more
 */
export const withSuffix = (slug: string, n: number, maxLength = MAX_SLUG_LENGTH): string => {
  const suffix = `-${n}`;
  return `${cut(slug, maxLength - suffix.length)}${suffix}`;
};
