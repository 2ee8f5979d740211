import type { ListQuery as ListParameters } from '../contracts/delivery-query';
import type { LatestStories } from '../contracts/delivery';
import type { Ledger } from '../permalinks/ledger';
import type { ChangeLog } from '../publication/change-log';
import { problem, refuse } from '../problems';
import { fingerprint } from '../cursor';
import { readCursor, writeCursor } from './cursor';
import type { Live } from './delivered';
import type { StoredEdition } from './edition';
import type { Gather } from './gather';
import type { ListFilter, ListQuery } from './list-query';
import type { PlannedTurns } from './planned-turns';
import { boundOf, endingAt, presentList } from './present';
import { projectSection } from './project';
import type { Scope } from './scope';
import {
  articleThing,
  isSurrogateKey,
  listThing,
  localeThing,
  sectionThing,
  sourceThing,
  tagThing,
} from './things';

/** Surrogate keys of what a summary shows. */
export const keysOfSummary = ({ documentId, edition: { summary } }: StoredEdition): string[] => [
  articleThing(documentId),
  ...(summary.section ? [sectionThing(summary.section.id)] : []),
  ...summary.sources.map(({ id }) => sourceThing(id)),
];

/** Lists of articles, a page at a time. */
export const createLists = ({
  ledger,
  changeLog,
  gather,
  listQuery,
  scope,
  planned,
}: {
  ledger: Ledger;
  changeLog: ChangeLog;
  gather: Pick<Gather, 'sections'>;
  listQuery: ListQuery;
  scope: Scope;
  planned: PlannedTurns;
}) => {
  /** Former slugs still name their section. */
  const sectionId = async (slug: string, locale: string): Promise<string> => {
    const permalink = await ledger.find({ entity: 'section', language: locale, slug });
    if (!permalink) refuse([problem('section', `there is no section "${slug}" in ${locale}`)]);
    return permalink?.target ?? '';
  };

  const sourceId = async (code: string): Promise<string> => {
    const key = { entity: 'source' as const, language: '*', slug: code.toUpperCase() };
    const permalink = await ledger.find(key);
    if (!permalink) refuse([problem('source', `there is no source "${code}"`)]);
    return permalink?.target ?? '';
  };

  /** The narrowest first: stories under a tag are fewer than those of a source or a section. */
  const thingsOf = async (query: ListParameters, locale: string): Promise<string[]> => [
    ...(query.tag ? [tagThing(query.tag)] : []),
    ...(query.source ? [sourceThing(await sourceId(query.source))] : []),
    ...(query.section ? [sectionThing(await sectionId(query.section, locale))] : []),
  ];

  const filterOf = async (query: ListParameters, locale: string): Promise<ListFilter> => ({
    locales: await scope.chainOf(locale, query.fallback),
    nowMs: scope.now().getTime(),
    things: await thingsOf(query, locale),
    ...(query.kind ? { kind: query.kind } : {}),
    ...(query.since ? { since: query.since } : {}),
    ...(query.until ? { until: query.until } : {}),
  });

  /** What makes any page of the list stale, whatever stands on it. */
  const listKeys = ({ locales, things }: ListFilter): string[] => {
    const section = things.find((thing) => thing.startsWith('s-'));
    return [
      ...(section
        ? [listThing(section.slice(2)), section]
        : locales.map((code) => listThing(code))),
      ...things.filter((thing) => thing !== section && isSurrogateKey(thing)),
      ...locales.map(localeThing),
    ];
  };

  const nextOpening = async (filter: ListFilter): Promise<number> =>
    planned.nextOpening(filter.locales, await listQuery.nextLift(filter));

  const endingsOf = (editions: readonly StoredEdition[]): number[] =>
    planned.endingsOf(editions.map(({ documentId, locale }) => [documentId, locale]));

  return {
    filterOf,
    nextOpening,
    endingsOf,

    /** @throws ValidationError (400) for an unknown section or source, or a cursor of another query */
    async list(
      query: ListParameters
    ): Promise<Live & { value: ReturnType<typeof presentList>['answer'] }> {
      const locale = await scope.localeOf(query.locale);
      const { cursor, limit, section, source, tag, kind, since, until, fallback } = query;
      const print = fingerprint({ locale, section, source, tag, kind, since, until, fallback });
      const after = cursor === undefined ? null : readCursor(cursor, print);
      if (cursor !== undefined && !after) refuse([problem('cursor', 'is not one of this query')]);

      const filter = await filterOf(query, locale);
      // Before the page is read: what is committed in between makes it newer than it says, never older.
      const seq = await changeLog.latestIn(filter.locales);
      const listed = await listQuery.page(filter, limit + 1, after);
      const editions = listed.slice(0, limit);
      const last = listed.length > limit ? editions.at(-1) : undefined;
      const nextCursor = last
        ? writeCursor({ at: last.at, documentId: last.documentId }, print)
        : null;
      const { answer, bound } = presentList(
        {
          ...{ editions, nextCursor, seq },
          nextTurn: await nextOpening(filter),
          endings: endingsOf(editions),
        },
        await scope.presentation(locale, { relative: query.relative, body: 'none' })
      );
      const keys = [...listKeys(filter), ...editions.flatMap(keysOfSummary)];
      return { kind: 'live', value: answer, keys, locales: [...filter.locales], bound };
    },

    /** The newest live stories of a locale, or of one of its sections, with their bodies, for feeds. */
    async latest(query: ListParameters): Promise<Live & { value: LatestStories }> {
      const locale = await scope.localeOf(query.locale);
      const filter = await filterOf(query, locale);
      const thing = filter.things.find((one) => one.startsWith('s-'));
      const section = thing && (await gather.sections(locale)).get(thing.slice(2));
      const editions = await listQuery.page(filter, query.limit, null);
      const stories = editions.map(({ edition }) => ({
        ...edition.summary,
        bylines: edition.rest.bylines,
        corrections: edition.rest.corrections,
        body: edition.body,
      }));
      const windows = [
        ...editions.map(({ edition }) => edition.window),
        { from: await nextOpening(filter), until: null },
        ...endingsOf(editions).map(endingAt),
      ];
      return {
        kind: 'live',
        value: { locale, section: section ? projectSection(section) : null, stories },
        keys: [...listKeys(filter), ...editions.flatMap(keysOfSummary)],
        locales: [...filter.locales],
        bound: boundOf([], windows, scope.now()),
      };
    },
  };
};

export type Lists = ReturnType<typeof createLists>;
