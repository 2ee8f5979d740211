import type { Core } from '@strapi/strapi';
import { alignUnits } from '../../text/align-units';
import { readUnits, type UnitState } from '../../text/translation-units';
import { plainText, type UnitParts } from '../../text/unit-parts';
import { getNow, getSettings } from '../../settings';
import { decideMatches, type Match } from './decide-matches';
import { isWorthKeeping, pairOf, type Segment, type StoredSegment } from './segment';
import type { MemoryFilters, MemoryStore } from './store';

export interface Pair {
  sourceLocale: string;
  targetLocale: string;
}

/** Texts that a person has confirmed, with what they translate. */
export interface ConfirmedSegments extends Pair {
  documentId: string | null;
  /** Who confirmed them, as text. */
  by: string | null;
  pairs: readonly { field: string | null; source: UnitParts; target: UnitParts }[];
}

interface Limits {
  /** Left out: as configured. */
  minScore?: number | undefined;
  limit: number;
}

/** The memory: confirmed translations, found again for texts that are the same or alike. */
export const createMemory = ({ strapi, store }: { strapi: Core.Strapi; store: MemoryStore }) => {
  const limits = ({ minScore, limit }: Limits) => ({
    limit,
    minScore: minScore ?? getSettings(strapi).translation.memory.minScore,
  });

  const remember = ({ pairs, by, ...rest }: ConfirmedSegments): Promise<number> => {
    const segments = pairs.map((pair): Segment => ({
      ...rest,
      ...pair,
      confirmedBy: by,
      confirmedAt: getNow(strapi),
    }));
    return store.put(segments.filter(isWorthKeeping));
  };

  return {
    open: () => store.open(),

    /** In the caller's transaction. @returns how many are new */
    remember,

    /**
     * Keeps a translation that a person has confirmed as a whole: what stands in it for each unit of the
     * source as it was confirmed. In the caller's transaction.
     *
     * @param source what the source said at the revision that it was confirmed against
     * @returns how many segments are new
     */
    learn: (
      { documentId, ...pair }: Pair & { documentId: string; by: string | null },
      source: UnitState,
      target: UnitState
    ): Promise<number> => {
      const { translations } = alignUnits(source, target);
      const pairs = readUnits(source).flatMap(({ id, field, parts }) => {
        const translated = translations.get(id);
        return translated ? [{ field, source: parts, target: translated }] : [];
      });
      return remember({ ...pair, documentId, pairs });
    },

    /** Best first. @param parts with codes, where the text has any */
    async find(parts: UnitParts, pair: Pair, given: Limits): Promise<Match[]> {
      const text = plainText(parts);
      const name = pairOf(pair);
      const exact = (await store.exact([text], name)).get(text) ?? [];
      const alike = await store.alike(text, name);
      const known = new Set(exact.map(({ id }) => id));
      const all = [...exact, ...alike.filter(({ id }) => !known.has(id))];
      return decideMatches(parts, all, limits(given));
    },

    /** Of every unit of a source, by unit id; units for which nothing is known are left out. */
    async ofUnits(
      source: UnitState,
      pair: Pair,
      given: Limits
    ): Promise<Map<string, { field: string; text: string; matches: Match[] }>> {
      const units = readUnits(source);
      const name = pairOf(pair);
      const exact = await store.exact(
        units.map(({ parts }) => plainText(parts)),
        name
      );
      const found = new Map<string, { field: string; text: string; matches: Match[] }>();
      for (const { id, field, parts } of units) {
        const text = plainText(parts);
        const same = exact.get(text) ?? [];
        const candidates = same.length > 0 ? same : await store.alike(text, name);
        const matches = decideMatches(parts, candidates, limits(given));
        if (matches.length > 0) found.set(id, { field, text, matches });
      }
      return found;
    },

    /** In the caller's transaction. @returns how many are new */
    add: (segments: readonly Segment[]): Promise<number> =>
      store.put(segments.filter(isWorthKeeping)),

    /** In the caller's transaction. @returns what it was; null: there is no such segment */
    remove: (id: number): Promise<StoredSegment | null> => store.remove(id),

    export: (filters: MemoryFilters) => store.export(filters),
  };
};

export type Memory = ReturnType<typeof createMemory>;
