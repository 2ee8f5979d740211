import { localInstant } from '../../../server/src/text/local-instant';

/** What a clock on the wall shows, without saying where it hangs: `2026-11-27T14:00`. */
export type WallTime = string;

export type WallClockResult =
  | { ok: true; instant: Date }
  /** The night in which clocks go forward skips it. */
  | { ok: false; reason: 'not-there' };

const MINUTE = 60_000;
const MINUTES = 16;

const offsetMs = (instantMs: number, zone: string): number => {
  const shown = localInstant(new Date(instantMs), zone);
  return Date.parse(`${shown.slice(0, 19)}Z`) - Math.floor(instantMs / 1000) * 1000;
};

/**
 * The instant at which the clocks of a zone show a time; the earlier one where they show it twice.
 *
 * @param zone - IANA name
 */
export const instantOnWall = (time: WallTime, zone: string): WallClockResult => {
  const asUtc = Date.parse(`${time.slice(0, MINUTES)}:00Z`);
  const candidates = [asUtc - 24 * 60 * MINUTE, asUtc + 24 * 60 * MINUTE]
    .map((nearby) => asUtc - offsetMs(nearby, zone))
    .filter((ms) => localInstant(new Date(ms), zone).startsWith(time.slice(0, MINUTES)));
  if (candidates.length === 0) return { ok: false, reason: 'not-there' };
  return { ok: true, instant: new Date(Math.min(...candidates)) };
};

/** What the editor's own clock shows at a date, as the pickers of Strapi mean it. */
export const wallTimeOf = (picked: Date): WallTime => {
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${picked.getFullYear()}-${two(picked.getMonth() + 1)}-${two(picked.getDate())}`;
  return `${day}T${two(picked.getHours())}:${two(picked.getMinutes())}`;
};
