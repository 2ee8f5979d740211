/** What is known of one version of a story, draft or published. */
export interface VersionFacts {
  locale: string;
  firstPublishedAt: Date | null;
}

/**
 * The languages of a story in which no reader ever saw it: drafts, and what is still under its first
 * embargo. A kill says nothing of it there, or it would tell that there was something.
 */
export const findUnseenLocales = (versions: readonly VersionFacts[], now: Date): string[] => {
  const locales = [...new Set(versions.map(({ locale }) => locale))];
  return locales.filter((locale) =>
    versions
      .filter((version) => version.locale === locale)
      .every(({ firstPublishedAt }) => firstPublishedAt === null || firstPublishedAt > now)
  );
};
