export type PlanAction = 'publish' | 'unpublish';
export type PlanState = 'planned' | 'claimed' | 'done' | 'failed' | 'cancelled';

/** What somebody wants to happen to one language of a story, and how it stands now. */
export interface PlanQuestion {
  publishAt: Date | null;
  unpublishAt: Date | null;
  /** Of the draft, which is what would be published. */
  embargoUntil: Date | null;
  isPublished: boolean;
  now: Date;
}

export type PlanDecision =
  | { ok: true }
  | {
      ok: false;
      code:
        | 'date-in-the-past'
        | 'expiry-before-publication'
        | 'expiry-before-embargo'
        | 'expiry-without-publication';
      field: 'publishAt' | 'unpublishAt';
      message: string;
    };

/** Whether a plan makes sense. An instant that is now is past already: that would be a publication. */
export const decidePlan = ({
  publishAt,
  unpublishAt,
  embargoUntil,
  isPublished,
  now,
}: PlanQuestion): PlanDecision => {
  const no = (
    code: Exclude<PlanDecision, { ok: true }>['code'],
    field: 'publishAt' | 'unpublishAt',
    message: string
  ): PlanDecision => ({ ok: false, code, field, message });

  if (publishAt && publishAt <= now) return no('date-in-the-past', 'publishAt', 'is in the past');
  if (unpublishAt && unpublishAt <= now) {
    return no('date-in-the-past', 'unpublishAt', 'is in the past');
  }
  if (publishAt && unpublishAt && unpublishAt <= publishAt) {
    return no('expiry-before-publication', 'unpublishAt', 'must be after publishAt');
  }
  // What is published already may be taken off before anybody has seen it; to publish it for that is a slip.
  if (publishAt && unpublishAt && embargoUntil && unpublishAt <= embargoUntil) {
    const message = `must be after the embargo, which ends at ${embargoUntil.toISOString()}`;
    return no('expiry-before-embargo', 'unpublishAt', message);
  }
  if (unpublishAt && !publishAt && !isPublished) {
    const message = 'needs a publishAt: the story is not published';
    return no('expiry-without-publication', 'unpublishAt', message);
  }
  return { ok: true };
};

const LONGEST_PAUSE_MS = 15 * 60_000;

/**
 * What becomes of a plan whose attempt went wrong: it is tried again after a pause that doubles, or
 * given up. A refusal is final: it would be refused again until a person has mended the story.
 *
 * @param attempts - made so far, this one included
 */
export const decideNextAttempt = (
  { attempts, isRefusal }: { attempts: number; isRefusal: boolean },
  { most, backoffMs }: { most: number; backoffMs: number }
): { kind: 'again'; afterMs: number } | { kind: 'failed' } =>
  isRefusal || attempts >= most
    ? { kind: 'failed' }
    : { kind: 'again', afterMs: Math.min(backoffMs * 2 ** (attempts - 1), LONGEST_PAUSE_MS) };
