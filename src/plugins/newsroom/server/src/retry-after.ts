/**
 * The header `Retry-After`: seconds, or an HTTP date.
 *
 * @returns milliseconds from now; null where there is none that makes sense
 */
export const parseRetryAfter = (value: string | null, now: Date): number | null => {
  if (value === null) return null;
  const text = value.trim();
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  const at = /[a-z]/i.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? null : Math.max(0, at - now.getTime());
};
