import { SUPER_ADMIN, type Role } from './actor';

/** What a role is limited to, as the settings say (`desk.limits`). */
export interface RoleLimit {
  /** Sections by slug in the default language, or by document id; sections below them are included. */
  sections?: readonly string[] | undefined;
  locales?: readonly string[] | undefined;
  /** Languages that may be read besides. */
  readLocales?: readonly string[] | undefined;
  /** Changes only stories that they made themselves. */
  own?: boolean | undefined;
}

/** The same with sections by document id, those below them included. Null: no limit. */
export interface Limit {
  sections: ReadonlySet<string> | null;
  locales: ReadonlySet<string> | null;
  readLocales: ReadonlySet<string>;
  own: boolean;
}

/** What somebody may touch: all that one of these limits leaves. Null: everything. */
export type Reach = readonly Limit[] | null;

/** A language version of a story. */
export interface Touched {
  /** Document id; null: it is in no section. */
  section: string | null;
  /** Null: what is done concerns all languages, those that do not exist yet as well. */
  locale: string | null;
  /** Whether whoever touches it made the story; left out: somebody else did. */
  isOwn?: boolean;
}

export type Purpose = 'read' | 'write';

/** In which languages a story is to be touched: in each of these, in any one, or in all there may be. */
export interface Asked {
  locales: readonly string[] | 'any' | 'all';
  purpose: Purpose;
}

/** A section of the tree; the parent by its document id. */
export interface TreeSection {
  id: string;
  slug: string | null;
  parent: string | null;
}

/**
 * The limits of somebody who has these roles; null for none. A limit is of the person: a second role
 * without one does not lift it, and the limits of several roles add up. Only the super admin has none.
 * Whoever acts without any role is the system itself.
 */
export const limitsOf = (
  roles: readonly Role[],
  configured: Readonly<Record<string, RoleLimit>>
): RoleLimit[] | null => {
  if (roles.includes(SUPER_ADMIN)) return null;
  const found = roles.flatMap((role) =>
    Object.hasOwn(configured, role) ? (configured[role] ?? []) : []
  );
  return found.length === 0 ? null : found;
};

/** Document ids of the sections named and of all below them. A name that is none stands for nothing. */
export const withSectionsBelow = (
  named: readonly string[],
  tree: readonly TreeSection[]
): Set<string> => {
  const found = new Set(
    tree.flatMap(({ id, slug }) =>
      named.includes(id) || (slug !== null && named.includes(slug)) ? [id] : []
    )
  );
  // A set is walked to its end, what is added on the way included: circles do no harm.
  for (const above of found) {
    for (const { id, parent } of tree) if (parent === above) found.add(id);
  }
  return found;
};

export const reachOf = (
  limits: readonly RoleLimit[] | null,
  tree: readonly TreeSection[]
): Reach =>
  limits === null
    ? null
    : limits.map(({ sections, locales, readLocales = [], own = false }) => ({
        sections: sections ? withSectionsBelow(sections, tree) : null,
        locales: locales ? new Set(locales) : null,
        readLocales: new Set(readLocales),
        own,
      }));

const hasLocale = (limit: Limit, locale: string | null, purpose: Purpose): boolean => {
  if (limit.locales === null) return true;
  if (locale === null) return false;
  return limit.locales.has(locale) || (purpose === 'read' && limit.readLocales.has(locale));
};

const hasSection = ({ sections }: Limit, section: string | null): boolean =>
  sections === null || (section !== null && sections.has(section));

const hasMaker = ({ own }: Limit, isOwn: boolean, purpose: Purpose): boolean =>
  !own || isOwn || purpose === 'read';

/** Whether this version may be touched: one limit has to leave its section, language and maker. */
export const mayTouch = (
  reach: Reach,
  { section, locale, isOwn = false }: Touched,
  purpose: Purpose
): boolean =>
  reach === null ||
  reach.some(
    (limit) =>
      hasSection(limit, section) &&
      hasLocale(limit, locale, purpose) &&
      hasMaker(limit, isOwn, purpose)
  );

/** Whether something of this language may be touched, whatever its section; null: of all languages. */
export const mayTouchLocale = (reach: Reach, locale: string | null, purpose: Purpose): boolean =>
  reach === null || reach.some((limit) => hasLocale(limit, locale, purpose));

/** Whether nothing is kept from being read: there is no limit, or only one on what may be changed. */
export const mayReadAll = (reach: Reach): boolean =>
  reach === null || reach.some(({ sections, locales }) => sections === null && locales === null);

/**
 * Whether a story that has these versions may be touched. A language in which it does not exist yet is
 * judged by where its other versions stand; a story without any version, or asked for in no language, is
 * out of reach.
 */
export const mayTouchStory = (
  reach: Reach,
  versions: readonly (Touched & { locale: string })[],
  { locales, purpose }: Asked
): boolean => {
  if (reach === null) return true;
  if (versions.length === 0) return false;
  if (locales === 'any') return versions.some((version) => mayTouch(reach, version, purpose));
  if (locales === 'all') {
    return versions.every((version) => mayTouch(reach, { ...version, locale: null }, purpose));
  }
  if (locales.length === 0) return false;
  return locales.every((locale) => {
    const version = versions.find((one) => one.locale === locale);
    const judged = version ? [version] : versions;
    return judged.some((one) => mayTouch(reach, { ...one, locale }, purpose));
  });
};
