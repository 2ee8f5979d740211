/** The addresses that blocks link to, in their order. Blocks are not nested deeply: that is refused. */
export const linksIn = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(linksIn);
  if (typeof value !== 'object' || value === null) return [];
  const { type, url, children } = value as { type?: unknown; url?: unknown; children?: unknown };
  const own = type === 'link' && typeof url === 'string' ? [url] : [];
  return [...own, ...linksIn(children)];
};
