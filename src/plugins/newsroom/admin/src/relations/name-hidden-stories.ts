import type { HiddenStory } from '../../../server/src/contracts/admin-relations';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const isHidden = (value: unknown): value is HiddenStory =>
  isRecord(value) && typeof value.hiddenField === 'string';

/** An answer of related documents in which those that are hidden are called by a text. Pure. */
export const nameHiddenStories = (answer: unknown, text: string): unknown => {
  if (!isRecord(answer) || !Array.isArray(answer.results)) return answer;
  const results: unknown[] = answer.results;
  return {
    ...answer,
    results: results.map((one) => (isHidden(one) ? { ...one, [one.hiddenField]: text } : one)),
  };
};
