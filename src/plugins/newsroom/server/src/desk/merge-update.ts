import { isBlocks } from '../text/blocks';
import { isSameContent } from '../text/same-content';
import { mergeBodies } from './merge-bodies';

type Fields = Readonly<Record<string, unknown>>;

export interface MergedUpdate {
  /** What to write. */
  data: Record<string, unknown>;
  /** Fields that an editor has changed since the last version, and that are left as they are. */
  kept: string[];
  /** Fields in which both changes were put together. */
  merged: string[];
}

/** The body with what both sides did to different paragraphs; null where there is no such thing. */
const mergeField = (field: string, previous: unknown, next: unknown, draft: unknown): unknown => {
  if (field !== 'body') return null;
  const [before, theirs, ours] = [previous ?? [], next ?? [], draft ?? []];
  return isBlocks(before) && isBlocks(theirs) && isBlocks(ours)
    ? mergeBodies(before, ours, theirs)
    : null;
};

/**
 * A new version of a wire item meets a draft that may have been edited: three-way, field by field.
 * What the editor left as it came is updated, what the editor changed is kept and named. In a body that
 * both changed, each in paragraphs of its own, the agency's come in between the editor's. Where it is not
 * known what came before (`previous` is null), nothing is overwritten.
 */
export const mergeUpdate = (previous: Fields | null, next: Fields, draft: Fields): MergedUpdate => {
  const data: Record<string, unknown> = {};
  const kept: string[] = [];
  const merged: string[] = [];

  for (const [field, value] of Object.entries(next)) {
    if (isSameContent(value, draft[field])) continue;
    const isEdited = previous === null || !isSameContent(previous[field], draft[field]);
    if (!isEdited) {
      data[field] = value;
      continue;
    }
    const isSent = previous !== null && !isSameContent(previous[field], value);
    const both = isSent ? mergeField(field, previous[field], value, draft[field]) : null;
    if (both === null) {
      kept.push(field);
    } else {
      data[field] = both;
      merged.push(field);
    }
  }
  return { data, kept, merged };
};
