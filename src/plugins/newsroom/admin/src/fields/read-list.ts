/** A list from a JSON field; Strapi's own editor of JSON leaves it as text. Anything else is empty. */
export const readList = (value: unknown): unknown[] => {
  if (Array.isArray(value)) return value;
  if (typeof value !== 'string') return [];
  try {
    const parsed: unknown = JSON.parse(value);
    return Array.isArray(parsed) ? parsed : [];
  } catch {
    return [];
  }
};

export interface Byline {
  name: string;
  role: string;
  url: string;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Bylines as they are edited: every part is there, empty where it is not known. */
export const readBylines = (value: unknown): Byline[] =>
  readList(value)
    .filter((entry) => typeof entry === 'object' && entry !== null)
    .map((entry) => {
      const { name, role, url } = entry as Record<string, unknown>;
      return { name: textOf(name), role: textOf(role), url: textOf(url) };
    });

/** Bylines as they are stored: parts that are empty are left out, and an empty list is none. */
export const writeBylines = (bylines: readonly Byline[]): Partial<Byline>[] | null =>
  bylines.length === 0
    ? null
    : bylines.map(({ name, role, url }) => ({
        name,
        ...(role === '' ? {} : { role }),
        ...(url === '' ? {} : { url }),
      }));

/** The same list with one entry a place further up or down; unchanged where there is no such place. */
export const moveEntry = <Entry>(list: readonly Entry[], index: number, by: -1 | 1): Entry[] => {
  const to = index + by;
  const moved = list[index];
  if (moved === undefined || to < 0 || to >= list.length) return [...list];
  const rest = list.filter((_, place) => place !== index);
  return [...rest.slice(0, to), moved, ...rest.slice(to)];
};

/** What a text stands for as tags: parts between commas, without blanks and those already there. */
export const addTags = (tags: readonly string[], text: string): string[] => [
  ...new Set([...tags, ...text.split(',').map((tag) => tag.trim())].filter((tag) => tag !== '')),
];
