/**
 * Which of two versions of a wire item is newer. Agencies count in numbers ("2"), dates or letters:
 * numbers and instants are compared as such, anything else only for being the same.
 */
export const compareVersions = (
  incoming: string | null,
  present: string | null
): 'same' | 'newer' | 'older' => {
  if (incoming === present) return 'same';
  const [a, b] = [orderOf(incoming), orderOf(present)];
  if (a === null || b === null || a === b) return 'newer';
  return a > b ? 'newer' : 'older';
};

const orderOf = (version: string | null): number | null => {
  if (version === null) return null;
  if (/^\d+(\.\d+)?$/.test(version)) return Number(version);
  const instant = /^\d{4}-\d{2}/.test(version) ? Date.parse(version) : Number.NaN;
  return Number.isNaN(instant) ? null : instant;
};
