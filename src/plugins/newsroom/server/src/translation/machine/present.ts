import type { MachineUnit } from '../../contracts/editorial-machine';
import { nodesOfParts, plainText } from '../../text/unit-parts';
import type { DecidedUnit } from './decide-machine';
import type { JudgedUnit } from './judge-answer';
import type { Prepared } from './prepare';

type ById<Item> = ReadonlyMap<string, Item>;

const byId = <Item extends { unit: { id: string } }>(items: readonly Item[]): ById<Item> =>
  new Map(items.map((item) => [item.unit.id, item]));

const plain = ({ unit }: Pick<DecidedUnit, 'unit'>) => ({
  ...{ id: unit.id, field: unit.field, source: plainText(unit.parts) },
  ...{ characters: 0, lost: [], text: null, nodes: null, reason: null },
});

const keptOf = (one: DecidedUnit): MachineUnit => ({
  ...plain(one),
  ...{ status: 'kept', reason: one.kept },
  text: one.current && plainText(one.current),
});

/** In the order of the source: what would be written, and what would stay. Pure. */
export const presentPlanned = (
  all: readonly DecidedUnit[],
  prepared: readonly Prepared[],
  kept: readonly DecidedUnit[]
): MachineUnit[] => {
  const [planned, stays] = [byId(prepared), byId(kept)];
  return all.flatMap(({ unit }): MachineUnit[] => {
    const found = planned.get(unit.id);
    if (found) {
      const { fate, characters, current } = found;
      const text = current && plainText(current);
      if (fate === 'too-long') return [{ ...plain(found), status: 'left-out', reason: fate, text }];
      return [{ ...plain(found), status: 'would-write', characters, text }];
    }
    const one = stays.get(unit.id);
    return one ? [keptOf(one)] : [];
  });
};

/** The same of what came back. @param written ids of what was saved; null: nothing was to be. Pure. */
export const presentJudged = (
  all: readonly DecidedUnit[],
  prepared: readonly Prepared[],
  judged: readonly JudgedUnit[],
  kept: readonly DecidedUnit[],
  written: ReadonlySet<string> | null
): MachineUnit[] => {
  const [planned, answers, stays] = [byId(prepared), byId(judged), byId(kept)];
  return all.flatMap(({ unit }): MachineUnit[] => {
    const answer = answers.get(unit.id);
    if (answer) {
      const { parts, reason, lost } = answer;
      const common = { ...plain(answer), lost, characters: planned.get(unit.id)?.characters ?? 0 };
      if (parts === null) return [{ ...common, status: 'left-out', reason }];
      const nodes = nodesOfParts(parts).map((node) => ({ ...node }));
      const said = { ...common, text: plainText(parts), nodes };
      if (written === null) return [{ ...said, status: 'suggested' }];
      if (written.has(unit.id)) return [{ ...said, status: 'written' }];
      return [{ ...said, status: 'left-out', reason: 'changed-meanwhile' }];
    }
    const one = stays.get(unit.id);
    return one ? [keptOf(one)] : [];
  });
};
