import type { XliffSegment, XliffToken } from './model';

/** Neighbouring texts as one; empty ones go. */
export const joinTokens = (tokens: readonly XliffToken[]): XliffToken[] => {
  const joined: XliffToken[] = [];
  for (const token of tokens) {
    const last = joined.at(-1);
    if (token.kind === 'text' && last?.kind === 'text') {
      joined[joined.length - 1] = { kind: 'text', text: last.text + token.text };
    } else if (token.kind !== 'text' || token.text !== '') joined.push(token);
  }
  return joined;
};

/** White space as it counts where a file does not ask to preserve it. */
export const collapseSpace = (tokens: readonly XliffToken[]): XliffToken[] =>
  joinTokens(tokens).map((token) =>
    token.kind === 'text' ? { kind: 'text', text: token.text.replace(/[ \t\r\n]+/g, ' ') } : token
  );

const isBlank = (tokens: readonly XliffToken[]): boolean =>
  tokens.every((token) => token.kind !== 'text' || token.text.trim() === '');

/** The whole source of a unit, however a tool has cut it into segments. */
export const wholeSource = (segments: readonly XliffSegment[]): XliffToken[] =>
  joinTokens(segments.flatMap(({ source }) => source));

/**
 * The whole translation of a unit: its segments in the order of their targets, with what stands between
 * them. null: a segment that says something has no target yet, so there is no whole. An empty target of
 * one that is said to be translated is meant: its words stand in another's.
 */
export const wholeTarget = (segments: readonly XliffSegment[]): XliffToken[] | null => {
  const isLacking = segments.some(
    ({ isIgnorable, source, target, state }) =>
      !isIgnorable &&
      !isBlank(source) &&
      (target === null || (state === 'initial' && isBlank(target)))
  );
  if (isLacking || segments.every(({ target }) => target === null || isBlank(target))) return null;
  const placed = segments.map((segment, index) => ({
    tokens:
      segment.target ?? (segment.isIgnorable || isBlank(segment.source) ? segment.source : []),
    order: segment.order ?? index + 1,
  }));
  return joinTokens(placed.sort((a, b) => a.order - b.order).flatMap(({ tokens }) => tokens));
};

/** The ids of codes that begin and end within a text, and lie in each other without crossing. */
export const nestingIds = (tokens: readonly XliffToken[]): ReadonlySet<string> => {
  const open: string[] = [];
  const nested = new Set<string>();
  for (const token of tokens) {
    if (token.kind === 'open') open.push(token.code.id);
    if (token.kind !== 'close' || !open.includes(token.id)) continue;
    if (open.at(-1) === token.id) nested.add(token.id);
    open.splice(open.lastIndexOf(token.id), 1);
  }
  return nested;
};
