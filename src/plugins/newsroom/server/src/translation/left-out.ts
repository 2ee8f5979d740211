import type { Shown } from './board-filter';

/** What cells are counted by. */
export interface Key {
  locale: string;
  state: Shown | 'source';
}
export interface Count extends Key {
  cells: number;
}

/**
 * What need not be counted cell by cell: each document has one cell in each language, and all of them say
 * when its source changed. So of any language there are as many as of the first one, and the state that
 * is the most frequent there is what the others leave. None where languages differ in what they hold. Pure.
 */
export const chooseLeftOut = (totals: readonly Count[]): Key[] => {
  const sums = new Map<string, number>();
  const most = new Map<string, Count>();
  for (const total of totals) {
    const { locale, cells } = total;
    sums.set(locale, (sums.get(locale) ?? 0) + cells);
    if (cells > (most.get(locale)?.cells ?? -1)) most.set(locale, total);
  }
  if (new Set(sums.values()).size > 1) return [];
  return [...most.values()].slice(1).map(({ locale, state }) => ({ locale, state }));
};

/** The counts with what was left out of them. Pure. */
export const fillIn = (counted: readonly Count[], leftOut: readonly Key[]): Count[] => {
  const sums = new Map<string, number>();
  for (const { locale, cells } of counted) sums.set(locale, (sums.get(locale) ?? 0) + cells);
  const without = new Set(leftOut.map(({ locale }) => locale));
  const whole = [...sums.keys()].find((locale) => !without.has(locale));
  const documents = whole === undefined ? 0 : (sums.get(whole) ?? 0);
  return [
    ...counted,
    ...leftOut.map((key) => ({ ...key, cells: documents - (sums.get(key.locale) ?? 0) })),
  ];
};
