/** How one language of a story stands, as Strapi tells it. */
export interface LanguageStatus {
  locale: string;
  status: 'draft' | 'modified' | 'published';
  /** When it goes by itself; null: never. Known of the language that is open. */
  expiresAt: Date | null;
}

export interface StoryFacts {
  /** The language that is open. */
  locale: string;
  languages: readonly LanguageStatus[];
  /** How many languages the newsroom has. */
  languagesInAll: number;
  /** Of the whole story: readers of no language see it before. */
  embargoUntil: Date | null;
}

/** `here`: what is true of the open language. `changed`: live, and the draft says something else. */
export interface StoryStatus {
  here: 'new' | 'draft' | 'embargoed' | 'expired' | 'live' | 'changed';
  /** The instant at which `here` changes by itself; null: it does not, or nobody knows. */
  until: Date | null;
  /** Languages in which readers can read it now. */
  liveIn: number;
  languagesInAll: number;
}

/** Whether readers can be shown anything: published, and neither before nor past its time. */
export const tellStatus = (facts: StoryFacts, now: Date): StoryStatus => {
  const { locale, languages, languagesInAll, embargoUntil } = facts;
  const isEmbargoed = embargoUntil !== null && embargoUntil > now;
  const isExpired = ({ expiresAt }: LanguageStatus): boolean =>
    expiresAt !== null && expiresAt <= now;

  const published = languages.filter(({ status }) => status !== 'draft');
  const live = isEmbargoed ? [] : published.filter((language) => !isExpired(language));
  const open = languages.find((language) => language.locale === locale);
  const told = (here: StoryStatus['here'], until: Date | null = null): StoryStatus => ({
    here,
    until,
    liveIn: live.length,
    languagesInAll,
  });

  if (!open) return told('new');
  if (open.status === 'draft') return told('draft');
  if (isExpired(open)) return told('expired');
  if (isEmbargoed) return told('embargoed', embargoUntil);
  return told(open.status === 'modified' ? 'changed' : 'live', open.expiresAt);
};
