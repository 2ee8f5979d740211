/** The seconds for which a shared or private cache may use an answer at most, stale uses included. */
export const longestUse = (cacheControl: string | undefined): number => {
  const of = (name: string): number =>
    Number(new RegExp(`(?:^|[ ,])${name}=(\\d+)`).exec(cacheControl ?? '')?.[1] ?? 0);
  if (cacheControl === undefined || /no-store/.test(cacheControl)) return 0;
  return (
    Math.max(of('max-age'), of('s-maxage')) +
    Math.max(of('stale-while-revalidate'), of('stale-if-error'))
  );
};
