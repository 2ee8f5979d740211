export type Query = Readonly<Record<string, string | number | boolean | Date | null | undefined>>;

/**
 * The URL below the API's base; null when there can be nothing there. A part such as `..`, which a
 * URL would resolve, or half a surrogate pair, which it cannot carry, is nobody's slug.
 */
export const addressOf = (base: string, parts: readonly string[], query: Query): string | null => {
  if (parts.some((part) => /^\.{0,2}$|\p{Surrogate}/u.test(part))) return null;
  const path = parts.map((part) => `/${encodeURIComponent(part)}`).join('');
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null) continue;
    parameters.set(name, value instanceof Date ? value.toISOString() : `${value}`);
  }
  const search = `${parameters}`;
  return `${base.replace(/\/+$/, '')}${path}${search && `?${search}`}`;
};
