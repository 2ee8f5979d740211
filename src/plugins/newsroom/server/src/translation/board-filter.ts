import type { Knex } from 'knex';
import {
  BOARD_STATES,
  shelfOfType,
  TYPE_SHELF,
  type BoardEntity,
  type Urgency,
} from './decide-cells';

/** A state that the board shows. */
export type Shown = (typeof BOARD_STATES)[number];

export interface Within {
  locales: readonly string[] | null;
  shelves: readonly string[] | null;
}

/** Which cells a page of the board holds; what is left out is not asked for. */
export interface BoardFilter {
  /** Of whoever asks: each leaves some languages and shelves, null all. Null: everything may be seen. */
  reach?: readonly Within[] | null | undefined;
  /** All languages of one document. */
  documentId?: string | undefined;
  locales?: readonly string[] | undefined;
  states?: readonly Shown[] | undefined;
  entity?: BoardEntity | undefined;
  /** Shelves of the section that is asked for and of those below it. */
  shelves?: readonly string[] | undefined;
  urgency?: Urgency | undefined;
  assignee?: string | undefined;
  changedSinceMs?: number | undefined;
  changedBeforeMs?: number | undefined;
}

const URGENCIES: readonly Urgency[] = ['breaking', 'normal'];

/** What an index is entered by: some values of each of its first columns. */
export type IndexedBy = readonly (readonly [column: string, values: readonly string[]])[];
/** One value of each. */
export type Prefix = Readonly<Record<string, string>>;

/** Every way to take one value of each column. Pure. */
export const combine = (columns: IndexedBy): Prefix[] =>
  columns.reduce<Prefix[]>(
    (prefixes, [column, values]) =>
      prefixes.flatMap((prefix) => values.map((value) => ({ ...prefix, [column]: value }))),
    [{}]
  );

/** A section, source or promo stands on the shelf of its type, a story never does. */
const isOfType = (shelf: string): boolean => shelf.startsWith(TYPE_SHELF);

/** The same filter with the type told by the shelf; null: nothing can be on both. */
const withShelf = (filter: BoardFilter): BoardFilter | null => {
  const { entity, ...rest } = filter;
  if (entity === undefined || (entity === 'article' && filter.shelves)) return rest;
  if (entity === 'article') return filter;
  return filter.shelves ? null : { ...rest, shelves: [shelfOfType(entity)] };
};

const both = (
  asked: readonly string[] | undefined,
  left: readonly string[] | null
): readonly string[] | undefined =>
  left === null ? asked : asked === undefined ? left : asked.filter((one) => left.includes(one));

/**
 * The same filter within the limit of whoever asks, so that the limit finds an index as what is asked for
 * does; several limits are asked of each cell (`leave`). Null: nothing is left.
 */
const withReach = (filter: BoardFilter | null): BoardFilter | null => {
  const [one, ...others] = filter?.reach ?? [];
  if (!filter || !one || others.length > 0) return filter;
  const locales = both(filter.locales, one.locales);
  const shelves = both(filter.shelves, one.shelves);
  const isNothing = locales?.length === 0 || shelves?.length === 0;
  return isNothing ? null : { ...filter, reach: null, locales, shelves };
};

/** Keeps a query to what is left by one of several limits. */
const leave = (query: Knex.QueryBuilder, reach: readonly Within[]): void => {
  void query.where((any) => {
    for (const { locales, shelves } of reach) {
      void any.orWhere((one) => {
        if (locales) void one.whereIn('locale', [...locales]);
        if (shelves) void one.whereIn('shelf', [...shelves]);
      });
    }
  });
};

/**
 * The filter as the tables can be asked for it, within what whoever asks may see; null: nothing can be on
 * the board. Pure.
 */
export const withinReach = (filter: BoardFilter): BoardFilter | null =>
  withReach(withShelf(filter));

/**
 * By what cells are looked for, so that each way to take its values is one stretch of an index, in the
 * order in which sources changed: a column that the filter leaves open is entered by each of its few
 * values. Of what is asked for, the rarest decides: a person's work, what is breaking, a type, a language,
 * a section. Pure.
 */
export const planColumns = (filter: BoardFilter): IndexedBy => {
  const state = ['state', filter.states ?? BOARD_STATES] as const;
  const { documentId, assignee, urgency, shelves, locales } = filter;
  if (documentId !== undefined) return [['document_id', [documentId]]];
  if (assignee !== undefined) return [['assignee', [assignee]]];
  if (urgency === 'breaking') return [['urgency', [urgency]], state];
  if (shelves && (!locales || shelves.every(isOfType))) return [['shelf', shelves], state];
  if (locales) return [['locale', locales], state];
  return [['urgency', urgency ? [urgency] : URGENCIES], state];
};

/**
 * Keeps a query to the filter but for the columns by which it finds its rows (`found`). These others are
 * asked of the expression, not of the column: no engine is led to take another index for them, and each is
 * in the index that is read.
 */
export const narrow = (
  query: Knex.QueryBuilder,
  filter: BoardFilter,
  found: readonly string[]
): void => {
  const among: Record<string, readonly string[] | undefined> = {
    locale: filter.locales,
    state: filter.states ?? [...BOARD_STATES],
    shelf: filter.shelves,
    urgency: filter.urgency ? [filter.urgency] : undefined,
    assignee: filter.assignee === undefined ? undefined : [filter.assignee],
  };
  for (const [column, values] of Object.entries(among)) {
    if (values === undefined || found.includes(column)) continue;
    void query.whereRaw(`coalesce(??, '') in (${values.map(() => '?').join(', ')})`, [
      column,
      ...values,
    ]);
  }
  // Only of stories: every other type was told by its shelf.
  if (filter.entity !== undefined) void query.whereNot('shelf', 'like', `${TYPE_SHELF}%`);
  if (filter.reach) leave(query, filter.reach);
};

/** Keeps a query to cells whose source changed within the filter's span. */
export const within = (
  query: Knex.QueryBuilder,
  { changedSinceMs, changedBeforeMs }: Pick<BoardFilter, 'changedSinceMs' | 'changedBeforeMs'>
): void => {
  if (changedSinceMs !== undefined) void query.where('changed_ms', '>=', changedSinceMs);
  if (changedBeforeMs !== undefined) void query.where('changed_ms', '<', changedBeforeMs);
};
