import { useCallback, useMemo, useState } from 'react';
import type { MachineUnit } from '../../../server/src/contracts/editorial-machine';
import type { TranslationDocument } from '../../../server/src/contracts/editorial-translations';
import type { InlineNode } from '../../../server/src/text/blocks';
import { partsOfNodes, type UnitParts } from '../../../server/src/text/unit-parts';
import {
  useGetMachineQuery,
  useGetMatchesQuery,
  useSuggestMutation,
  type Matches,
} from '../api/translation-api';
import { useDeed } from '../api/use-deed';
import { useMay } from '../api/use-may';

/** A text that somebody or something proposes for a unit. */
export interface Suggestion {
  from: 'machine' | 'memory';
  /** Of the memory: how alike what was translated is, 1 to 100. */
  score: number | null;
  /** Of the memory: what was translated then. */
  source: string | null;
  parts: UnitParts;
}

export interface Suggestions {
  of: (unit: string) => Suggestion[];
  /** null: no machine translates into this language here, or the role may not ask it. */
  ask: ((units?: string[]) => Promise<void>) | null;
  isAsking: boolean;
}

const partsOf = (nodes: readonly { type: string }[]): UnitParts =>
  partsOfNodes(nodes as readonly unknown[] as readonly InlineNode[]);

const fromMemory = (matches: Matches, unit: string): Suggestion[] =>
  (matches.find((one) => one.unit === unit)?.matches ?? []).map(({ score, source, nodes }) => ({
    from: 'memory',
    score,
    source,
    parts: partsOf(nodes),
  }));

const fromMachine = ({ nodes }: MachineUnit): Suggestion[] =>
  nodes === null ? [] : [{ from: 'machine', score: null, source: null, parts: partsOf(nodes) }];

/** What the memory knows of a story's texts, and what the machine says of those that it was asked for. */
export const useSuggestions = ({
  id,
  locale,
  source,
}: Pick<TranslationDocument, 'id' | 'locale' | 'source'>): Suggestions => {
  const mayMatch = useMay('memory.matches');
  const mayAskMachine = useMay('machine.translate');
  const maySeeMachine = useMay('machine.status');
  const { data: matches } = useGetMatchesQuery({ id, locale }, { skip: !mayMatch });
  const { data: machine } = useGetMachineQuery(undefined, { skip: !maySeeMachine });
  const [suggest, { isLoading: isAsking }] = useSuggestMutation();
  const [said, setSaid] = useState<ReadonlyMap<string, MachineUnit>>(new Map());
  const tell = useDeed();

  const knows = (code: string, side: 'source' | 'target'): boolean =>
    machine?.languages.find((one) => one.locale === code)?.[side] ?? false;
  const isThere =
    machine !== undefined &&
    machine.provider !== 'none' &&
    knows(source.locale, 'source') &&
    knows(locale, 'target');

  const ask = useCallback(
    async (units?: string[]) => {
      const answer = await tell(suggest({ id, locale, units }), 'translate.suggested');
      if (answer === null) return;
      setSaid((known) => new Map([...known, ...answer.map((one) => [one.id, one] as const)]));
    },
    [id, locale, suggest, tell]
  );
  const of = useCallback(
    (unit: string) => {
      const machineUnit = said.get(unit);
      return [...fromMemory(matches ?? [], unit), ...(machineUnit ? fromMachine(machineUnit) : [])];
    },
    [said, matches]
  );
  return useMemo(
    () => ({ of, ask: isThere && mayAskMachine ? ask : null, isAsking }),
    [of, ask, isThere, mayAskMachine, isAsking]
  );
};
