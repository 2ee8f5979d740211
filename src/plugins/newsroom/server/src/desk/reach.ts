import type { Core } from '@strapi/strapi';
import { ARTICLE, LOGBOOK_ENTRY, SECTION } from '../constants';
import type { Database } from '../database';
import type { Locales } from '../locales/locales';
import { getSettings } from '../settings';
import {
  limitsOf,
  mayReadAll,
  mayTouchLocale,
  mayTouchStory,
  reachOf,
  type Asked,
  type Purpose,
  type Reach,
  type RoleLimit,
  type Touched,
  type TreeSection,
} from './access';
import type { ActingService, Role } from './actor';
import { createNarrowing, type Narrow } from './narrowing';
import { beyondLimit } from './refusals';

type Related = { documentId: string } | null;

/**
 * What whoever acts at the moment may touch, where their role is limited to sections or languages. The
 * one place that loads what `access` decides on. Somebody without a limit costs no query.
 */
export const createReach = ({
  strapi,
  database,
  acting,
  locales,
}: {
  strapi: Core.Strapi;
  database: Database;
  acting: ActingService;
  locales: Locales;
}) => {
  const readTree = async (): Promise<TreeSection[]> => {
    const rows: { documentId: string; slug: string | null; parent: Related }[] = await strapi.db
      .query(SECTION)
      .findMany({
        select: ['documentId', 'slug'],
        where: { locale: await locales.default() },
        populate: { parent: { select: ['documentId'] } },
      });
    return rows.map(({ documentId, slug, parent }) => ({
      id: documentId,
      slug,
      parent: parent?.documentId ?? null,
    }));
  };

  const ofLimits = async (limits: readonly RoleLimit[] | null): Promise<Reach> => {
    if (limits === null) return null;
    return reachOf(limits, limits.some(({ sections }) => sections) ? await readTree() : []);
  };

  const ofRoles = (roles: readonly Role[]): Promise<Reach> =>
    ofLimits(limitsOf(roles, getSettings(strapi).desk.limits));

  const current = (): Promise<Reach> => ofRoles(acting.current().roles);

  type Version = Touched & { locale: string };

  const draftsOf = async (documentIds: readonly string[]): Promise<Map<string, Version[]>> => {
    const rows: { documentId: string; locale: string; section: Related }[] = await strapi.db
      .query(ARTICLE)
      .findMany({
        select: ['documentId', 'locale'],
        where: { documentId: { $in: [...documentIds] }, publishedAt: null },
        populate: { section: { select: ['documentId'] } },
      });
    const found = new Map<string, Version[]>();
    for (const { documentId, locale, section } of rows) {
      const version = { locale, section: section?.documentId ?? null };
      found.set(documentId, [...(found.get(documentId) ?? []), version]);
    }
    return found;
  };

  const versionsOf = async (documentId: string): Promise<Version[]> =>
    (await draftsOf([documentId])).get(documentId) ?? [];

  /** By the logbook, which nobody changes: whoever made the story in its first language, or copied it. */
  const isMaker = async (documentId: string): Promise<boolean> => {
    const { kind, id } = acting.current().actor;
    const { query } = await database.table(LOGBOOK_ENTRY);
    const made: unknown = await query
      .where({ entity: 'article', document_id: documentId, actor_kind: kind, actor_id: id })
      .whereIn('action', ['create', 'clone'])
      .first('id');
    return made !== undefined;
  };

  const narrowing = createNarrowing({ strapi, database });

  return {
    current,
    ofRoles,

    /** Whether the story may be touched in these languages. */
    async admits(documentId: string, asked: Asked): Promise<boolean> {
      const reach = await current();
      if (reach === null) return true;
      const isOwn = reach.some(({ own }) => own) && (await isMaker(documentId));
      const versions = await versionsOf(documentId);
      return mayTouchStory(
        reach,
        versions.map((version) => ({ ...version, isOwn })),
        asked
      );
    },

    /** Which languages may be read or written, whatever the section. */
    async localesFor(purpose: Purpose): Promise<(locale: string) => boolean> {
      const reach = await current();
      return (locale) => mayTouchLocale(reach, locale, purpose);
    },

    /** @throws RefusedError (403) for a language in which nothing may be read */
    async assertReadable(locale: string): Promise<void> {
      if (!mayTouchLocale(await current(), locale, 'read')) throw beyondLimit();
    },

    /** Whether there is anything that whoever acts may not read. */
    async isLimited(): Promise<boolean> {
      const reach = await current();
      return reach !== null && !mayReadAll(reach);
    },

    /** Languages and sections that may be read, limit by limit; null: all of them. */
    async readable(): Promise<
      readonly { locales: readonly string[] | null; sections: readonly string[] | null }[] | null
    > {
      const reach = await current();
      if (reach === null || mayReadAll(reach)) return null;
      return reach.map(({ locales: own, readLocales, sections }) => ({
        locales: own && [...own, ...readLocales],
        sections: sections && [...sections],
      }));
    },

    /**
     * Which versions of these stories may be read; without a locale: whether all versions of one may
     * be. One query, and none for those without a limit.
     */
    async sight(
      documentIds: readonly string[]
    ): Promise<(documentId: string, locale: string | null) => boolean> {
      const reach = await current();
      if (reach === null || mayReadAll(reach) || documentIds.length === 0) return () => true;
      const found = await draftsOf(documentIds);
      return (documentId, locale) => {
        const versions = found.get(documentId) ?? [];
        const locales = locale === null ? versions.map((one) => one.locale) : [locale];
        return mayTouchStory(reach, versions, { locales, purpose: 'read' });
      };
    },

    /**
     * What keeps a query on a table with the columns `document_id` and `locale` to what may be read, so
     * that nothing else is listed or counted. A row without a locale speaks of the whole document.
     */
    async narrow(): Promise<Narrow> {
      const reach = await current();
      if (reach === null || mayReadAll(reach)) return () => undefined;
      return narrowing.ofVersions(reach);
    },

    /**
     * The same for a table whose rows tell a text in two languages, each in a column of its own: both
     * have to be readable.
     */
    async narrowPairs(columns: readonly string[]): Promise<Narrow> {
      const reach = await current();
      if (reach === null || mayReadAll(reach)) return () => undefined;
      return narrowing.ofPairs(reach, columns);
    },
  };
};

export type ReachService = ReturnType<typeof createReach>;
