import type { Progress } from './translation-state';

/** What the board says of a document in a language. `source` is no translation and not shown. */
export const BOARD_STATES = [
  'missing',
  'fallback-only',
  'in-progress',
  'in-review',
  'outdated',
  'owing-correction',
  'current',
] as const;
export type BoardState = (typeof BOARD_STATES)[number] | 'source';

export type BoardEntity = 'article' | 'section' | 'source' | 'promo';
export type Urgency = 'normal' | 'breaking';

/** What the shelves begin with of what is in no section. */
export const TYPE_SHELF = 'type:';
/** Where what is in no section is looked for. */
export const shelfOfType = (entity: BoardEntity): string => `${TYPE_SHELF}${entity}`;

export interface Cell {
  locale: string;
  entity: BoardEntity;
  /** Where it is looked for: a version under its section's document id, the rest under their types. */
  shelf: string;
  urgency: Urgency;
  state: BoardState;
  /** Also of one that somebody is working on. */
  isOutdated: boolean;
  /** When the source said something else for the last time. */
  changedMs: number;
  assignee: string | null;
}

/** What is known of a document, whatever the board says of it now. */
export interface DocumentFacts {
  entity: BoardEntity;
  /** Of the source: where a language stands that does not exist yet. */
  shelf: string;
  urgency: Urgency;
  changedMs: number;
  sourceLocale: string;
  /** The languages of the newsroom. */
  locales: readonly string[];
  /** With the shelf of each, where it may have one of its own. */
  versions: ReadonlyMap<string, { isPublished: boolean; isCopy: boolean; shelf?: string }>;
  states: ReadonlyMap<string, { progress: Progress; assignee: string | null }>;
  /** Languages whose source says something else than what they were made from. */
  outdated: ReadonlySet<string>;
  /** Languages that owe their readers a correction. */
  owing: ReadonlySet<string>;
  /** Languages in which readers of one get the document, in turn; the language itself first. */
  chainOf: (locale: string) => readonly string[];
}

const decideState = (facts: DocumentFacts, locale: string): BoardState => {
  if (locale === facts.sourceLocale) return 'source';
  const version = facts.versions.get(locale);
  if (!version) {
    const isServed = facts
      .chainOf(locale)
      .some((code) => facts.versions.get(code)?.isPublished === true);
    return isServed ? 'fallback-only' : 'missing';
  }
  if (version.isCopy) return 'fallback-only';
  if (facts.entity !== 'article') return 'current';
  if (facts.owing.has(locale)) return 'owing-correction';
  const progress = facts.states.get(locale)?.progress ?? 'done';
  if (progress !== 'done') return progress;
  return facts.outdated.has(locale) ? 'outdated' : 'current';
};

/**
 * The board's cells of a document, one for each language of the newsroom.
 *
 * One state each, what matters most first: readers who were told something wrong, then work that is under
 * way, then what has to be done. A story that does not exist in a language is `fallback-only` where its
 * readers get it in another one, and `missing` where they get nothing. Pure.
 */
export const decideCells = (facts: DocumentFacts): Cell[] =>
  facts.locales.map((locale) => ({
    locale,
    entity: facts.entity,
    shelf: facts.versions.get(locale)?.shelf ?? facts.shelf,
    urgency: facts.urgency,
    state: decideState(facts, locale),
    isOutdated: locale !== facts.sourceLocale && facts.outdated.has(locale),
    changedMs: facts.changedMs,
    assignee: facts.states.get(locale)?.assignee ?? null,
  }));
