import { documentQuery, listQuery } from '../contracts/delivery-query';
import type { Articles } from './articles';
import type { Delivered } from './delivered';
import type { Lists } from './lists';

/** A query that reads the same for every parser: each name once, plain values, none of them empty. */
const PLAIN_QUERY = /^[a-zA-Z]+=[\w.:%-]+(&[a-zA-Z]+=[\w.:%-]+)*$/;

const readQuery = (search: string): Record<string, string> | null => {
  if (search === '') return {};
  if (!PLAIN_QUERY.test(search)) return null;
  const parameters = new URLSearchParams(search);
  const query = Object.fromEntries(parameters);
  return Object.keys(query).length === parameters.size ? query : null;
};

const decoded = (text: string): string | null => {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
};

/**
 * What is asked for most, read from a URL without Strapi's router: stories by address, and lists of
 * them. Null for everything else and everything odd, which goes the ordinary way.
 */
export const createPlainRoutes = ({
  articles,
  lists,
  prefix,
}: {
  articles: Pick<Articles, 'bySlug'>;
  lists: Pick<Lists, 'list'>;
  prefix: string;
}) => {
  const base = `${prefix}articles`;

  return (url: string): (() => Promise<Delivered>) | null => {
    const end = url.indexOf('?');
    const path = end === -1 ? url : url.slice(0, end);
    if (path !== base && !path.startsWith(`${base}/`)) return null;
    const query = readQuery(end === -1 ? '' : url.slice(end + 1));
    if (!query) return null;

    if (path === base) {
      const parsed = listQuery.safeParse(query);
      return parsed.success ? () => lists.list(parsed.data) : null;
    }
    const slug = decoded(path.slice(base.length + 1));
    if (!slug || slug.includes('/')) return null;
    const parsed = documentQuery.safeParse(query);
    if (!parsed.success || parsed.data.preview !== undefined) return null;
    return () => articles.bySlug(slug, parsed.data);
  };
};

export type PlainRoutes = ReturnType<typeof createPlainRoutes>;
