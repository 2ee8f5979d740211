import { readDocument, type Edition } from '../delivery/edition';
import type { EditionRecord, FinishedEdition } from '../delivery/edition-store';
import { saysLive, type Inspection } from '../delivery/inspection';
import { compareMentions } from '../delivery/mention-store';
import { isSame, keyOf, type Comparison } from '../delivery/refresh';
import type { LastWord } from '../publication/log-inspection';
import { pages } from './batches';
import type { Check, Drift, Findings } from './drift';

type Key = { documentId: string; locale: string };

const NAMED = 5;

const drift = (
  { documentId, locale }: Key,
  kind: string,
  problem: string,
  remedy: string
): Drift => ({
  kind,
  documentId,
  locale,
  problem,
  remedy,
});

const COLUMNS = [
  'slug',
  'kind',
  'path',
  'publishedMs',
  'modifiedMs',
  'isIndexed',
  'fromMs',
  'untilMs',
  'turnMs',
  'isLive',
] as const;

/** In which parts a stored edition is not what it should be. */
const differences = (stored: EditionRecord, projected: FinishedEdition): string => {
  const partsOf = ({ summary, ...rest }: Edition): Record<string, unknown> => ({
    ...rest,
    ...summary,
  });
  const document = readDocument(stored.document);
  if (!document) return 'everything: it cannot be read';
  const [a, b] = [partsOf(document), partsOf(projected.edition)];
  const parts = Object.keys({ ...a, ...b }).filter(
    (part) => JSON.stringify(a[part]) !== JSON.stringify(b[part])
  );
  const columns = COLUMNS.filter((column) => stored[column] !== projected[column]).map(
    (column) => `column ${column}`
  );
  const all = [...parts, ...columns];
  return `${all.slice(0, NAMED).join(', ')}${all.length > NAMED ? ' …' : ''}`;
};

export const findEditionDrifts = ({ stored, projected }: Comparison, nowMs: number): Drift[] => {
  const drifts: Drift[] = [];
  for (const [key, record] of projected) {
    const old = stored.get(key);
    if (!old) {
      drifts.push(drift(record, 'edition missing', 'it is published', 'projects it'));
    } else if (old.turnMs > nowMs && !isSame(old, record)) {
      const where = differences(old, record);
      drifts.push(drift(record, 'edition differs', `in ${where}`, 'projects it anew'));
    }
  }
  for (const [key, old] of stored) {
    if (projected.has(key)) continue;
    drifts.push(drift(old, 'edition too many', 'it is not published', 'removes it'));
  }
  return drifts;
};

/** Of editions that are right; what is wrong with others is mended along with them. */
const findMentionDrifts = (
  stored: Parameters<typeof compareMentions>[0],
  { projected }: Comparison,
  isWrong: ReadonlySet<string>
): Drift[] => {
  const { extra, missing } = compareMentions(stored, [...projected.values()]);
  const things = new Map<string, Key & { extra: string[]; missing: string[] }>();
  const note = (key: Key & { thing: string }, which: 'extra' | 'missing'): void => {
    if (isWrong.has(keyOf(key))) return;
    const { documentId, locale, thing } = key;
    const entry = things.get(keyOf(key)) ?? { documentId, locale, extra: [], missing: [] };
    entry[which].push(thing);
    things.set(keyOf(key), entry);
  };
  extra.forEach((mention) => note(mention, 'extra'));
  missing.forEach((mention) => note(mention, 'missing'));
  return [...things.values()].map((entry) => {
    const isOnlyTimes = [...entry.extra].sort().join() === [...entry.missing].sort().join();
    const named = [
      ...entry.missing.map((thing) => `${thing} is missing`),
      ...entry.extra.map((thing) => `${thing} is too many`),
    ];
    const problem = isOnlyTimes
      ? 'other times or lists than its edition'
      : named.slice(0, NAMED).join(', ');
    return drift(entry, 'mentions differ', problem, 'writes them anew');
  });
};

