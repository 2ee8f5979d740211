/** How a window lies on a time line. Pure. */

const DAY_MS = 86_400_000;
const DAYS_BEFORE = 14;
const DAYS_AFTER = 42;

/** What a time line shows, in milliseconds since 1970. */
export interface Line {
  fromMs: number;
  untilMs: number;
}

export const lineAround = (now: Date): Line => ({
  fromMs: now.getTime() - DAYS_BEFORE * DAY_MS,
  untilMs: now.getTime() + DAYS_AFTER * DAY_MS,
});

export interface Bar {
  /** Parts of the line, from 0 to 100. */
  start: number;
  width: number;
  /** It goes on beyond what is shown. */
  isOpenBefore: boolean;
  isOpenAfter: boolean;
}

/** A part of the line at an instant, from 0 to 100; beyond it the nearer end. */
export const placeOn = ({ fromMs, untilMs }: Line, ms: number): number =>
  Math.min(100, Math.max(0, ((ms - fromMs) / (untilMs - fromMs)) * 100));

/** Null: nothing of the window is on the line. */
export const barOn = (line: Line, startsAt: string | null, endsAt: string | null): Bar | null => {
  const start = startsAt === null ? -Infinity : Date.parse(startsAt);
  const end = endsAt === null ? Infinity : Date.parse(endsAt);
  if (end <= line.fromMs || start >= line.untilMs || end <= start) return null;
  const from = placeOn(line, start);
  return {
    start: from,
    width: placeOn(line, end) - from,
    isOpenBefore: start < line.fromMs,
    isOpenAfter: end > line.untilMs,
  };
};
