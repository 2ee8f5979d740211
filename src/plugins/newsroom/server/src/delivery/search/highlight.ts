import { readSearchQuery, type QueryTerm } from '../../text/search-query';
import { searchTokens, type SearchToken } from '../../text/search-terms';
import { findRanges, type FoundRange } from './find-ranges';

/** HTML in which only `<mark>` is mark-up: around what was asked for. */
export interface Highlights {
  headline: string;
  dek: string;
  /** The part of the body that holds most of it, or its beginning. */
  snippet: string;
}

/** In UTF-16 code units. */
export const SNIPPET_LENGTH = 200;

/** A snippet is looked for no further, so that a page of results costs the same for any stories. */
const MAX_READ = 50_000;

const ELLIPSIS = '…';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);

const mark = (text: string, ranges: readonly FoundRange[], start = 0, end = text.length) => {
  let html = '';
  let position = start;
  for (const range of ranges) {
    const [from, to] = [Math.max(range.start, position), Math.min(range.end, end)];
    if (from >= to) continue;
    html += `${escapeHtml(text.slice(position, from))}<mark>${escapeHtml(text.slice(from, to))}</mark>`;
    position = to;
  }
  return html + escapeHtml(text.slice(position, end));
};

/** The ranges that fit into one snippet and hold most of the terms, then most of the matches. */
const densest = (ranges: readonly FoundRange[]): { start: number; end: number } => {
  let best = { start: 0, end: 0, terms: 0, count: 0 };
  for (const [index, { start }] of ranges.entries()) {
    const terms = new Set<number>();
    let [end, count] = [start, 0];
    for (const range of ranges.slice(index, index + SNIPPET_LENGTH)) {
      if (range.end > start + SNIPPET_LENGTH) break;
      range.terms.forEach((term) => terms.add(term));
      end = range.end;
      count += 1;
    }
    if (terms.size > best.terms || (terms.size === best.terms && count > best.count)) {
      best = { start, end, terms: terms.size, count };
    }
  }
  return best;
};

/** Not between the halves of a character, nor between a letter and its marks. */
const cutBefore = (text: string, position: number): number => {
  let cut = position;
  while (cut > 0 && /^(?:\p{M}|[\u200d\udc00-\udfff])/u.test(text.slice(cut, cut + 2))) cut -= 1;
  return cut > 0 ? cut : position;
};

const windowAround = (
  text: string,
  tokens: readonly SearchToken[],
  found: { start: number; end: number }
): { start: number; end: number } => {
  const before = Math.floor((SNIPPET_LENGTH - (found.end - found.start)) / 2);
  const from = Math.max(0, Math.min(found.start - before, text.length - SNIPPET_LENGTH));
  const first = tokens.find(({ start }) => start >= from && start <= found.start);
  const start = from === 0 ? 0 : (first?.start ?? found.start);
  const limit = start + SNIPPET_LENGTH;
  if (limit >= text.length) return { start, end: text.length };
  const last = tokens.findLast(({ headEnd }) => headEnd <= limit);
  const isUseful = last && last.headEnd > Math.max(start, found.end - 1);
  return { start, end: isUseful ? last.headEnd : cutBefore(text, limit) };
};

const snippet = (body: string, query: readonly QueryTerm[]): string => {
  const text = body.slice(0, cutBefore(body, MAX_READ));
  const tokens = [...searchTokens(text)];
  const ranges = findRanges(text, tokens, query);
  const { start, end } = windowAround(text, tokens, densest(ranges));
  const html = mark(text, ranges, start, end);
  return `${start > 0 ? ELLIPSIS : ''}${html}${end < body.length ? ELLIPSIS : ''}`;
};

/** Shows in texts as written where the words of a question are, as the index finds them. */
export const highlight = (
  { headline, dek, body }: { headline: string; dek: string; body: string },
  question: string
): Highlights => {
  const query = readSearchQuery(question);
  const whole = (text: string): string =>
    mark(text, findRanges(text, [...searchTokens(text)], query));
  return { headline: whole(headline), dek: whole(dek), snippet: snippet(body, query) };
};
