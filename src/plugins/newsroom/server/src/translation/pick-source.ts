/**
 * The language in which a document was first written: of the versions that there are, the oldest one's.
 *
 * @returns null where there are no versions
 */
export const pickSource = (
  versions: readonly { locale: string; createdMs: number }[]
): string | null => versions.toSorted((a, b) => a.createdMs - b.createdMs)[0]?.locale ?? null;
