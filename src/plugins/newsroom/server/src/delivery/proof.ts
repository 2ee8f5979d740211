import type { ProofOfAbsence, SurfaceReading } from '../contracts/editorial-publishing';
import { documentQuery, listQuery, promosQuery, searchQuery } from '../contracts/delivery-query';
import { ARTICLE, PERMALINK } from '../constants';
import type { Database } from '../database';
import { readLinks } from '../relations/fields';
import type { Articles } from './articles';
import type { Delivered } from './delivered';
import type { EditionStore } from './edition-store';
import type { Gather } from './gather';
import { saysLive, type Inspection } from './inspection';
import type { Lists } from './lists';
import { articlePath } from './paths';
import type { Promos } from './promos';
import type { Resolve } from './resolve';
import type { Row } from './row-facts';
import type { Scope } from './scope';
import type { SearchArticles } from './search-articles';
import type { Sections } from './sections';
import type { Sitemaps } from './sitemaps';
import type { Sources } from './sources';
import { articleThing } from './things';

type Reading = SurfaceReading;
type Outcome = Reading['outcome'];

/** Formats that are made of a story's document, all of them read in the same way. */
const FORMATS = ['', '/jsonld', '/html', '/text'];
/** Stories that show the one in question; the rest of them follow in the background. */
const MAX_SHOWING = 50;

const isAway = (outcome: Outcome): boolean =>
  outcome === 'gone' || outcome === 'not-found' || outcome === 'absent';

