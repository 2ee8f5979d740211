/** The alternative texts of the pictures in blocks, in their order; empty for one that has none. */
export const imageTextsIn = (value: unknown): string[] => {
  if (!Array.isArray(value)) return [];
  return value.flatMap((block: unknown): string[] => {
    if (typeof block !== 'object' || block === null) return [];
    const { type, image } = block as { type?: unknown; image?: unknown };
    if (type !== 'image' || typeof image !== 'object' || image === null) return [];
    const { alternativeText: text } = image as { alternativeText?: unknown };
    return [typeof text === 'string' ? text.trim() : ''];
  });
};
