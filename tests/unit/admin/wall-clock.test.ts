import fc from 'fast-check';
import { instantOnWall, wallTimeOf } from 'newsroom-admin/edit-view/wall-clock';
import { localInstant } from 'newsroom/text/local-instant';

const at = (time: string, zone: string) => {
  const found = instantOnWall(time, zone);
  return found.ok ? found.instant.toISOString() : found.reason;
};

describe('a time on the clocks of a zone', () => {
  test.each([
    ['2026-11-27T14:00', 'Europe/Istanbul', '2026-11-27T11:00:00.000Z'],
    ['2026-11-27T14:00', 'UTC', '2026-11-27T14:00:00.000Z'],
    ['2026-07-01T09:30', 'Asia/Kathmandu', '2026-07-01T03:45:00.000Z'],
    ['2026-01-01T00:00', 'Pacific/Kiritimati', '2025-12-31T10:00:00.000Z'],
    ['2026-12-31T23:59', 'Pacific/Pago_Pago', '2027-01-01T10:59:00.000Z'],
  ])('%s in %s is %s', (time, zone, instant) => {
    expect(at(time, zone)).toBe(instant);
  });

  it('is not there in the hour that clocks skip', () => {
    expect(at('2026-03-29T02:30', 'Europe/Berlin')).toBe('not-there');
    expect(at('2011-12-30T12:00', 'Pacific/Apia')).toBe('not-there');
  });

  it('is the earlier of the two where clocks go back', () => {
    expect(at('2026-10-25T02:30', 'Europe/Berlin')).toBe('2026-10-25T00:30:00.000Z');
  });

  it('leads back to where it came from, for every instant and zone', () => {
    const zones = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'UTC');
    const minutes = fc.integer({ min: 28_000_000, max: 32_000_000 });
    fc.assert(
      fc.property(minutes, zones, (minute, zone) => {
        const shown = localInstant(new Date(minute * 60_000), zone).slice(0, 16);
        const found = instantOnWall(shown, zone);
        expect(found.ok && localInstant(found.instant, zone).slice(0, 16)).toBe(shown);
      })
    );
  });

  it('is what a picker shows', () => {
    expect(wallTimeOf(new Date(2026, 0, 5, 7, 3))).toBe('2026-01-05T07:03');
  });
});
