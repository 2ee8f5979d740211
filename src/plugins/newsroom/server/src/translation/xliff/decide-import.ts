import type { XliffFile, XliffSegment, XliffState, XliffUnit } from '../../formats/xliff/model';
import { wholeSource, wholeTarget } from '../../formats/xliff/tokens';
import { partsOfTokens } from '../../formats/xliff/unit-tokens';
import { isForbidden } from '../../formats/xliff/write-xml';
import { alignUnits, type AlignedUnits } from '../../text/align-units';
import { readUnits, type TranslationUnit, type UnitState } from '../../text/translation-units';
import { isSameParts, plainText, type UnitParts } from '../../text/unit-parts';
import { ownWork, type Version } from './own-work';

/**
 * What becomes of a unit: `conflict`: a person has changed it since the file was made, and otherwise;
 * `kept`: a person has, and the translator has not; `refused`: it cannot be taken.
 */
export const UNIT_OUTCOMES = [
  'new',
  'changed',
  'unchanged',
  'kept',
  'conflict',
  'untranslated',
  'refused',
] as const;
export type UnitOutcome = (typeof UNIT_OUTCOMES)[number];

export interface UnitDecision {
  readonly id: string;
  readonly field: string;
  readonly outcome: UnitOutcome;
  /** Why it is refused, or what the translation has lost; null: nothing to say. */
  readonly remark: string | null;
  /** Of the unit in the file; 0: it is not in it. */
  readonly line: number;
  readonly source: string | null;
  readonly before: string | null;
  readonly after: string | null;
  readonly state: XliffState | null;
  /** A person's text gives way because the caller asked for it. */
  readonly overwrites: boolean;
}

export interface ImportDecision {
  readonly units: readonly UnitDecision[];
  /** What is to be written, by the source's unit ids. */
  readonly translations: ReadonlyMap<string, UnitParts>;
  /** How far each unit of the source is afterwards; `initial` for those without a translation. */
  readonly states: ReadonlyMap<string, XliffState>;
  /** What the file calls final and the translation says afterwards, with its source, by unit ids. */
  readonly finished: ReadonlyMap<string, FinishedUnit>;
}

export interface FinishedUnit {
  readonly field: string;
  readonly source: UnitParts;
  readonly target: UnitParts;
}

export interface ImportInput {
  readonly file: XliffFile;
  /** At the revision that the file names. */
  readonly source: UnitState;
  /** The translation as it stands; null: there is none. */
  readonly current: Version | null;
  /** As it stood when the file was made; null: there was none. */
  readonly exported: Version | null;
  /** How far the translation is that stands there. */
  readonly currentState: XliffState;
  /** Units whose text may give way to the file's though a person has changed it since; true: all. */
  readonly overwrite: ReadonlySet<string> | true;
}

const NOTHING = {
  remark: null,
  line: 0,
  source: null,
  before: null,
  after: null,
  state: null,
  overwrites: false,
} as const;

const NONE: AlignedUnits = { translations: new Map(), former: new Map(), extra: [] };

const aligned = (source: UnitState, version: Version | null): AlignedUnits =>
  version ? alignUnits(source, version.state, version.madeFrom ?? source) : NONE;

/** What a unit's translation is written over, right for its source or not. */
const textAt = ({ translations, former }: AlignedUnits, id: string): UnitParts | undefined =>
  translations.get(id) ?? former.get(id);

/** Tools may set white space anew, and not every character goes through XLIFF 1.2. */
const comparable = (parts: UnitParts): string =>
  [...plainText(parts).normalize('NFC')]
    .map((character) => (isForbidden(character) ? '\uFFFD' : character))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();

const RANKS: readonly XliffState[] = ['initial', 'translated', 'reviewed', 'final'];

/** A unit is as far as the segment that is least far. */
const stateOf = (segments: readonly XliffSegment[]): XliffState =>
  RANKS[
    Math.min(
      ...segments.filter(({ isIgnorable }) => !isIgnorable).map(({ state }) => RANKS.indexOf(state))
    )
  ] ?? 'initial';

/** A text that is the source's own has nobody's work in it. */
const isWork = (text: UnitParts | undefined, source: UnitParts): text is UnitParts =>
  text !== undefined && !isSameParts(text, source);

const isSame = (a: UnitParts | undefined, b: UnitParts | undefined): boolean =>
  isSameParts(a ?? [], b ?? []);

interface Texts {
  readonly source: UnitParts;
  readonly now: UnitParts | undefined;
  readonly then: UnitParts | undefined;
  readonly theirs: UnitParts;
}

const outcomeOf = ({ source, now, then, theirs }: Texts): UnitOutcome => {
  if (isSame(theirs, now)) return 'unchanged';
  if (!isWork(now, source) && !isWork(then, source)) return 'new';
  if (isSame(now, then)) return 'changed';
  return isSame(theirs, then) ? 'kept' : 'conflict';
};

const lengthProblem = ({ maxLength }: TranslationUnit, parts: UnitParts): string | null => {
  const { length } = plainText(parts);
  return maxLength !== null && length > maxLength
    ? `is at most ${maxLength} characters, has ${length}`
    : null;
};

