import type { SearchAnswer, SearchResult } from '../contracts/delivery';
import { listQuery, type SearchQuery } from '../contracts/delivery-query';
import { EDITION, MENTION } from '../constants';
import type { Database } from '../database';
import type { ChangeLog } from '../publication/change-log';
import { problem, refuse } from '../problems';
import { readableText } from '../text/block-text';
import { isBlocks } from '../text/blocks';
import { fingerprint } from '../cursor';
import { readOffset, writeOffset } from './cursor';
import type { Live } from './delivered';
import { isOpenAt, type StoredEdition } from './edition';
import type { ListFilter, ListQuery } from './list-query';
import { keysOfSummary, type Lists } from './lists';
import { boundOf, endingAt, instantOf, presentSummaries } from './present';
import type { Scope } from './scope';
import { highlight } from './search/highlight';
import type { SearchHit, SearchPort } from './search/port';
import { listThing, localeThing } from './things';

const highlightsOf = (
  { edition: { summary, body } }: StoredEdition,
  text: string
): SearchResult['highlights'] => {
  const readable = isBlocks(body) ? readableText(body) : '';
  const marked = highlight(
    { headline: summary.headline, dek: summary.dek ?? '', body: readable },
    text
  );
  return {
    headline: marked.headline,
    dek: summary.dek === null ? null : marked.dek,
    snippet: readable === '' ? null : marked.snippet,
  };
};

/** Full-text search over live articles, best first. */
export const createSearchArticles = ({
  database,
  changeLog,
  search,
  lists,
  listQuery: editions,
  scope,
}: {
  database: Database;
  changeLog: ChangeLog;
  search: SearchPort;
  lists: Lists;
  listQuery: ListQuery;
  scope: Scope;
}) => {
  /** Each story once: in the first locale of the chain in which it was found. */
  const onceEach = (hits: readonly SearchHit[], chain: readonly string[]): SearchHit[] => {
    const best = new Map<string, SearchHit>();
    for (const hit of hits) {
      const known = best.get(hit.documentId);
      if (!known || chain.indexOf(hit.locale) < chain.indexOf(known.locale)) {
        best.set(hit.documentId, hit);
      }
    }
    return hits.filter((hit) => best.get(hit.documentId) === hit);
  };

  /** Of the ranked hits those in a section or of a kind: at most as many as were ranked. */
  const narrow = async (
    hits: SearchHit[],
    uid: string,
    where: Record<string, unknown>
  ): Promise<SearchHit[]> => {
    const kept = new Set<string>();
    for (const locale of new Set(hits.map((hit) => hit.locale))) {
      const ids = hits.filter((hit) => hit.locale === locale).map((hit) => hit.documentId);
      const { query } = await database.table(uid);
      const rows: { document_id: string }[] = await query
        .select('document_id')
        .where({ ...where, locale })
        .whereIn('document_id', ids);
      for (const { document_id } of rows) kept.add(`${document_id} ${locale}`);
    }
    return hits.filter(({ documentId, locale }) => kept.has(`${documentId} ${locale}`));
  };

  const find = async (text: string, filter: ListFilter): Promise<SearchHit[]> => {
    const { locales, nowMs, things, kind } = filter;
    let hits = onceEach(await search.find({ text, locales, nowMs }), locales);
    for (const thing of things) hits = await narrow(hits, MENTION, { thing, is_listed: true });
    return kind === undefined ? hits : narrow(hits, EDITION, { kind });
  };

  return {
    /** @throws ValidationError (400) for an unknown section or a cursor of another query */
    async search(query: SearchQuery): Promise<Live> {
      const locale = await scope.localeOf(query.locale);
      const { q, section, kind, fallback, cursor, limit } = query;
      const print = fingerprint({ search: q, locale, section, kind, fallback });
      const offset = cursor === undefined ? 0 : readOffset(cursor, print);
      if (offset === null) refuse([problem('cursor', 'is not one of this query')]);
      const start = offset ?? 0;

      const asked = {
        locale,
        fallback,
        ...(section ? { section } : {}),
        ...(kind ? { kind } : {}),
      };
      const filter = await lists.filterOf(listQuery.parse(asked), locale);
      const chain = filter.locales;
      const seq = await changeLog.latestIn(chain);
      const hits = await find(q, filter);
      const page = hits.slice(start, start + limit);
      const found = (await editions.editions(page)).filter(({ edition }) =>
        isOpenAt(edition.window, filter.nowMs)
      );
      const request = await scope.presentation(locale, { relative: query.relative, body: 'none' });
      const summaries = presentSummaries(found, request);
      const data = found.flatMap((stored, index): SearchResult[] => {
        const summary = summaries[index];
        const hit = page.find((one) => one.documentId === stored.documentId);
        if (!summary || !hit) return [];
        return [{ ...summary, highlights: highlightsOf(stored, q), score: hit.score }];
      });

      const windows = [
        ...found.map(({ edition }) => edition.window),
        { from: await lists.nextOpening(filter), until: null },
        ...lists.endingsOf(found).map(endingAt),
      ];
      const bound = boundOf(summaries, windows, request.now);
      const isMore = hits.length > start + limit;
      const value: SearchAnswer = {
        data,
        meta: {
          locale,
          seq,
          freshUntil: instantOf(bound),
          nextCursor: isMore ? writeOffset(start + limit, print) : null,
        },
      };
      const keys = [
        ...chain.flatMap((code) => [listThing(code), localeThing(code)]),
        ...found.flatMap(keysOfSummary),
      ];
      return { kind: 'live', value, keys, locales: [...chain], bound };
    },
  };
};

export type SearchArticles = ReturnType<typeof createSearchArticles>;
