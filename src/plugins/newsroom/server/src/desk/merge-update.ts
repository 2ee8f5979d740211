import { isSameContent } from '../text/same-content';

type Fields = Readonly<Record<string, unknown>>;

export interface MergedUpdate {
  /** What to write. */
  data: Record<string, unknown>;
  /** Fields that an editor has changed since the last version, and that are left as they are. */
  kept: string[];
}

/**
 * A new version of a wire item meets a draft that may have been edited: three-way, field by field.
 * What the editor left as it came is updated, what the editor changed is kept and named. Where it is
 * not known what came before (`previous` is null), nothing is overwritten.
 */
export const mergeUpdate = (previous: Fields | null, next: Fields, draft: Fields): MergedUpdate => {
  const data: Record<string, unknown> = {};
  const kept: string[] = [];

  for (const [field, value] of Object.entries(next)) {
    if (isSameContent(value, draft[field])) continue;
    const isEdited = previous === null || !isSameContent(previous[field], draft[field]);
    if (isEdited) kept.push(field);
    else data[field] = value;
  }
  return { data, kept };
};