/** `oldest`: changes before it are not kept, so that nothing can be said of what was told only there. */
export const findLogDrifts = (
  { stored }: Pick<Comparison, 'stored'>,
  words: readonly LastWord[],
  oldest: number
): Drift[] => {
  const said = new Map(words.map((word) => [keyOf(word), word]));
  return [...new Set([...stored.keys(), ...said.keys()])].flatMap((key) => {
    const [edition, word] = [stored.get(key), said.get(key)];
    const about = edition ?? word;
    const isForgotten = !word && edition && edition.seq > 0 && edition.seq < oldest;
    const isLive = edition?.isLive ?? false;
    if (!about || isForgotten || saysLive(word) === isLive) return [];
    const problem = isLive
      ? `it is live, and the log ${word ? `says ${word.action} (${word.seq})` : 'says nothing'}`
      : `it is not live, and the log says ${word?.action} (${word?.seq})`;
    return [drift(about, 'log differs', problem, 'tells the log')];
  });
};

/** Whether the index has an entry for each edition that should be, and no other. */
export const findSearchDrifts = (
  { projected }: Pick<Comparison, 'projected'>,
  indexed: readonly Key[]
): Drift[] => {
  const has = new Map(indexed.map((key) => [keyOf(key), key]));
  const missing = [...projected.values()].filter((edition) => !has.has(keyOf(edition)));
  const extra = [...has.values()].filter((key) => !projected.has(keyOf(key)));
  return [
    ...missing.map((key) =>
      drift(key, 'search entry missing', 'search does not find it', 'indexes it')
    ),
    ...extra.map((key) => drift(key, 'search entry too many', 'it has no edition', 'removes it')),
  ];
};

/** Editions, mentions, index and log against the content, a batch of articles at a time. */
export const createReadModelCheck = ({
  inspection,
  nowMs,
}: {
  inspection: Inspection;
  nowMs: () => number;
}): Check => {
  const { compare, log, search } = inspection;

  const find = async (ids: readonly string[]): Promise<Drift[]> => {
    const comparison = await compare(ids);
    const editions = findEditionDrifts(comparison, nowMs());
    const isWrong = new Set(
      editions.flatMap(({ documentId, locale }) =>
        documentId && locale ? [keyOf({ documentId, locale })] : []
      )
    );
    const oldest = (await log.oldest()) ?? Number.POSITIVE_INFINITY;
    return [
      ...editions,
      ...findMentionDrifts(await inspection.mentions(ids), comparison, isWrong),
      ...findLogDrifts(comparison, await log.lastWords(ids), oldest),
      ...(search ? findSearchDrifts(comparison, await search.ofDocuments(ids)) : []),
    ];
  };

  /** A story of which no edition can be made is named, and stands in no other's way. */
  const findEach = async (ids: readonly string[]): Promise<Drift[]> => {
    try {
      return await find(ids);
    } catch (error) {
      // What a database says is no story's fault.
      if (!(error instanceof TypeError || error instanceof RangeError)) throw error;
      const [documentId, ...others] = ids;
      if (documentId === undefined) return [];
      const problem = `no edition can be made of it: ${error.message}`;
      const about = { documentId, locale: null };
      if (others.length === 0) {
        return [{ ...about, kind: 'edition impossible', problem, remedy: null }];
      }
      const drifts: Drift[] = [];
      for (const id of ids) drifts.push(...(await findEach([id])));
      return drifts;
    }
  };

  return {
    name: 'read model',
    async *look(): AsyncGenerator<Findings> {
      for await (const ids of pages((page) => inspection.documents(page))) {
        if ((await findEach(ids)).length === 0) continue;
        // A publication under way looks like drift; with the log locked nobody is half-way.
        const drifts = await inspection.locked(() => findEach(ids));
        const suspects = [
          ...new Set(
            drifts.flatMap(({ documentId, remedy }) => (remedy === null ? [] : (documentId ?? [])))
          ),
        ];
        if (drifts.length > 0) yield { drifts, mend: () => inspection.mend(suspects) };
      }
    },
  };
};
