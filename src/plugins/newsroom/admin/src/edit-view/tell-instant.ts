import { absoluteDateTime } from '../../../server/src/text/absolute-date';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export interface InstantOptions {
  /** Language of the admin, BCP 47. */
  language: string;
  /** IANA name. */
  timeZone: string;
}

/** "26 November 2026 at 14:00" by the clocks of a zone, in the language of the admin. */
export const tellInstant = (instant: Date, { language, timeZone }: InstantOptions): string =>
  absoluteDateTime(instant, { locale: language, timeZone });

/** "in 2 hours": how long it is until something happens, rounded up, so that it never comes early. */
export const tellWait = (instant: Date, now: Date, language: string): string => {
  const wait = Math.max(0, instant.getTime() - now.getTime());
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'always', style: 'long' });
  if (wait < HOUR) return format.format(Math.ceil(wait / MINUTE), 'minute');
  if (wait < 2 * DAY) return format.format(Math.ceil(wait / HOUR), 'hour');
  return format.format(Math.ceil(wait / DAY), 'day');
};

/** The zone in which the editor's own clock runs. */
export const ownTimeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;
