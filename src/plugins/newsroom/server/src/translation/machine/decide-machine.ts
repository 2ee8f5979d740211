import { alignUnits } from '../../text/align-units';
import { isBlocks, type Block } from '../../text/blocks';
import { contentDigest } from '../../text/content-digest';
import { embedOf } from '../../text/embeds';
import { readUnits, type TranslationUnit, type UnitState } from '../../text/translation-units';
import { isSameParts, plainText, type UnitParts } from '../../text/unit-parts';
import type { Origins } from '../translation-state';
import { unitDigest } from '../unit-digest';
import { alignmentBase } from './alignment-base';

/** Why a machine leaves a unit as it is. */
export type KeptReason = 'person' | 'confirmed' | 'structure';

export interface DecidedUnit {
  unit: TranslationUnit;
  /** null: the machine may write it. */
  kept: KeptReason | null;
  /** What the translation says there now; null: nothing. */
  current: UnitParts | null;
}

export interface MachineQuestion {
  source: UnitState;
  /** The translation as it stands; null: there is none yet. */
  target: UnitState | null;
  /** What the source said when the translation was made; null: nobody knows. */
  madeFrom: UnitState | null;
  origins: Origins;
  /** A person has confirmed the translation as a whole. */
  isConfirmed: boolean;
}

const digestsBy = (origins: Origins, isMeant: (by: string) => boolean): Set<string> =>
  new Set(
    Object.values(origins)
      .filter(({ by }) => isMeant(by))
      .map(({ digest }) => digest)
  );

/** Blocks that are carried over and not translated: code, embeds, and which picture it is. */
const carried = (state: UnitState): Set<string> => {
  const body: readonly Block[] = isBlocks(state.body) ? state.body : [];
  return new Set(
    body.flatMap((block) => {
      if (block.type === 'image') return [block.image.url];
      const isCarried =
        block.type === 'code' || (block.type === 'paragraph' && embedOf(block) !== null);
      return isCarried ? [contentDigest({ block }, ['block'])] : [];
    })
  );
};

/**
 * Fields in which the translation has something of its own that stands nowhere in the source. To write
 * into one would mean to take that away.
 */
const fieldsOfOwn = (
  source: UnitState,
  target: UnitState,
  extra: readonly TranslationUnit[]
): Set<string> => {
  const fields = new Set(extra.map(({ field }) => field));
  const theirs = carried(source);
  if ([...carried(target)].some((block) => !theirs.has(block))) fields.add('body');
  return fields;
};

/**
 * Which units of a translation a machine may write: those without a text, those whose text is still the
 * source's though nobody has confirmed it, and those whose text a machine wrote and nobody has confirmed. A text that is another than a
 * machine last wrote is a person's. Pure.
 */
export const decideMachine = ({
  source,
  target,
  madeFrom,
  origins,
  isConfirmed,
}: MachineQuestion): DecidedUnit[] => {
  const units = readUnits(source);
  if (target === null) return units.map((unit) => ({ unit, kept: null, current: null }));

  const { translations, extra } = alignUnits(
    source,
    target,
    alignmentBase(source, target, madeFrom)
  );
  const byMachine = digestsBy(origins, (by) => by === 'machine');
  const confirmed = digestsBy(origins, (by) => by === 'confirmed');
  const byPerson = digestsBy(origins, (by) => by === 'person');
  const own = fieldsOfOwn(source, target, extra);

  const judge = (unit: TranslationUnit, current: UnitParts | null): KeptReason | null => {
    if (current !== null && plainText(current).trim() !== '') {
      const digest = unitDigest(current);
      if (confirmed.has(digest)) return 'confirmed';
      if (byPerson.has(digest)) return 'person';
      if (!byMachine.has(digest)) {
        if (!isSameParts(current, unit.parts)) return 'person';
        // A place, say, that is called the same in both languages.
        if (isConfirmed) return 'confirmed';
      }
    }
    return own.has(unit.field) ? 'structure' : null;
  };
  return units.map((unit) => {
    const current = translations.get(unit.id) ?? null;
    return { unit, kept: judge(unit, current), current };
  });
};
