import { readUnits, type UnitState } from '../../text/translation-units';

const shapeOf = (state: UnitState): string =>
  readUnits(state)
    .map(({ id }) => id)
    .join(' ');

/**
 * Which state of the source a translation is held against to see which text belongs to which: the one it
 * was made from; unless only the source as it is now has the translation's shape, which a machine has
 * given it since. Pure.
 */
export const alignmentBase = (
  source: UnitState,
  target: UnitState,
  madeFrom: UnitState | null
): UnitState => {
  if (madeFrom === null) return source;
  const shape = shapeOf(target);
  return shapeOf(madeFrom) !== shape && shapeOf(source) === shape ? source : madeFrom;
};
