import { type Presentation } from 'newsroom/delivery/present';
import { FIRST_PUBLISHED } from './facts-of';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const after = (milliseconds: number): Date =>
  new Date(FIRST_PUBLISHED.getTime() + milliseconds);
export const FIFTEEN_HOURS_LATER = after(15 * HOUR);
export const SEQ = 1234;

export const asked = (request: Partial<Presentation> = {}): Presentation => ({
  locale: 'en',
  now: FIFTEEN_HOURS_LATER,
  relative: true,
  body: 'blocks',
  timeZoneOf: () => 'UTC',
  fallbackLocale: 'en',
  site: { name: 'The Meridian', publicUrl: '', mediaUrl: 'https://cms.example' },
  ...request,
});

export const translationIn = (
  locale: string,
  window: { embargoUntil?: Date; expiresAt?: Date } = {}
) => ({
  locale,
  slug: 'vapurlar',
  headline: 'Vapurlar',
  path: `/${locale}/vapurlar`,
  embargoUntil: null,
  expiresAt: null,
  ...window,
});
