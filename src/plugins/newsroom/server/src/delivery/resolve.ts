import type { ArticleAnswer, ResolveAnswer, SectionAnswer } from '../contracts/delivery';
import { documentQuery, sectionQuery, type ResolveQuery } from '../contracts/delivery-query';
import type { Articles } from './articles';
import type { Delivered, Live, Version } from './delivered';
import { UNBOUNDED } from './lifetimes';
import { articlePath, sectionPath } from './paths';
import { instantOf } from './present';
import type { Scope } from './scope';
import type { Sections } from './sections';
import { treeThing } from './things';

type Resolved = ResolveAnswer['data'];

/** Where the same is in the language that was asked for beside the path's own. */
type Counterpart = { inLocale?: Version | null };

/** The decoded parts of a path such as `/en/world/a-story`; null for what is no path of ours. */
export const readPath = (
  path: string
): { locale: string; section: string | null; slug: string } | null => {
  const [bare = ''] = path.split(/[?#]/);
  if (!bare.startsWith('/')) return null;
  try {
    const parts = bare.replace(/\/$/, '').slice(1).split('/').map(decodeURIComponent);
    if (parts.length < 2 || parts.length > 3) return null;
    const [locale = '', ...rest] = parts;
    const slug = rest.at(-1) ?? '';
    return { locale, section: rest.length === 2 ? (rest[0] ?? '') : null, slug };
  } catch {
    return null;
  }
};

/** What a public path is, with its content, so that a frontend needs one call for each URL. */
export const createResolve = ({
  articles,
  sections,
  scope,
}: {
  articles: Articles;
  sections: Sections;
  scope: Scope;
}) => {
  const answer = (
    data: Resolved,
    locale: string,
    { keys, locales, bound }: Pick<Live, 'keys' | 'locales' | 'bound'>,
    meta: { seq: number; freshUntil: string | null } = { seq: 0, freshUntil: null }
  ): Live => ({
    kind: 'live',
    value: { data, meta: { locale, ...meta } } satisfies ResolveAnswer,
    keys,
    locales,
    bound,
    isUncacheable: data.outcome === 'not-found',
  });

  /**
   * Where what was found is in `asked`; nothing when no language was asked for. Only of what readers can
   * get at the path: of a story that is not live in its language, nobody is told where else it is.
   */
  const counterpartOf = async (
    delivered: Delivered,
    asked: string | undefined
  ): Promise<Counterpart> => {
    if (asked === undefined) return {};
    const found = (await versionsOf(delivered)).find(({ locale }) => locale === asked);
    return { inLocale: found ? { locale: found.locale, path: found.path } : null };
  };

  const versionsOf = async (delivered: Delivered): Promise<readonly Version[]> => {
    if (delivered.kind === 'redirect') return delivered.versions ?? [];
    if (delivered.kind !== 'live') return [];
    const { data } = delivered.value as ArticleAnswer | SectionAnswer;
    if (data.type === 'section') return sections.versionsOf(data.id);
    return [{ locale: data.servedLocale, path: data.path }, ...data.translations];
  };

  const told = (
    delivered: Delivered,
    path: string,
    locale: string,
    counterpart: Counterpart = {}
  ): Live => {
    const nothing = { keys: [], locales: [locale], bound: UNBOUNDED };
    switch (delivered.kind) {
      case 'redirect': {
        const { path: current, keys, bound } = delivered;
        if (current === null) return answer({ outcome: 'not-found' }, locale, nothing);
        const freshUntil = instantOf(bound);
        return answer(
          { outcome: 'redirect', path: current, ...counterpart },
          locale,
          { ...nothing, keys, bound },
          { seq: 0, freshUntil }
        );
      }
      case 'gone':
        return answer({ outcome: 'gone', notice: delivered.notice }, locale, {
          ...nothing,
          keys: delivered.keys,
        });
      case 'not-found':
        return answer({ outcome: 'not-found' }, locale, nothing);
      case 'live': {
        const value = delivered.value as ArticleAnswer | SectionAnswer;
        const { data, meta } = value;
        // The right story under another section's address, or written in another way.
        if (data.path !== path) {
          const redirect = { outcome: 'redirect' as const, path: data.path, ...counterpart };
          return answer(redirect, locale, delivered, meta);
        }
        return data.type === 'article'
          ? answer(
              { outcome: 'article', path, id: data.id, article: data, ...counterpart },
              locale,
              delivered,
              meta
            )
          : answer(
              { outcome: 'section', path, id: data.id, section: data, ...counterpart },
              locale,
              delivered,
              meta
            );
      }
    }
  };

  return {
    /** @throws ValidationError (400) for a `locale` that is not configured */
    async resolve(query: ResolveQuery): Promise<Live> {
      const asked = query.locale === undefined ? undefined : await scope.localeOf(query.locale);
      const parsed = readPath(query.path);
      const isKnown = parsed !== null && (await scope.codes()).includes(parsed.locale);
      if (!parsed || !isKnown) {
        return told({ kind: 'not-found' }, query.path, await scope.localeOf(undefined));
      }
      const { locale, section, slug } = parsed;
      const path =
        section === null ? sectionPath(locale, slug) : articlePath(locale, section, slug);
      const tell = async (delivered: Delivered): Promise<Live> =>
        told(delivered, path, locale, await counterpartOf(delivered, asked));
      if (section === null) {
        const front = sectionQuery.parse({ locale, relative: String(query.relative) });
        const found = await sections.bySlug(slug, front);
        if (found.kind !== 'not-found') return tell(found);
      }
      const document = documentQuery.parse({
        locale,
        relative: String(query.relative),
        body: query.body,
        fallback: 'none',
      });
      const resolved = await tell(await articles.bySlug(slug, document));
      // A section goes before: a new one may take the path over.
      return section === null
        ? { ...resolved, keys: [...resolved.keys, treeThing(locale)] }
        : resolved;
    },
  };
};

export type Resolve = ReturnType<typeof createResolve>;