/** Reads every surface as a reader would at this moment, and says what each tells of one story. */
export const createProof = ({
  database,
  articles,
  lists,
  sections,
  sources,
  promos,
  resolve,
  search,
  sitemaps,
  gather,
  store,
  inspection,
  scope,
}: {
  database: Database;
  articles: Articles;
  lists: Lists;
  sections: Sections;
  sources: Sources;
  promos: Promos;
  resolve: Resolve;
  search: SearchArticles;
  sitemaps: Sitemaps;
  gather: Gather;
  store: EditionStore;
  inspection: Inspection;
  scope: Scope;
}) => {
  const outcomeOf = (value: unknown, mark: RegExp): Outcome =>
    mark.test(JSON.stringify(value)) ? 'present' : 'absent';
  const ofDelivered = (delivered: Delivered, mark: RegExp): Outcome =>
    delivered.kind === 'live' ? outcomeOf(delivered.value, mark) : 'absent';

  /** What an answer that tells anything of the story holds: its id, or a path of it. */
  const markOf = async (
    documentId: string,
    locale: string,
    slugs: readonly string[]
  ): Promise<RegExp> => {
    const fronts = new Set([...(await gather.sections(locale)).values()].map(({ slug }) => slug));
    const paths = slugs
      .filter((slug) => !fronts.has(slug))
      .map((slug) => `"/${locale}/(?:[^"/]+/)?${encodeURIComponent(slug).replaceAll('.', '\\.')}"`);
    return new RegExp([`"${documentId}"`, ...paths].join('|'));
  };

  const addressesOf = async (documentId: string): Promise<{ slug: string; language: string }[]> => {
    const { query } = await database.table(PERMALINK);
    return query
      .select('slug', 'language')
      .where({ entity: 'article', target: documentId })
      .orderBy(['language', 'slug']);
  };

  const readAddress = async (slug: string, locale: string): Promise<Reading[]> => {
    const asked = documentQuery.parse({ locale, fallback: 'none' });
    const { kind } = await articles.bySlug(slug, asked);
    const ninjs = await articles.forPartners(slug, asked);
    const path = articlePath(locale, null, slug);
    const resolved = (await resolve.resolve({ path, relative: false, body: 'none' })).value as {
      data: { outcome: 'article' | 'section' | 'redirect' | 'gone' | 'not-found' };
    };
    const { outcome } = resolved.data;
    const at = `/articles/${encodeURIComponent(slug)}`;
    return [
      ...FORMATS.map((format) => ({
        surface: format === '' ? 'document' : format.slice(1),
        path: `${at}${format}?locale=${locale}`,
        outcome: kind,
      })),
      { surface: 'ninjs', path: `${at}/ninjs?locale=${locale}`, outcome: ninjs.kind },
      {
        surface: 'resolve',
        path: `/resolve?path=${encodeURIComponent(path)}`,
        // A section of that name is another thing under the same path.
        outcome: outcome === 'article' ? 'live' : outcome === 'section' ? 'absent' : outcome,
      },
    ];
  };

  const readLists = async (
    locale: string,
    version: Row | undefined,
    mark: RegExp
  ): Promise<Reading[]> => {
    const readings: Reading[] = [];
    const note = (surface: string, path: string, value: unknown): void => {
      readings.push({ surface, path, outcome: outcomeOf(value, mark) });
    };
    const query = { locale, relative: 'false', limit: '100' };
    note('list', `/articles?locale=${locale}`, (await lists.list(listQuery.parse(query))).value);
    note('feed', `/feeds/*?locale=${locale}`, (await lists.latest(listQuery.parse(query))).value);
    note(
      'promos',
      `/promos?locale=${locale}`,
      (await promos.list(promosQuery.parse({ locale }))).value
    );
    note('news sitemap', `/sitemaps/${locale}/news.xml`, (await sitemaps.news(locale)).value);
    if (!version) return readings;

    const { section = [], sources: sourced = [] } = readLinks(version.links);
    const front = { locale, relative: false, limit: 100 };
    for (const id of section) {
      const slug = (await gather.sections(locale)).get(id)?.slug;
      if (slug === undefined) continue;
      const outcome = ofDelivered(await sections.bySlug(slug, front), mark);
      readings.push({ surface: 'section', path: `/sections/${slug}?locale=${locale}`, outcome });
    }
    for (const id of sourced) {
      const code = (await gather.sources(locale)).get(id)?.code;
      if (code === undefined) continue;
      const outcome = ofDelivered(await sources.byCode(code, front), mark);
      readings.push({ surface: 'source', path: `/sources/${code}?locale=${locale}`, outcome });
    }
    const q = String(version.headline).slice(0, 200);
    const found = await search.search(searchQuery.parse({ ...query, q }));
    note('search', `/search?locale=${locale}`, found.value);
    return readings;
  };

  /** The stories that showed it, with their related stories, promos and translations. */
  const readShowing = async (
    documentId: string,
    mark: (locale: string) => Promise<RegExp>
  ): Promise<Reading[]> => {
    const page = { after: '', limit: MAX_SHOWING };
    const showing = (await store.mentioning(articleThing(documentId), null, page)).filter(
      (id) => id !== documentId
    );
    const readings: Reading[] = [];
    for (const id of showing) {
      for (const { locale } of await store.ofDocuments([id])) {
        const asked = documentQuery.parse({ locale, fallback: 'none' });
        const outcome = ofDelivered(await articles.byId(id, asked), await mark(locale));
        readings.push({
          surface: 'related',
          path: `/articles/id/${id}?locale=${locale}`,
          outcome,
        });
      }
    }
    return readings;
  };

  /** What lists, feeds, sitemaps and search are read from, beyond the pages read above. */
  const readTables = async (documentId: string): Promise<Reading[]> => {
    const entry = (surface: string, path: string, isThere: boolean): Reading => ({
      surface,
      path,
      outcome: isThere ? 'present' : 'absent',
    });
    const editions = await store.ofDocuments([documentId]);
    const listed = await inspection.mentions([documentId]);
    const indexed = (await inspection.search?.ofDocuments([documentId])) ?? [];
    const words = await inspection.log.lastWords([documentId]);
    return [
      entry('editions', 'every page of lists, feeds and sitemaps', editions.length > 0),
      entry('mentions', 'every page of sections, sources and tags', listed.length > 0),
      entry('search index', 'every page of search', indexed.length > 0),
      entry('changes', '/changes', words.some(saysLive)),
    ];
  };

  return {
    /** What readers can get of a story now, by the services that answer them, the wall included. */
    async read(documentId: string): Promise<ProofOfAbsence> {
      const codes = await scope.codes();
      const addresses = (await addressesOf(documentId)).filter(({ language }) =>
        codes.includes(language)
      );
      const versions = await gather.find(ARTICLE, { where: { documentId } });
      const mark = (locale: string): Promise<RegExp> =>
        markOf(
          documentId,
          locale,
          addresses.filter(({ language }) => language === locale).map(({ slug }) => slug)
        );
      const readings: Reading[] = [];
      for (const { slug, language } of addresses) {
        readings.push(...(await readAddress(slug, language)));
      }
      for (const locale of codes) {
        const asked = documentQuery.parse({ locale, fallback: 'none' });
        const { kind } = await articles.byId(documentId, asked);
        const path = `/articles/id/${documentId}?locale=${locale}`;
        readings.push({ surface: 'document by id', path, outcome: kind });
        const version = versions.find((row) => row.locale === locale);
        readings.push(...(await readLists(locale, version, await mark(locale))));
      }
      readings.push(...(await readShowing(documentId, mark)));
      readings.push(...(await readTables(documentId)));
      return { isDown: readings.every(({ outcome }) => isAway(outcome)), surfaces: readings };
    },
  };
};

export type Proof = ReturnType<typeof createProof>;
