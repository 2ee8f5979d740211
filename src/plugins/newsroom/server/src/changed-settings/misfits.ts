import type { Group, GroupValues } from '../config/groups';
import { problem, type Problem } from '../problems';

/** What the newsroom knows beyond its settings. */
export interface House {
  /** Codes of its languages. */
  locales: () => Promise<readonly string[]>;
  /** Codes of the rules of the flight check. */
  rules: () => readonly string[];
  /** Names of subscribers in the file. */
  subscribers: () => readonly string[];
  /** Whether the file names a machine. */
  hasMachine: () => boolean;
  /** How many stories stand in a stage. */
  countIn: (stage: string) => Promise<number>;
}

export type FindMisfits = (
  group: Group,
  wanted: GroupValues,
  current: GroupValues
) => Promise<Problem[]>;

const unknown = (field: string, name: string, known: readonly string[]): Problem =>
  problem(field, `"${name}" is unknown; known are ${known.join(', ') || 'none'}`);

const stories = (count: number): string => (count === 1 ? '1 story is' : `${count} stories are`);

/**
 * What a change would leave behind, though it is right in itself: names of what this newsroom does not
 * have, and stages that stories stand in. Asked when a change is made, and not of what is stored: a
 * language that is removed later must not undo it.
 */
export const createFindMisfits = (house: House): FindMisfits => {
  const FINDERS: {
    [Name in Group]?: (...values: [GroupValues, GroupValues]) => Promise<Problem[]>;
  } = {
    async languages({ languages: { timeZones, fallbacks } }) {
      const known = await house.locales();
      const strange = (code: string): boolean => !known.includes(code);
      return [
        ...Object.keys(timeZones)
          .filter(strange)
          .map((code) => unknown('timeZones', code, known)),
        ...Object.entries(fallbacks).flatMap(([code, chain]) =>
          [code, ...chain].filter(strange).map((one) => unknown(`fallbacks.${code}`, one, known))
        ),
      ];
    },

    async checks({ checks: { rules } }) {
      const known = house.rules();
      return Object.keys(rules)
        .filter((code) => !known.includes(code))
        .map((code) => unknown('check.rules', code, known));
    },

    async workflow({ workflow: { stages } }, { workflow: current }) {
      const kept = stages.map(({ code }) => code);
      const problems: Problem[] = [];
      for (const { code } of current.stages) {
        if (kept.includes(code)) continue;
        const count = await house.countIn(code);
        if (count === 0) continue;
        const message = `"${code}" cannot be taken away: ${stories(count)} in it`;
        problems.push(problem('workflow.stages', message));
      }
      return problems;
    },

    async webhooks({ webhooks: { paused } }) {
      const known = house.subscribers();
      return paused
        .filter((name) => !known.includes(name))
        .map((name) => unknown('webhooks', name, known));
    },

    async machine({ machine: { isOn } }) {
      if (!isOn || house.hasMachine()) return [];
      return [problem('translation.machine.provider', 'none is set up in config/plugins.ts')];
    },
  };
  return async (group, wanted, current) => (await FINDERS[group]?.(wanted, current)) ?? [];
};
