type Fields = Record<string, unknown>;

/** item › associations › item › headlines › headline › value; nothing we read lies deeper. */
const MAX_DEPTH = 6;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Brings the spellings of ninjs 1.x, 2.x and 3.x together: keys in lower case (`versionCreated`,
 * `versioncreated`), the singular lists of 1.x under their later names, its map of associations as
 * a list. Null means absent: many senders write it so. Values are left as they came.
 */
export function foldItem(item: unknown): unknown {
  const folded = foldKeys(item, 0);
  return isFields(folded) ? foldNames(folded) : folded;
}

function foldKeys(value: unknown, depth: number): unknown {
  if (depth > MAX_DEPTH) return undefined;
  if (Array.isArray(value)) return value.map((entry) => foldKeys(entry, depth + 1));
  if (!isFields(value)) return value;
  const entries = Object.entries(value)
    .filter(([, field]) => field !== null && field !== undefined)
    .map(([key, field]) => [key.toLowerCase(), foldKeys(field, depth + 1)] as const);
  return Object.fromEntries(entries.reverse());
}

function foldNames(item: Fields): Fields {
  const { associations } = item;
  return {
    ...item,
    embargoeduntil: item.embargoeduntil ?? item.embargoed,
    subjects: item.subjects ?? item.subject,
    infosources: item.infosources ?? item.infosource,
    genres: item.genres ?? item.genre,
    people: item.people ?? item.person,
    associations: isFields(associations)
      ? Object.entries(associations).map(([name, entry]) =>
          isFields(entry) ? { name, ...foldNames(entry) } : entry
        )
      : Array.isArray(associations)
        ? associations.map((entry) => (isFields(entry) ? foldNames(entry) : entry))
        : associations,
  };
}

/** Folded names that stand for another one, as the sender may have written it. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  embargoeduntil: 'embargoed',
  subjects: 'subject',
  infosources: 'infosource',
  genres: 'genre',
  people: 'person',
};

/**
 * A path in the folded item as the sender would look for it: `['headlines', 0, 'value']` is
 * `headlines[0].value`, with the sender's own spelling of each key.
 */
export function fieldPath(item: unknown, path: readonly PropertyKey[]): string {
  let at: unknown = item;
  let field = '';
  for (const step of path) {
    if (typeof step === 'number') {
      field += `[${step}]`;
      at = isFields(at) ? Object.values(at)[step] : Array.isArray(at) ? at[step] : undefined;
    } else {
      const keys = isFields(at) ? Object.keys(at) : [];
      const find = (name: string | undefined): string | undefined =>
        keys.find((key) => key.toLowerCase() === name);
      const key = find(String(step)) ?? find(OTHER_NAMES[String(step)]) ?? String(step);
      field += field === '' ? key : `.${key}`;
      at = isFields(at) ? at[key] : undefined;
    }
  }
  return field;
}
