/** What a save says about an address, and what is known of the row it changes. */
export interface SlugQuestion {
  /** As sent: undefined when the save does not mention it. */
  slug: string | null | undefined;
  /** The headline or name as sent: undefined when the save does not mention it. */
  title: string | undefined;
  row: { slug: string | null; title: string } | null;
  /** True while the address still follows the headline: derived, and never live. */
  isFollowing: boolean;
}

export type SlugDecision =
  { kind: 'keep' } | { kind: 'derive'; title: string } | { kind: 'choose'; slug: string };

/**
 * The slug of a draft follows its headline until the first publication or until someone edits it;
 * after that it changes only by hand (COMPUTATIONS, Slugs, 8). An emptied slug is derived anew.
 */
export const decideSlug = ({ slug, title, row, isFollowing }: SlugQuestion): SlugDecision => {
  const isEmptied = slug === null || slug === '';
  const isUnchanged = slug === undefined || slug === row?.slug;

  if (isEmptied || (isUnchanged && !row?.slug)) {
    const source = title ?? row?.title;
    return source === undefined ? { kind: 'keep' } : { kind: 'derive', title: source };
  }
  if (!isUnchanged) return { kind: 'choose', slug };
  if (isFollowing && title !== undefined) return { kind: 'derive', title };
  return { kind: 'keep' };
};
