import type { Blocks } from '../../text/blocks';
import { countImages, readableText } from '../../text/block-text';
import { measureReadTime, type Evidence } from '../../text/read-time';
import type { createLabelMemory } from './label-memory';

/** What readers need of a body's length; stored with the article, never taken from a client. */
export const computeLength = (
  body: Blocks | null,
  { locale, rates }: { locale: string; rates?: Readonly<Record<string, number>> }
): Record<'wordCount' | 'characterCount' | 'readTimeMinutes' | 'readTimeSeconds', number> & {
  readTimeEvidence: Evidence;
} => {
  const text = body ? readableText(body) : '';
  const images = body ? countImages(body) : 0;
  const { words, characters, minutes, seconds, evidence } = measureReadTime(
    { text, images },
    { locale, rates }
  );

  return {
    wordCount: words,
    characterCount: characters,
    readTimeMinutes: minutes,
    readTimeSeconds: seconds,
    readTimeEvidence: evidence,
  };
};

const toDate = (value: unknown): Date | null => {
  if (value === null || value === undefined) return null;
  const date = value instanceof Date ? value : new Date(String(value));
  return Number.isNaN(date.getTime()) ? null : date;
};

/** "15 hours ago" of an article row, null while it was never published. */
export const labelAge = (
  row: { firstPublishedAt?: unknown; locale?: unknown },
  { now, timeZone, fallbackLocale }: { now: Date; timeZone: string; fallbackLocale: string },
  labelOf: ReturnType<typeof createLabelMemory>
): string | null => {
  const then = toDate(row.firstPublishedAt);
  if (!then) return null;
  const locale = typeof row.locale === 'string' ? row.locale : fallbackLocale;
  return labelOf({ then, now, locale, timeZone, fallbackLocale });
};
