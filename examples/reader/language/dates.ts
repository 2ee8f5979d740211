import { relativeLabel } from 'strapi-plugin-newsroom/client';
import { environment } from '../newsroom/environment';

/** So far ahead that "15 hours ago" has long become a date. */
const AT_LAST = new Date('9999-01-01T00:00:00Z');

/** "25 February 2025", in the words that the newsroom uses, in the site's time zone: it stays true. */
export const dateIn = (instant: string, locale: string): string =>
  relativeLabel({ then: instant, now: AT_LAST, locale, timeZone: environment.timeZone() }).label;
