import { LRUCache } from 'lru-cache';
import { relativeTime } from '../../text/relative-time';

interface Question {
  then: Date;
  now: Date;
  locale: string;
  timeZone: string;
  fallbackLocale: string;
}

interface Known {
  label: string;
  madeMs: number;
  /** Infinity for a label that stays. */
  untilMs: number;
}

/** Each some hundred bytes. */
const MAX_LABELS = 2_000;

/**
 * Relative labels that are kept for as long as they are true. One publication alone makes Strapi read
 * the same rows eight times over, and each label asks `Intl` several things.
 */
export const createLabelMemory = (): ((question: Question) => string) => {
  const labels = new LRUCache<string, Known>({ max: MAX_LABELS });

  return (question) => {
    const { then, now, locale, timeZone, fallbackLocale } = question;
    const key = `${then.getTime()} ${locale} ${timeZone} ${fallbackLocale}`;
    const nowMs = now.getTime();
    const known = labels.get(key);
    if (known && known.madeMs <= nowMs && nowMs < known.untilMs) return known.label;

    const { label, validUntil } = relativeTime(question);
    labels.set(key, { label, madeMs: nowMs, untilMs: validUntil?.getTime() ?? Infinity });
    return label;
  };
};
