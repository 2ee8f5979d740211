import type { SearchEntry, SearchPort, SearchQuestion } from 'newsroom/delivery/search/port';
import { strapi } from './newsroom';

export const NOW = Date.UTC(2026, 4, 1, 12);
export const DAY = 86_400_000;
export const NEVER = 8_640_000_000_000_000;

export const search = (): SearchPort => strapi().plugin('newsroom').service('search');

export const entry = (documentId: string, changes: Partial<SearchEntry> = {}): SearchEntry => ({
  documentId,
  locale: 'en',
  publishedMs: NOW - DAY,
  fromMs: NOW - DAY,
  untilMs: NEVER,
  headline: 'Nothing',
  dek: '',
  body: '',
  keywords: [],
  ...changes,
});

export const find = async (
  text: string,
  question: Partial<SearchQuestion> = {}
): Promise<string[]> => {
  const hits = await search().find({ text, locales: ['en'], nowMs: NOW, ...question });
  return hits.map(({ documentId }) => documentId);
};
