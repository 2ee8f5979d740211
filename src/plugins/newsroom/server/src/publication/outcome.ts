/** What decides whether readers may see a story. Instants, not strings. */
export interface Visibility {
  /** False for drafts, unpublished stories and those that never were. */
  isPublished: boolean;
  embargoUntil: Date | null;
  expiresAt: Date | null;
  /** Taken down by the desk: says so to readers, with a notice if there is one. */
  kill: { notice: string | null } | null;
}

export type Outcome =
  | { kind: 'live'; until: Date | null }
  | { kind: 'gone'; notice: string | null }
  | { kind: 'hidden'; reason: 'not-published' | 'embargoed' | 'expired'; until: Date | null };

/**
 * The delivery wall: the one rule about what leaves the house, asked at read time. An embargo ends
 * at its instant and an expiry begins at its own. `until` is the instant at which the answer changes
 * by itself, null when it does not.
 */
export const decideOutcome = (
  { isPublished, embargoUntil, expiresAt, kill }: Visibility,
  now: Date
): Outcome => {
  if (kill) return { kind: 'gone', notice: kill.notice };
  if (!isPublished) return { kind: 'hidden', reason: 'not-published', until: null };
  if (expiresAt && expiresAt <= now) return { kind: 'hidden', reason: 'expired', until: null };
  if (embargoUntil && embargoUntil > now) {
    const until = expiresAt && expiresAt < embargoUntil ? expiresAt : embargoUntil;
    return { kind: 'hidden', reason: 'embargoed', until };
  }
  return { kind: 'live', until: expiresAt };
};
