import type { Core } from '@strapi/strapi';
import { ARTICLE } from '../../constants';
import { alignUnits } from '../../text/align-units';
import { applyUnits } from '../../text/apply-units';
import { readUnits, type UnitState } from '../../text/translation-units';
import type { UnitPart } from '../../text/unit-parts';
import { inDocumentTransaction } from '../../transaction';
import type { Origin } from '../translation-state';
import type { TranslationStates } from '../translation-states';
import { unitDigest } from '../unit-digest';
import { alignmentBase } from './alignment-base';
import type { Version } from './desk';
import type { JudgedUnit } from './judge-answer';
import { loadTranslation, type LoadParts, type Loaded } from './load';

export interface SavedByMachine {
  /** Ids of the units that were written. */
  written: Set<string>;
  /** The revision that the translation is at; null: nothing was saved. */
  revision: number | null;
}

/** What was asked for: translations of the units of one revision of the source. */
export interface Translated {
  sourceLocale: string;
  sourceRevision: number;
  judged: readonly JudgedUnit[];
  provider: string;
  characters: number;
}

type Written = ReadonlyMap<string, UnitPart[]>;

/**
 * Fields to save: those in which something is written, whole. A version that is new has the others'
 * words until somebody translates them, and ends and hides as its source does.
 */
const fieldsOf = ({ source, target, madeFrom }: Loaded, written: Written) => {
  if (!target) {
    const { expiresAt = null, noindex = null } = source.state;
    const texts = applyUnits(source.state, written, { rest: 'source' });
    return { ...texts, expiresAt, noindex: Boolean(noindex) };
  }
  const base = alignmentBase(source.state, target.state, madeFrom);
  const { translations: current } = alignUnits(source.state, target.state, base);
  const options = { rest: 'current', current, target: target.state } as const;
  const all = applyUnits(source.state, written, options);
  const fields = new Set([...written.keys()].map((id) => id.split('.', 1)[0] ?? id));
  return Object.fromEntries(Object.entries(all).filter(([field]) => fields.has(field)));
};

/**
 * What is to be written of what was translated, as both languages stand now. Where the source has moved
 * on, a translation goes where its words are now, and is dropped where they are no longer.
 */
const decideAnew = (
  { source, decided }: Loaded,
  { judged, sourceRevision }: Translated
): Map<string, UnitPart[]> => {
  const byId = new Map(judged.map((one) => [one.unit.id, one]));
  const bySource = new Map(judged.map((one) => [unitDigest(one.unit.parts), one]));
  const hasMoved = source.revision !== sourceRevision;
  return new Map(
    decided.flatMap(({ unit, kept }) => {
      const found = hasMoved ? bySource.get(unitDigest(unit.parts)) : byId.get(unit.id);
      return kept === null && found?.parts ? [[unit.id, found.parts] as const] : [];
    })
  );
};

/** Whether the translation follows all that has changed in the source since it was made. */
const isWhole = ({ decided, madeFrom, target }: Loaded, written: Written): boolean => {
  if (!target) return true;
  if (!madeFrom) return false;
  const known = new Set(readUnits(madeFrom).map(({ parts }) => unitDigest(parts)));
  return decided.every(({ unit }) => written.has(unit.id) || known.has(unitDigest(unit.parts)));
};

/** By what stands there now: a headline, say, was put on one line. */
const originsOf = (state: UnitState, written: Written, provider: string): Record<string, Origin> =>
  Object.fromEntries(
    readUnits(state).flatMap(({ id, parts }) =>
      written.has(id) ? [[id, { by: 'machine', provider, digest: unitDigest(parts) }] as const] : []
    )
  );

/**
 * Saves what a machine has translated. The provider was asked without a transaction, so both languages
 * may have moved on: what is written is decided anew under the document's lock. A unit that a person has
 * written or confirmed meanwhile is theirs.
 */
export const createMachineSave = ({
  strapi,
  states,
  ...parts
}: LoadParts & { strapi: Core.Strapi; states: TranslationStates }) => {
  const { desk } = parts;

  const noteWhatItIs = async (version: Version, loaded: Loaded, written: Written) => {
    const { locale: sourceLocale, revision: sourceRevision } = loaded.source;
    const known = await states.read(version.documentId, version.locale);
    if (!known || isWhole(loaded, written)) {
      await states.noteMade(version, { sourceLocale, sourceRevision });
    }
  };

  return (version: Version, translated: Translated): Promise<SavedByMachine> =>
    inDocumentTransaction({ strapi }, ARTICLE, version.documentId, async () => {
      const { sourceLocale, provider, characters } = translated;
      const loaded = await loadTranslation(parts, version, sourceLocale);
      const written = decideAnew(loaded, translated);
      if (written.size === 0) return { written: new Set<string>(), revision: null };

      const data = fieldsOf(loaded, written);
      const revision = await desk.save(version, loaded.target?.revision ?? 0, data);
      await noteWhatItIs(version, loaded, written);
      const now = (await desk.versions(version.documentId)).get(version.locale);
      if (now) await states.noteOrigins(version, originsOf(now.state, written, provider));
      await desk.record({
        ...{ action: 'machine-translate', entity: 'article', revision, ...version },
        details: { provider, characters, source: sourceLocale, units: [...written.keys()] },
      });
      return { written: new Set(written.keys()), revision };
    });
};

export type MachineSave = ReturnType<typeof createMachineSave>;
