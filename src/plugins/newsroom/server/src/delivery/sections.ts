import type { Core } from '@strapi/strapi';
import type {
  SectionAnswer,
  SectionDocument,
  SectionNode,
  SectionReference,
  SectionTreeAnswer,
} from '../contracts/delivery';
import { listQuery, type SectionQuery } from '../contracts/delivery-query';
import { SECTION } from '../constants';
import type { Ledger } from '../permalinks/ledger';
import type { ChangeLog } from '../publication/change-log';
import { getSettings } from '../settings';
import { isSlug } from '../text/slug';
import { direction } from '../text/locale';
import type { Delivered, Live, Version } from './delivered';
import type { SectionFacts } from './facts';
import type { Gather } from './gather';
import { earlier, UNBOUNDED } from './lifetimes';
import type { Lists } from './lists';
import { absoluteUrl, sectionPath } from './paths';
import { instantOf } from './present';
import { projectSection } from './project';
import type { Promos } from './promos';
import { lineage, sectionFacts, type Row } from './row-facts';
import type { Scope } from './scope';
import { localeThing, sectionThing, treeThing } from './things';

interface KnownSection {
  facts: SectionFacts;
  reference: SectionReference;
  description: string | null;
  position: number;
  colour: string | null;
  seo: { title: string | null; description: string | null };
}

const textOf = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value : null;

const known = (row: Row): KnownSection => {
  const facts = sectionFacts(row);
  return {
    facts,
    reference: projectSection(facts),
    description: textOf(row.description),
    position: Number(row.position ?? 0),
    colour: textOf(row.colour),
    seo: { title: textOf(row.seoTitle), description: textOf(row.seoDescription) },
  };
};

const inOrder = (a: KnownSection, b: KnownSection): number =>
  a.position - b.position || (a.facts.name < b.facts.name ? -1 : 1);

/** The section tree of a locale, and single sections with what stands on their fronts. */
export const createSections = ({
  strapi,
  ledger,
  changeLog,
  gather,
  lists,
  promos,
  scope,
}: {
  strapi: Core.Strapi;
  ledger: Ledger;
  changeLog: ChangeLog;
  gather: Gather;
  lists: Lists;
  promos: Promos;
  scope: Scope;
}) => {
  const load = async (locale: string): Promise<KnownSection[]> =>
    (await gather.find(SECTION, { where: { locale } })).map(known).sort(inOrder);

  const childrenOf = (all: readonly KnownSection[], id: string): KnownSection[] =>
    all.filter(({ facts }) => facts.parentId === id);

  const isRoot = (all: readonly KnownSection[], { parentId }: SectionFacts): boolean =>
    parentId === null || !all.some(({ facts }) => facts.documentId === parentId);

  /** A circle in the data is cut where it closes. */
  const node = (
    all: readonly KnownSection[],
    { facts, reference, description, position, colour }: KnownSection,
    above: readonly string[] = []
  ): SectionNode => ({
    ...reference,
    description,
    position,
    colour,
    children: childrenOf(all, facts.documentId)
      .filter((child) => !above.includes(child.facts.documentId))
      .map((child) => node(all, child, [...above, facts.documentId])),
  });

  const document = async (
    all: readonly KnownSection[],
    section: KnownSection,
    query: SectionQuery,
    locale: string
  ): Promise<Live> => {
    const { facts, reference, description, colour, seo } = section;
    const byId = new Map(all.map((one) => [one.facts.documentId, one.facts]));
    const line = lineage(byId, facts.documentId);
    const page = await lists.list(
      listQuery.parse({
        locale,
        section: facts.slug,
        relative: String(query.relative),
        limit: String(query.limit),
      })
    );
    const slot = await promos.forSlot({
      locale,
      placement: 'section-front',
      sectionIds: line.map(({ documentId }) => documentId),
    });
    const url = absoluteUrl(getSettings(strapi).publicUrl, reference.path);
    const { data: articles, meta } = page.value;
    const data: SectionDocument = {
      ...reference,
      type: 'section',
      locale,
      direction: direction(locale),
      ...(url === null ? {} : { url }),
      description,
      colour,
      breadcrumbs: line.map(({ name, slug }) => ({ name, path: sectionPath(locale, slug) })),
      children: childrenOf(all, facts.documentId).map((child) => child.reference),
      promos: slot.promos,
      articles: { data: articles, nextCursor: meta.nextCursor },
      seo: { title: seo.title ?? facts.name, description: seo.description ?? description },
    };
    const bound = earlier(page.bound, slot.bound);
    const value: SectionAnswer = {
      data,
      meta: { locale, seq: meta.seq, freshUntil: instantOf(bound) },
    };
    const keys = [treeThing(locale), sectionThing(facts.documentId), ...page.keys, ...slot.keys];
    return { kind: 'live', value, keys, locales: [locale], bound };
  };

  /** Where a section is in each language. */
  const versionsOf = async (documentId: string): Promise<Version[]> => {
    const where = { documentId, locale: { $in: await scope.codes() } };
    const rows = await gather.find(SECTION, { select: ['locale', 'slug'], where });
    return rows.map(({ locale, slug }) => ({ locale, path: sectionPath(locale, String(slug)) }));
  };

  return {
    versionsOf,

    async tree(query: { locale?: string }): Promise<Live> {
      const locale = await scope.localeOf(query.locale);
      const seq = await changeLog.latestIn([locale]);
      const all = await load(locale);
      const roots = all.filter(({ facts }) => isRoot(all, facts));
      const value: SectionTreeAnswer = {
        data: roots.map((root) => node(all, root)),
        meta: { locale, seq, freshUntil: null },
      };
      const keys = [
        treeThing(locale),
        localeThing(locale),
        ...all.map(({ facts }) => sectionThing(facts.documentId)),
      ];
      return { kind: 'live', value, keys, locales: [locale], bound: UNBOUNDED };
    },

    async bySlug(slug: string, query: SectionQuery): Promise<Delivered> {
      const locale = await scope.localeOf(query.locale);
      const permalink = isSlug(slug, 'unicode')
        ? await ledger.find({ entity: 'section', language: locale, slug })
        : null;
      if (!permalink) return { kind: 'not-found' };

      const all = await load(locale);
      const section = all.find(({ facts }) => facts.documentId === permalink.target);
      if (!section) return { kind: 'not-found' };
      if (section.facts.slug !== slug) {
        const keys = [sectionThing(permalink.target)];
        const { path, slug: current } = section.reference;
        const versions = await versionsOf(permalink.target);
        return { kind: 'redirect', path, slug: current, versions, keys, bound: UNBOUNDED };
      }
      return document(all, section, query, locale);
    },
  };
};

export type Sections = ReturnType<typeof createSections>;
