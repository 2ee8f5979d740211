import { localInstant } from 'newsroom/text/local-instant';

test.each([
  ['2026-03-01T05:00:00.000Z', 'Europe/Istanbul', '2026-03-01T08:00:00+03:00'],
  ['2026-03-01T05:00:00.000Z', 'UTC', '2026-03-01T05:00:00+00:00'],
  // The hour that is there twice, and the one that is not there.
  ['2026-10-25T00:30:00.000Z', 'Europe/Berlin', '2026-10-25T02:30:00+02:00'],
  ['2026-10-25T01:30:00.000Z', 'Europe/Berlin', '2026-10-25T02:30:00+01:00'],
  ['2026-03-29T00:59:59.000Z', 'Europe/Berlin', '2026-03-29T01:59:59+01:00'],
  ['2026-03-29T01:00:00.000Z', 'Europe/Berlin', '2026-03-29T03:00:00+02:00'],
  ['2026-01-01T18:15:00.000Z', 'Asia/Kathmandu', '2026-01-02T00:00:00+05:45'],
  ['2026-01-01T00:00:00.000Z', 'America/St_Johns', '2025-12-31T20:30:00-03:30'],
])('%s in %s is %s, and the same instant', (instant, zone, expected) => {
  const local = localInstant(new Date(instant), zone);
  expect(local).toBe(expected);
  expect(new Date(local).toISOString()).toBe(instant);
});

test('a zone that there is not is an error', () => {
  expect(() => localInstant(new Date(0), 'Europe/Atlantis')).toThrow(RangeError);
});
