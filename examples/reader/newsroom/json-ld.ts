import { environment } from './environment';
import { keepUntilChanged, noting } from './tagged';

/** The story as schema.org describes it, made by the newsroom; null when it gives none. */
export const jsonLdOf = async (slug: string, locale: string): Promise<unknown> => {
  'use cache';
  const keys = new Set<string>();
  const place = `articles/${encodeURIComponent(slug)}/jsonld?locale=${encodeURIComponent(locale)}`;
  const answer = await noting(keys)(`${environment.newsroomUrl()}/${place}`);
  // A failure is kept for as short as anything can be.
  keepUntilChanged(keys, answer.ok ? null : new Date().toISOString());
  return answer.ok ? await answer.json() : null;
};
