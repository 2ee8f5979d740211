import { cacheLife, cacheTag } from 'next/cache';
import { environment } from './environment';

/**
 * The story as schema.org describes it, made by the newsroom; null when it gives none.
 * Kept as long as the story itself is: it has the same key.
 */
export const jsonLdOf = async ({
  id,
  slug,
  locale,
}: {
  id: string;
  slug: string;
  locale: string;
}): Promise<unknown> => {
  'use cache';
  cacheTag(`a-${id}`);
  cacheLife('hours');
  const place = `articles/${encodeURIComponent(slug)}/jsonld?locale=${encodeURIComponent(locale)}`;
  const answer = await fetch(`${environment.newsroomUrl()}/${place}`);
  return answer.ok ? await answer.json() : null;
};
