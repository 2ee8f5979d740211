import { isDeepStrictEqual } from 'node:util';
import type { Links } from '../relations/fields';

/** What a reader would notice of a version; alt texts, SEO fields and tags are not read. */
const NOTICED = [
  'headline',
  'dek',
  'body',
  'leadImageCaption',
  'leadImageCredit',
  'bylines',
  'dateline',
  'kind',
  'urgency',
] as const;
const NOTICED_LINKS = ['section', 'sources'];

export interface ReadersVersion {
  fields: Readonly<Record<string, unknown>>;
  links: Links;
  leadImageId: number | null;
}

export interface ReadersClock {
  firstPublishedAt: Date;
  contentUpdatedAt: Date;
}

const same = (a: unknown, b: unknown): boolean => isDeepStrictEqual(a ?? null, b ?? null);

const isSameToReaders = (draft: ReadersVersion, published: ReadersVersion): boolean =>
  NOTICED.every((field) => same(draft.fields[field], published.fields[field])) &&
  NOTICED_LINKS.every((field) => same(draft.links[field], published.links[field])) &&
  draft.leadImageId === published.leadImageId;

/**
 * The instants that readers see: the first publication is set once, the update moves only when a
 * reader would notice a difference to what is published now. `published` is null where nothing is: a
 * story that was away and comes back unchanged was not updated. Under embargo the clock starts at the
 * embargo's end, when readers first see the story.
 */
export const advanceReadersClock = ({
  draft,
  published,
  clock,
  embargoUntil,
  now,
}: {
  draft: ReadersVersion;
  published: ReadersVersion | null;
  clock: { firstPublishedAt: Date | null; contentUpdatedAt: Date | null };
  embargoUntil: Date | null;
  now: Date;
}): ReadersClock => {
  const wasSeen = clock.firstPublishedAt !== null && clock.firstPublishedAt <= now;
  if (!wasSeen) {
    const appearsAt = embargoUntil && embargoUntil > now ? embargoUntil : now;
    return { firstPublishedAt: appearsAt, contentUpdatedAt: appearsAt };
  }
  const firstPublishedAt = clock.firstPublishedAt ?? now;
  const isNoticed = published !== null && !isSameToReaders(draft, published);

  return {
    firstPublishedAt,
    contentUpdatedAt: isNoticed ? now : (clock.contentUpdatedAt ?? firstPublishedAt),
  };
};
