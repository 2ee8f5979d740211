/**
 * Which of two versions of a wire item is newer. Agencies count in numbers ("2", "1.10"), instants or
 * letters: numbers are compared with numbers, part by part, and instants with instants; between
 * anything else there is no order, and what comes later is taken to be newer.
 */
export const compareVersions = (
  incoming: string | null,
  present: string | null
): 'same' | 'newer' | 'older' => {
  if (incoming === present) return 'same';
  if (incoming === null || present === null) return 'newer';
  const difference = compareNumbers(incoming, present) ?? compareInstants(incoming, present) ?? 1;
  return difference === 0 ? 'same' : difference > 0 ? 'newer' : 'older';
};

const NUMBER = /^\d{1,30}(\.\d{1,30}){0,5}$/;

const compareNumbers = (a: string, b: string): number | null => {
  if (!NUMBER.test(a) || !NUMBER.test(b)) return null;
  const [left, right] = [a, b].map((version) => version.split('.').map(BigInt));
  for (let part = 0; part < Math.max(left?.length ?? 0, right?.length ?? 0); part += 1) {
    const [x, y] = [left?.[part] ?? 0n, right?.[part] ?? 0n];
    if (x !== y) return x > y ? 1 : -1;
  }
  return 0;
};

const compareInstants = (a: string, b: string): number | null => {
  const [x, y] = [a, b].map((version) =>
    /^\d{4}-\d{2}/.test(version) ? Date.parse(version) : Number.NaN
  );
  const difference = (x ?? Number.NaN) - (y ?? Number.NaN);
  return Number.isNaN(difference) ? null : difference;
};
