/** When the database said what time it is, all in milliseconds; the first and the last by this node. */
export interface ClockReading {
  askedMs: number;
  theirsMs: number;
  heardMs: number;
}

/**
 * By how many milliseconds this node's clock is to be put right so that it is never ahead of the
 * database's: what it is known to be off by, as long as that may be so, and none at all as soon as that
 * may be. Within the time that asking took, two clocks agree. Pure.
 */
export const clockError = ({ askedMs, theirsMs, heardMs }: ClockReading, knownMs = 0): number => {
  const least = theirsMs - heardMs;
  // The database leaves out the last part of a millisecond.
  const most = theirsMs + 1 - askedMs;
  const found = [0, knownMs].find((error) => error >= least && error <= most);
  return found ?? least;
};
