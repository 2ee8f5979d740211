import { cacheLife, cacheTag } from 'next/cache';
import { createNewsroomClient, type NewsroomClient } from 'strapi-plugin-newsroom/client';
import { environment } from './environment';

/** Next.js takes that many tags in one call and drops the rest. */
const MOST_TAGS = 128;

/** No page is kept longer without a look at the newsroom, should no webhook ever come. */
const LONGEST_SECONDS = 24 * 3600;
const RENEWED_AFTER_SECONDS = 15 * 60;

/** Next.js leaves what ends sooner out of a page and fetches it anew for each reader. */
const SHORTEST_SECONDS = 300;

interface Answer {
  meta: { freshUntil: string | null };
}

/** How long an answer may be kept when nobody says that it has changed; null: nothing bounds it. */
const lifetimeOf = (freshUntil: string | null, now: Date) => {
  const ahead = freshUntil === null ? Infinity : (Date.parse(freshUntil) - now.getTime()) / 1000;
  const expire = Math.max(SHORTEST_SECONDS, Math.min(LONGEST_SECONDS, Math.floor(ahead)));
  return {
    stale: SHORTEST_SECONDS,
    revalidate: Math.min(RENEWED_AFTER_SECONDS, expire - 1),
    expire,
  };
};

/** `fetch`, noting what each answer was built from: its surrogate keys. */
export const noting =
  (keys: Set<string>): typeof fetch =>
  async (input, init) => {
    const answer = await fetch(input, init);
    for (const key of (answer.headers.get('surrogate-key') ?? '').split(' ')) {
      if (key !== '') keys.add(key);
    }
    return answer;
  };

/** Ties what a `use cache` function keeps to these keys: the webhook names them on a change. */
export const keepUntilChanged = (keys: ReadonlySet<string>, freshUntil: string | null): void => {
  const tags = [...keys];
  for (let from = 0; from < tags.length; from += MOST_TAGS) {
    cacheTag(...tags.slice(from, from + MOST_TAGS));
  }
  cacheLife(lifetimeOf(freshUntil, new Date()));
};

/** Asks the newsroom on behalf of a `use cache` function, which keeps the answer until it changes. */
export const tagged = async <Given extends Answer>(
  load: (newsroom: NewsroomClient) => Promise<Given>
): Promise<Given> => {
  const keys = new Set<string>();
  const newsroom = createNewsroomClient({
    url: environment.newsroomUrl(),
    cache: false,
    fetch: noting(keys),
  });
  const answer = await load(newsroom);
  keepUntilChanged(keys, answer.meta.freshUntil);
  return answer;
};
