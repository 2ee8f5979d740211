import { isSameShape } from '../../text/apply-units';
import { plainText as plainBody } from '../../text/block-text';
import { isBlocks, type Blocks } from '../../text/blocks';
import type { TranslationUnit, UnitState } from '../../text/translation-units';
import { plainText } from '../../text/unit-parts';

export interface Version {
  readonly state: UnitState;
  /** The source as this version was made from it; null: nobody knows. */
  readonly madeFrom: UnitState | null;
}

const bodyOf = (state: UnitState): Blocks => (isBlocks(state.body) ? state.body : []);

/** A body that is built neither as the source is nor as it was has been built by a person. */
const hasOwnBody = (source: UnitState, { state, madeFrom }: Version): boolean =>
  bodyOf(state).length > 0 &&
  !isSameShape(bodyOf(source), bodyOf(state)) &&
  !(madeFrom && isSameShape(bodyOf(madeFrom), bodyOf(state)));

/**
 * Fields whose other contents would be lost if they were written as the source has them, and what that is.
 * Pure.
 *
 * @param extra units of the translation that translate nothing in the source
 */
export const ownWork = (
  source: UnitState,
  current: Version | null,
  extra: readonly TranslationUnit[]
): Map<string, string> =>
  new Map([
    ...(current && hasOwnBody(source, current)
      ? [['body', plainBody(bodyOf(current.state))] as const]
      : []),
    ...['tags', 'bylines'].flatMap((field) => {
      const lost = extra.filter((unit) => unit.field === field);
      return lost.length === 0
        ? []
        : [[field, lost.map(({ parts }) => plainText(parts)).join('\n')] as const];
    }),
  ]);
