import { diffArrays } from 'diff';
import { isSameShape } from './apply-units';
import { isBlocks, type Blocks } from './blocks';
import { readUnits, type TranslationUnit, type UnitState } from './translation-units';
import { nodesOfParts, type UnitParts } from './unit-parts';

/** More than this many units apart, two versions have nothing in common. */
const MAX_EDITS = 2_000;

/** What kind of place a unit stands in: two units of the same kind can be each other's translation. */
const kindOf = ({ id, note }: TranslationUnit): string =>
  `${id.replace(/\d+/g, 'n')} ${note?.split(',', 1)[0] ?? ''}`;

const contentOf = (unit: TranslationUnit): string =>
  JSON.stringify([kindOf(unit), nodesOfParts(unit.parts)]);

/** Where the units of a version stood in the one before it, by their ids. */
interface Origins {
  /** Those that say the same. */
  readonly same: Map<string, string>;
  /** Those that stand where another one of their kind stood. */
  readonly instead: Map<string, string>;
}

/** Units of two versions in the same language; the order counts. */
const originsOf = (
  before: readonly TranslationUnit[],
  after: readonly TranslationUnit[]
): Origins => {
  const origins: Origins = { same: new Map(), instead: new Map() };
  let [gone, come]: [TranslationUnit[], TranslationUnit[]] = [[], []];
  const pairUp = (): void => {
    for (const unit of come) {
      const at = gone.findIndex((one) => kindOf(one) === kindOf(unit));
      const [former] = at === -1 ? [] : gone.splice(at, 1);
      if (former) origins.instead.set(unit.id, former.id);
    }
    [gone, come] = [[], []];
  };
  const changes = diffArrays(before.map(contentOf), after.map(contentOf), {
    maxEditLength: MAX_EDITS,
  }) ?? [
    { value: before, removed: true, added: false },
    { value: after, removed: false, added: true },
  ];
  let [old, now] = [0, 0];
  for (const { value, added, removed } of changes) {
    const { length } = value;
    if (removed) gone.push(...before.slice(old, old + length));
    else if (added) come.push(...after.slice(now, now + length));
    else {
      pairUp();
      for (let at = 0; at < length; at += 1) {
        const [from, to] = [before[old + at], after[now + at]];
        if (from && to) origins.same.set(to.id, from.id);
      }
    }
    if (!added) old += length;
    if (!removed) now += length;
  }
  pairUp();
  return origins;
};

const bodyOf = ({ body }: UnitState): Blocks => (isBlocks(body) ? body : []);
const lengthOf = (value: unknown): number => (Array.isArray(value) ? value.length : 0);

/** Whether a place in the one is the same place in the other. */
const isBuiltAlike = (field: string, a: UnitState, b: UnitState): boolean =>
  field === 'body' ? isSameShape(bodyOf(a), bodyOf(b)) : lengthOf(a[field]) === lengthOf(b[field]);

/** Units of the same kind, in their order. */
const pairInOrder = (
  ours: readonly TranslationUnit[],
  theirs: readonly TranslationUnit[]
): [string, TranslationUnit][] => {
  const pairs: [string, TranslationUnit][] = [];
  const changes = diffArrays(ours.map(kindOf), theirs.map(kindOf), { maxEditLength: MAX_EDITS });
  let [from, to] = [0, 0];
  for (const { value, added, removed } of changes ?? []) {
    for (let at = 0; at < value.length && !added && !removed; at += 1) {
      const [unit, translation] = [ours[from + at], theirs[to + at]];
      if (unit && translation) pairs.push([unit.id, translation]);
    }
    if (!added) from += value.length;
    if (!removed) to += value.length;
  }
  return pairs;
};

/** Texts of a translation by the ids that they have in the source it was made from. */
const translationsOf = (source: UnitState, target: UnitState): Map<string, TranslationUnit> => {
  const [sources, targets] = [readUnits(source), readUnits(target)];
  const pairs = new Map<string, TranslationUnit>();
  for (const field of new Set(sources.map((unit) => unit.field))) {
    const [ours = [], theirs = []] = [sources, targets].map((units) =>
      units.filter((unit) => unit.field === field)
    );
    const paired = isBuiltAlike(field, source, target)
      ? theirs.map((unit): [string, TranslationUnit] => [unit.id, unit])
      : pairInOrder(ours, theirs);
    for (const [id, translation] of paired) pairs.set(id, translation);
  }
  return pairs;
};

const identical = (units: readonly TranslationUnit[]): Origins => ({
  same: new Map(units.map(({ id }) => [id, id])),
  instead: new Map(),
});

export interface AlignedUnits {
  /** Translations by the id of the source's unit. */
  readonly translations: ReadonlyMap<string, UnitParts>;
  /** What stands in the place of a unit whose source has changed since it was translated. */
  readonly former: ReadonlyMap<string, UnitParts>;
  /** Units of the translation that translate nothing in the source. */
  readonly extra: readonly TranslationUnit[];
}

/**
 * Which text of a translation belongs to which unit of its source. Pure.
 *
 * @param source the source as it is asked about
 * @param target the translation
 * @param madeFrom the source as it was when the translation was made; without it the two are taken to
 *   have the same shape, and where they have not, places of the same kind are paired in their order
 */
export const alignUnits = (
  source: UnitState,
  target: UnitState,
  madeFrom: UnitState = source
): AlignedUnits => {
  const [now, then] = [readUnits(source), readUnits(madeFrom)];
  const byOldId = translationsOf(madeFrom, target);
  const { same, instead } = madeFrom === source ? identical(now) : originsOf(then, now);
  const textsBy = (ids: ReadonlyMap<string, string>) =>
    new Map(
      [...ids].flatMap(([id, oldId]): [string, UnitParts][] => {
        const translation = byOldId.get(oldId);
        return translation ? [[id, translation.parts]] : [];
      })
    );
  const paired = new Set([...byOldId.values()].map(({ id }) => id));
  return {
    translations: textsBy(same),
    former: textsBy(instead),
    extra: readUnits(target).filter(({ id }) => !paired.has(id)),
  };
};
