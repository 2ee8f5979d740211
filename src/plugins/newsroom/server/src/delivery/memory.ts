import { LRUCache } from 'lru-cache';
import type { Answer } from './answer';
import { compress, type Compressed } from './compress';
import { holdsAt } from './lifetimes';

/** An answer in memory, with what is made of it as it proves hot. */
export interface Entry {
  answer: Answer;
  /** Pre-compressed bodies; null until it was asked for twice. */
  compressed: Compressed | null;
  /** Kept by whoever sends it: headers that stay the same from request to request. */
  sent: unknown;
}

export interface MemoryOptions {
  maxBytes: number;
  nowMs: () => number;
}

/** What an entry costs besides its bodies: objects, map slots, the heads it is sent with. */
const ENTRY_BYTES = 3_000;
const KEY_BYTES = 120;
/** Of more evictions than this, one that is still being built trusts none. */
const REMEMBERED_EVICTIONS = 256;

const sizeOf = ({ answer, compressed }: Entry, url: string): number =>
  ENTRY_BYTES +
  url.length * 2 +
  answer.keys.length * KEY_BYTES +
  answer.body.length +
  (compressed ? compressed.br.length + compressed.gzip.length : 0);

/**
 * Finished answers by URL, bounded in bytes; the least recently used go first. One build at a time for
 * each URL, however many ask. Nothing is kept that a change made stale while it was being built.
 */
export const createMemory = ({ maxBytes: firstMaxBytes, nowMs }: MemoryOptions) => {
  let maxBytes = firstMaxBytes;
  const urlsByKey = new Map<string, Set<string>>();
  const flights = new Map<string, Promise<unknown>>();
  let evictions: (readonly string[])[] = [];
  let evicted = 0;

  const forget = (entry: Entry, url: string): void => {
    for (const key of entry.answer.keys) {
      const urls = urlsByKey.get(key);
      if (!urls?.delete(url)) continue;
      if (urls.size === 0) urlsByKey.delete(key);
    }
  };

  const makeEntries = () =>
    maxBytes > 0
      ? new LRUCache<string, Entry>({
          maxSize: maxBytes,
          sizeCalculation: sizeOf,
          dispose: (entry, url, reason) => {
            if (reason !== 'set') forget(entry, url);
          },
        })
      : null;
  let entries = makeEntries();

  const isStaleSince = (since: number, keys: readonly string[]): boolean => {
    const missed = evicted - since;
    if (missed === 0) return false;
    if (missed > evictions.length) return true;
    const changed = new Set(evictions.slice(-missed).flat());
    return keys.some((key) => changed.has(key));
  };

  const keep = (url: string, answer: Answer, since: number): void => {
    if (!entries || isStaleSince(since, answer.keys)) return;
    const entry: Entry = { answer, compressed: null, sent: null };
    if (sizeOf(entry, url) > maxBytes) return;
    const old = entries.peek(url);
    if (old) forget(old, url);
    entries.set(url, entry);
    for (const key of answer.keys) {
      const urls = urlsByKey.get(key);
      if (urls) urls.add(url);
      else urlsByKey.set(key, new Set([url]));
    }
  };

  const isFresh = ({ answer: { bound } }: Entry): boolean => holdsAt(bound, nowMs());

  /** One after the other: each holds some hundred kilobytes for as long as it takes. */
  let isCompressing = false;
  const waiting: { url: string; entry: Entry }[] = [];

  const compressNext = async (): Promise<void> => {
    isCompressing = true;
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { url, entry } = next;
      if (entries?.peek(url) !== entry) continue;
      const compressed = await compress(entry.answer.body);
      // As a new entry: of one that it holds already, the cache does not take the new size.
      if (entries.peek(url) === entry) {
        entries.set(url, { answer: entry.answer, compressed, sent: null });
      }
    }
    isCompressing = false;
  };

  /** The entry asked for a second time is worth its compression; the work is done off the main thread. */
  const warm = (url: string, entry: Entry): void => {
    if (entry.compressed || entry.answer.body.length < MIN_COMPRESSED) return;
    if (waiting.length >= MOST_WAITING) return;
    entry.compressed = NOT_YET;
    waiting.push({ url, entry });
    if (!isCompressing) void compressNext();
  };

  const clear = (): void => {
    evicted += REMEMBERED_EVICTIONS + 1;
    evictions = [];
    flights.clear();
    entries?.clear();
    urlsByKey.clear();
  };

  return {
    /** What may be sent for this URL now; null: nothing is kept, or its hour has passed. */
    get(url: string, { isCompressible = true } = {}): Entry | null {
      const entry = entries?.get(url);
      if (!entry || !isFresh(entry)) return null;
      if (isCompressible) warm(url, entry);
      return entry;
    },

    /** Whether something was kept whose hour has passed. */
    isStale(url: string): boolean {
      const entry = entries?.peek(url);
      return entry !== undefined && !isFresh(entry);
    },

    /**
     * Builds what is asked for, once for all who ask at the same time, and keeps its answer if it has
     * one.
     */
    async build<Result>(
      url: string,
      work: () => Promise<Result>,
      answerOf: (result: Result) => Answer | null
    ): Promise<Result> {
      const flying = flights.get(url) as Promise<Result> | undefined;
      if (flying) return flying;
      const since = evicted;
      const flight = work()
        .then((result) => {
          const answer = answerOf(result);
          if (answer) keep(url, answer, since);
          return result;
        })
        .finally(() => {
          if (flights.get(url) === flight) flights.delete(url);
        });
      flights.set(url, flight);
      return flight;
    },

    /** Drops every answer that one of these things had a part in; whoever asks from now on gets new ones. */
    evict(keys: readonly string[]): void {
      if (keys.length === 0) return;
      evicted += 1;
      evictions = [...evictions, keys].slice(-REMEMBERED_EVICTIONS);
      flights.clear();
      for (const key of keys) {
        for (const url of [...(urlsByKey.get(key) ?? [])]) entries?.delete(url);
      }
    },

    /** Nobody waits any more for what is being built: its database may never answer. */
    abandon(): void {
      flights.clear();
    },

    clear,

    /** Begins anew, with another bound. */
    restart(bytes: number): void {
      clear();
      if (bytes === maxBytes) return;
      maxBytes = bytes;
      entries = makeEntries();
    },

    stats: () => ({ entries: entries?.size ?? 0, bytes: entries?.calculatedSize ?? 0, maxBytes }),
  };
};

/** Below this a compressed body is hardly smaller, and one packet anyway. */
const MIN_COMPRESSED = 1_000;
/** Of more than this the next request for it asks again. */
const MOST_WAITING = 1_000;
const NOT_YET: Compressed = { br: Buffer.alloc(0), gzip: Buffer.alloc(0) };

export type Memory = ReturnType<typeof createMemory>;
