import { z } from 'zod';

export type Fallbacks = Readonly<Record<string, readonly string[]>>;

/**
 * The first circle among chains of languages, from a language back to itself: `['ar', 'tr', 'ar']`.
 * Null when there is none. The default locale behind every chain is not counted: each chain ends there.
 */
export const findCircle = (fallbacks: Fallbacks): string[] | null => {
  const finished = new Set<string>();

  const walk = (locale: string, above: readonly string[]): string[] | null => {
    const start = above.indexOf(locale);
    if (start >= 0) return [...above.slice(start), locale];
    if (finished.has(locale)) return null;
    const next = Object.hasOwn(fallbacks, locale) ? (fallbacks[locale] ?? []) : [];
    for (const other of next) {
      const circle = walk(other, [...above, locale]);
      if (circle) return circle;
    }
    finished.add(locale);
    return null;
  };

  for (const locale of Object.keys(fallbacks)) {
    const circle = walk(locale, []);
    if (circle) return circle;
  }
  return null;
};

/** Languages that stand in for each other in a circle cannot both be the one that is asked first. */
export const fallbacksSchema = z
  .record(z.string().min(1), z.array(z.string().min(1)))
  .superRefine((fallbacks, context) => {
    const circle = findCircle(fallbacks);
    if (circle === null) return;
    const [first = ''] = circle;
    context.addIssue({
      code: 'custom',
      path: [first],
      message: `goes in a circle: ${circle.join(' → ')}`,
    });
  });
