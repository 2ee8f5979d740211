/** What Strapi's form sends when it saves or publishes, as its own mutations take it. */
export interface SaveRequest {
  collectionType: string;
  model: string;
  /** Missing: a story that is made by it. */
  documentId?: string;
  params?: Record<string, unknown>;
  data: Record<string, unknown>;
}

/** A field that two editors changed differently. */
export interface FieldConflict {
  field: string;
  yours: unknown;
  theirs: unknown;
}

/** A save that was refused since it would have overwritten somebody. Nothing of it is lost here. */
export interface SaveConflict {
  request: SaveRequest;
  /** Where the draft is now. */
  revision: number;
  conflicts: readonly FieldConflict[];
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isConflict = (value: unknown): value is FieldConflict =>
  isRecord(value) && typeof value.field === 'string' && 'yours' in value && 'theirs' in value;

/** The conflict that the server tells of (412, `stale-save`); null for every other refusal. */
export const readConflict = (error: unknown, request: SaveRequest): SaveConflict | null => {
  const details = isRecord(error) && isRecord(error.details) ? error.details : {};
  const { code, revision, conflicts } = details;
  if (code !== 'stale-save' || typeof revision !== 'number' || !Array.isArray(conflicts)) {
    return null;
  }
  const found = conflicts.filter(isConflict);
  return found.length === 0 ? null : { request, revision, conflicts: found };
};

export type Choice = 'yours' | 'theirs';

/**
 * The two saves that settle a conflict. `first` holds the fields in which one's own text wins, made from
 * the revision at which the draft is now, so that a third change in between is noticed; `rest` holds all
 * that nobody disputes, made from what the form was read from, so that the server merges it as before.
 */
export const settleSaves = (
  { request, conflicts }: SaveConflict,
  choices: Readonly<Record<string, Choice>>
): { first: Record<string, unknown>; rest: Record<string, unknown> } => {
  const disputed = conflicts.map(({ field }) => field);
  const own = disputed.filter((field) => choices[field] !== 'theirs');
  const pick = (wanted: (field: string) => boolean) =>
    Object.fromEntries(Object.entries(request.data).filter(([field]) => wanted(field)));
  return {
    first: pick((field) => own.includes(field)),
    rest: pick((field) => !disputed.includes(field)),
  };
};
