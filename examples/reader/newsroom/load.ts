import { cacheTag } from 'next/cache';
import {
  NewsroomError,
  type ArticleSummary,
  type SectionNode,
} from 'strapi-plugin-newsroom/client';
import { languages } from '../language/languages';
import { tagged } from './tagged';

/**
 * What pages show, each kept until the newsroom says that it has changed. Labels such as "15 hours ago"
 * are left out everywhere: the browser makes them, so that pages can be kept for long.
 */
const LATEST = 9;
const PER_SECTION = 4;

/** A home page that its own language does not fill shows as many from others. */
const FALLBACKS = 6;

/** What a path of the site is, with all that its page shows. */
export const loadPath = async (path: string) => {
  'use cache';
  const { data } = await tagged((newsroom) =>
    newsroom.resolve(path, { body: 'html', relative: false })
  );
  // Nothing names what is not there: see app/api/revalidate.
  if (data.outcome === 'not-found') cacheTag('not-found');
  return data;
};

export const loadSections = async (locale: string): Promise<SectionNode[]> => {
  'use cache';
  const { data } = await tagged((newsroom) => newsroom.sections({ locale }));
  return data;
};

/** The newest stories of a language. */
const loadLatest = async (locale: string): Promise<ArticleSummary[]> => {
  'use cache';
  const { data } = await tagged((newsroom) =>
    newsroom.articles({ locale, limit: LATEST, relative: false }).page()
  );
  return data;
};

/** The newest stories that readers of a language get in another one. */
const loadFallbacks = async (locale: string): Promise<ArticleSummary[]> => {
  'use cache';
  const query = { locale, limit: 2 * LATEST, relative: false, fallback: 'chain' } as const;
  const { data } = await tagged((newsroom) => newsroom.articles(query).page());
  return data.filter(({ isFallback }) => isFallback).slice(0, FALLBACKS);
};

const loadSectionStories = async (locale: string, section: string): Promise<ArticleSummary[]> => {
  'use cache';
  const { data } = await tagged((newsroom) =>
    newsroom.articles({ locale, section, limit: LATEST + PER_SECTION, relative: false }).page()
  );
  return data;
};

/** The home page: the newest, then what else there is in each section. No story stands there twice. */
export const loadHome = async (locale: string) => {
  const [sections, latest] = await Promise.all([loadSections(locale), loadLatest(locale)]);
  const shown = new Set(latest.map(({ id }) => id));
  const blocks = await Promise.all(
    sections.map(async (section) => ({
      section,
      stories: (await loadSectionStories(locale, section.slug))
        .filter(({ id }) => !shown.has(id))
        .slice(0, PER_SECTION),
    }))
  );
  return {
    latest,
    blocks: blocks.filter(({ stories }) => stories.length > 0),
    others: latest.length < LATEST ? await loadFallbacks(locale) : [],
  };
};

/** A further page of a section's stories; null for a cursor that is none of it. */
export const loadOlder = async (locale: string, section: string, cursor: string) => {
  'use cache';
  try {
    const { data, meta } = await tagged((newsroom) =>
      newsroom.articles({ locale, section, relative: false }).page(cursor)
    );
    return { stories: data, nextCursor: meta.nextCursor };
  } catch (error) {
    if (error instanceof NewsroomError && error.status === 400) return null;
    throw error;
  }
};

const flat = (nodes: readonly SectionNode[]): SectionNode[] =>
  nodes.flatMap((node) => [node, ...flat(node.children)]);

/** The front of a section in every language of the site. */
export const loadSectionPaths = async (
  id: string
): Promise<{ locale: string; path: string; name: string }[]> => {
  const trees = await Promise.all(
    languages.map(async ({ code }) => ({ code, sections: flat(await loadSections(code)) }))
  );
  return trees.flatMap(({ code, sections }) => {
    const section = sections.find((one) => one.id === id);
    return section ? [{ locale: code, path: section.path, name: section.name }] : [];
  });
};
