import { NEVER_MS } from '../database';
import type { NewChange } from '../publication/change-log';
import { coarseThing, articleThing, listThing } from './things';

/** What readers could get of an edition, before or after a write. */
export interface Face {
  isLive: boolean;
  path: string;
  document: string;
  /** Things whose lists it stands in. */
  listed: readonly string[];
}

const SECTION_LIST = /^s-/;

/** Surrogate keys of all answers that show an edition or list it. */
export const tagsOf = (
  { documentId, locale }: { documentId: string; locale: string },
  faces: readonly (Face | null)[]
): string[] => {
  const sections = faces
    .flatMap((face) => face?.listed ?? [])
    .filter((thing) => SECTION_LIST.test(thing))
    .map((thing) => listThing(thing.replace(SECTION_LIST, '')));
  return [
    ...new Set([articleThing(documentId), listThing(locale), ...sections, coarseThing(locale)]),
  ];
};

/**
 * What a reader of the change log has to be told when an edition goes from one face to another, in
 * order; null is an edition that is not there. Nothing of what readers never saw, and nothing when
 * they could not notice. What is taken down goes as a kill.
 */
export const decideChanges = (
  { documentId, locale }: { documentId: string; locale: string },
  before: Face | null,
  after: Face | null,
  { isKilled = false } = {}
): NewChange[] => {
  const wasLive = before?.isLive ?? false;
  const isLive = after?.isLive ?? false;
  const change = (action: NewChange['action'], path: string | null): NewChange => ({
    action,
    entity: 'article',
    id: documentId,
    locale,
    path,
    tags: tagsOf({ documentId, locale }, [before, after]),
  });

  if (!wasLive) return isLive && after ? [change('publish', after.path)] : [];
  if (!isLive) return [change(isKilled ? 'kill' : 'unpublish', before?.path ?? null)];
  if (!before || !after || before.document === after.document) return [];
  return before.path === after.path
    ? [change('update', after.path)]
    : [change('redirect', before.path), change('update', after.path)];
};

/** When a thing with this window appears or disappears next. */
export const nextTurn = (window: { fromMs: number; untilMs: number }, nowMs: number): number => {
  if (window.untilMs <= nowMs) return NEVER_MS;
  return window.fromMs > nowMs ? window.fromMs : window.untilMs;
};

export const isLiveAt = (window: { fromMs: number; untilMs: number }, nowMs: number): boolean =>
  window.fromMs <= nowMs && window.untilMs > nowMs;
