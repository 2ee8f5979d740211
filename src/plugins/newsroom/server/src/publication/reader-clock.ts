import type { Links } from '../relations/fields';
import { isSameContent } from '../text/same-content';
import type { ChangeKind } from './change-kind';

/** What a reader would notice of a version; alt texts, SEO fields and tags are not read. */
export const NOTICED = [
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

/** Whether two versions read the same; their pictures may differ. */
export const isSameReading = (
  draft: Omit<ReadersVersion, 'leadImageId'>,
  published: Omit<ReadersVersion, 'leadImageId'>
): boolean =>
  NOTICED.every((field) => isSameContent(draft.fields[field], published.fields[field])) &&
  NOTICED_LINKS.every((field) => isSameContent(draft.links[field], published.links[field]));

const isSameToReaders = (draft: ReadersVersion, published: ReadersVersion): boolean =>
  isSameReading(draft, published) && draft.leadImageId === published.leadImageId;

/**
 * The instants that readers see: the first publication is set once, the update moves only when a
 * reader would notice a difference to what readers saw last. `published` is what is published now, or
 * was before the story was taken off; null: nothing ever was, as far as is known. Under embargo the clock starts at the
 * embargo's end, when readers first see the story. An editor may say that a change is silent, or that it
 * is an update whatever it changes.
 */
export const advanceReadersClock = ({
  draft,
  published,
  clock,
  embargoUntil,
  change,
  now,
}: {
  draft: ReadersVersion;
  published: ReadersVersion | null;
  clock: { firstPublishedAt: Date | null; contentUpdatedAt: Date | null };
  embargoUntil: Date | null;
  /** What the editor says of it; undefined: nothing. */
  change?: ChangeKind | undefined;
  now: Date;
}): ReadersClock => {
  const appearsAt = embargoUntil && embargoUntil > now ? embargoUntil : now;
  const wasSeen = clock.firstPublishedAt !== null && clock.firstPublishedAt <= now;
  if (!wasSeen) return { firstPublishedAt: appearsAt, contentUpdatedAt: appearsAt };

  const firstPublishedAt = clock.firstPublishedAt ?? now;
  const isNoticed =
    change === 'update' ||
    (change === undefined && published !== null && !isSameToReaders(draft, published));

  return {
    firstPublishedAt,
    contentUpdatedAt: isNoticed ? appearsAt : (clock.contentUpdatedAt ?? firstPublishedAt),
  };
};