const decideUnit = (
  unit: TranslationUnit,
  found: XliffUnit,
  {
    now,
    then,
    overwrite,
  }: { now: UnitParts | undefined; then: UnitParts | undefined } & Pick<ImportInput, 'overwrite'>
): { decision: UnitDecision; parts: UnitParts | null } => {
  const base = {
    ...NOTHING,
    id: unit.id,
    field: unit.field,
    line: found.line,
    source: plainText(unit.parts),
    before: now ? plainText(now) : null,
  };
  const ownSource = partsOfTokens(wholeSource(found.segments), unit.parts);
  if (comparable(ownSource.parts) !== comparable(unit.parts)) {
    const remark = 'its source text is another than that of the revision it names';
    return { decision: { ...base, outcome: 'refused', remark }, parts: null };
  }
  const target = wholeTarget(found.segments);
  if (!target) return { decision: { ...base, outcome: 'untranslated' }, parts: null };

  const { parts, missing, unknown } = partsOfTokens(target, unit.parts);
  const told = { ...base, after: plainText(parts), state: stateOf(found.segments) };
  const tooLong = lengthProblem(unit, parts);
  if (tooLong !== null) {
    return { decision: { ...told, outcome: 'refused', remark: tooLong }, parts: null };
  }
  const lost = [
    ...(missing.length > 0 ? [`lacks the codes ${missing.join(', ')} of the source`] : []),
    ...(unknown.length > 0 ? [`has codes that mean nothing here: ${unknown.join(', ')}`] : []),
  ];
  const remark = lost.length > 0 ? lost.join('; ') : null;
  const outcome = outcomeOf({ source: unit.parts, now, then, theirs: parts });
  const overwrites = outcome === 'conflict' && (overwrite === true || overwrite.has(unit.id));
  const isWritten = outcome === 'new' || outcome === 'changed' || overwrites;
  return {
    decision: { ...told, remark, outcome: overwrites ? 'changed' : outcome, overwrites },
    parts: isWritten ? parts : null,
  };
};

const LOST = 'the translation has something here that the source has not, and it would be lost';

/**
 * What a file would do to a translation, unit by unit: three-way between the translation as the file knew
 * it, as it stands, and as the file has it. Pure.
 */
export const decideImport = (input: ImportInput): ImportDecision => {
  const { file, source, current, exported, currentState, overwrite } = input;
  const [now, then] = [aligned(source, current), aligned(source, exported)];
  const inFile = new Map(file.units.map((unit) => [unit.id, unit]));
  const decisions: UnitDecision[] = [];
  const translations = new Map<string, UnitParts>();
  const states = new Map<string, XliffState>();
  const finished = new Map<string, FinishedUnit>();

  for (const unit of readUnits(source)) {
    const there = now.translations.get(unit.id);
    states.set(unit.id, isWork(there, unit.parts) ? currentState : 'initial');
    const found = inFile.get(unit.id);
    inFile.delete(unit.id);
    if (!found) continue;
    const { decision, parts } = decideUnit(unit, found, {
      now: textAt(now, unit.id),
      then: textAt(then, unit.id),
      overwrite,
    });
    decisions.push(decision);
    if (parts) translations.set(unit.id, parts);
    if (parts || decision.outcome === 'unchanged') states.set(unit.id, decision.state ?? 'initial');
    const target = parts ?? (decision.outcome === 'unchanged' ? there : undefined);
    if (decision.state === 'final' && isWork(target, unit.parts)) {
      finished.set(unit.id, { field: unit.field, source: unit.parts, target });
    }
  }
  for (const { id, line } of inFile.values()) {
    const remark = 'the revision that the file names has no such unit';
    const field = id.split('.', 1)[0] ?? id;
    decisions.push({ ...NOTHING, id, field, outcome: 'refused', remark, line });
  }

  const isWritten = (field: string): boolean =>
    decisions.some((one) => one.field === field && translations.has(one.id));
  const own = [...ownWork(source, current, now.extra)].filter(([field]) => isWritten(field));
  const kept = own.filter(([field]) => overwrite !== true && !overwrite.has(field));
  const keptFields = new Set(kept.map(([field]) => field));
  const units = decisions.map((one): UnitDecision =>
    keptFields.has(one.field) && translations.has(one.id)
      ? { ...one, outcome: 'conflict', remark: LOST, overwrites: false }
      : one
  );
  for (const { id, field } of units) {
    if (!keptFields.has(field)) continue;
    translations.delete(id);
    finished.delete(id);
  }
  return {
    units: [
      ...units,
      ...own.map(([field, before]): UnitDecision => {
        const outcome = keptFields.has(field) ? 'conflict' : 'changed';
        const overwrites = !keptFields.has(field);
        return { ...NOTHING, id: field, field, outcome, remark: LOST, before, overwrites };
      }),
    ],
    translations,
    states,
    finished,
  };
};

/** How far the whole translation is: as far as the unit that is least far. */
export const wholeState = (states: ReadonlyMap<string, XliffState>): XliffState =>
  RANKS[Math.min(...[...states.values()].map((state) => RANKS.indexOf(state)))] ?? 'initial';
