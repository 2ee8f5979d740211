import { z } from 'zod';

const isTimeZone = (value: string): boolean => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: value }));
  } catch {
    return false;
  }
};

/** An IANA name, such as `Europe/Istanbul`. */
export const timeZoneSchema = z.string().refine(isTimeZone, 'is not an IANA time zone');

/** IANA names by locale. */
export const timeZonesSchema = z.record(z.string(), timeZoneSchema);
