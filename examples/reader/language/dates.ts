import { environment } from '../newsroom/environment';

/** "25 February 2025", as a language writes it, in the site's time zone: true whenever it is read. */
export const dateIn = (instant: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: environment.timeZone() }).format(
    new Date(instant)
  );
