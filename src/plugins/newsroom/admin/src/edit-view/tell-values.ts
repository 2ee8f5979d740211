import type { Say } from '../words';

/** Fields that hold document ids, which tell an editor nothing. */
const LINKS = ['sources', 'relatedPromos', 'relatedArticles'];
const LINK = ['section', 'leadImage'];

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An entry of a list by its name, such as a byline; otherwise as it is. */
const named = (entry: unknown): string =>
  isRecord(entry) ? String(entry.name ?? JSON.stringify(entry)) : String(entry);

const tell = (value: unknown, say: Say): string => {
  if (value === null || value === undefined || value === '') return say('history.nothing');
  if (Array.isArray(value)) {
    return value.length === 0 ? say('history.nothing') : value.map(named).join(', ');
  }
  return isRecord(value) ? JSON.stringify(value) : String(value);
};

const count = (value: unknown): number =>
  Array.isArray(value) ? value.length : value === null || value === undefined ? 0 : 1;

/** What a field that is no text said and says, in words that an editor can read. */
export const tellValues = (
  { field, before, after }: { field: string; before: unknown; after: unknown },
  say: Say
): [before: string, after: string] => {
  if (!LINKS.includes(field) && !LINK.includes(field)) return [tell(before, say), tell(after, say)];
  const [had, has] = [count(before), count(after)];
  const isOther = had > 0 && had === has;
  return [
    say('history.entries', { count: had }),
    isOther ? say('history.another') : say('history.entries', { count: has }),
  ];
};
