const PARTS = {
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
  timeZoneName: 'longOffset',
} as const;

/**
 * An instant as the clocks of a time zone show it, with their offset from UTC, which tells the two
 * hours of an autumn night apart: `2026-10-25T02:30:00+01:00` (ISO 8601, RFC 3339).
 *
 * @param zone - IANA name
 * @throws RangeError for a zone that there is not
 */
export const localInstant = (instant: Date, zone: string): string => {
  const format = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
    ...PARTS,
    timeZone: zone,
  });
  const parts = Object.fromEntries(
    format.formatToParts(instant).map(({ type, value }) => [type, value])
  );
  const { year, month, day, hour, minute, second, timeZoneName = '' } = parts;
  const offset = timeZoneName.replace('GMT', '') || '+00:00';
  return `${year?.padStart(4, '0')}-${month}-${day}T${hour}:${minute}:${second}${offset}`;
};
