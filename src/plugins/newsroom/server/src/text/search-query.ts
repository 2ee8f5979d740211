import { runsIn, searchTokens, tokensOfRun, wordsOfRun, type SearchToken } from './search-terms';

/** One thing that must be there: a word, or terms that follow each other. */
export interface QueryTerm {
  /** Folded, never empty. */
  terms: readonly string[];
  /** Whether the last of them may go on. */
  isPrefix: boolean;
}

/** What is longer is cut: no reader types that much, and no query may be unbounded. */
export const MAX_QUERY_LENGTH = 300;
const MAX_QUERY_TERMS = 12;
const MAX_PHRASE_TERMS = 12;

/** Shorter beginnings would find nearly everything. A Han character or Hangul syllable says more. */
const MIN_PREFIX = 3;
const SYLLABIC = /[\p{sc=Hang}\p{sc=Hani}\p{scx=Hira}\p{scx=Kana}]/u;
/** Particles are written onto Korean words, so any of them may go on, not only the last. */
const HANGUL = /\p{sc=Hang}$/u;

/** A straight quotation mark between letters is Hebrew gershayim (צה"ל), not a quotation. */
const QUOTE = /[“”„‟«»「」『』＂]|(?<![\p{L}\p{N}])"|"(?![\p{L}\p{N}])/u;

/** Between two words, these make one: covid-19, O'Brien, İstanbul'da, U.S., צה"ל. */
const JOINER = /^[-'’‘ʼʻʹ"״.·‐‑_]$/u;

const mayGoOn = (term: string): boolean =>
  [...term].length >= (SYLLABIC.test(term) ? 1 : MIN_PREFIX);

/** The last character of a run of Han stands in the pair before it, too. */
const withoutTail = (tokens: readonly SearchToken[]): readonly SearchToken[] => {
  const [before, last] = tokens.slice(-2);
  const isTail = last?.kind === 'pair' && before?.kind === 'pair' && before.end === last.end;
  return isTail ? tokens.slice(0, -1) : tokens;
};

const toTerm = (all: readonly SearchToken[], isLast: boolean): QueryTerm[] => {
  const tokens = withoutTail(all).slice(0, MAX_PHRASE_TERMS);
  const last = tokens.at(-1);
  if (!last) return [];
  const isLone = last.kind === 'pair' && last.headEnd === last.end;
  const isPrefix = isLone || ((isLast || HANGUL.test(last.term)) && mayGoOn(last.term));
  return [{ terms: tokens.map(({ term }) => term), isPrefix }];
};

/** Groups of tokens that each must be found: words, and words joined by a hyphen or the like. */
const groupsIn = (text: string): SearchToken[][] => {
  const groups: SearchToken[][] = [];
  let joinable = -1;
  for (const run of runsIn(text)) {
    const isJoined =
      run.script === 'letters' &&
      joinable === run.start - 1 &&
      JOINER.test(text.charAt(run.start - 1));
    const end = run.start + run.text.length;
    joinable = run.script === 'letters' ? end : -1;
    if (isJoined) groups.at(-1)?.push(...tokensOfRun(run));
    else if (run.script === 'unspaced') {
      groups.push(...[...tokensOfRun(run)].map((token) => [token]));
    } else for (const word of wordsOfRun(run)) groups.push([...tokensOfRun(word)]);
  }
  return groups;
};

/**
 * What a reader asks for, as typed. A quoted part must be found as it stands; of everything else all
 * words must be found, anywhere. The last word may be the beginning of one, as it is while somebody is
 * typing. Nothing is an operator.
 *
 * @returns no terms for a text without letters and digits
 */
export const readSearchQuery = (text: string): QueryTerm[] => {
  const parts = text.slice(0, MAX_QUERY_LENGTH).split(QUOTE);
  const asked = parts.flatMap((part, index) => {
    const isQuoted = index % 2 === 1;
    const isClosed = isQuoted && index < parts.length - 1;
    const groups = isQuoted ? [[...searchTokens(part)]] : groupsIn(part);
    return groups.filter((group) => group.length > 0).map((group) => ({ group, isClosed }));
  });
  const terms = asked.flatMap(({ group, isClosed }, index) =>
    toTerm(group, index === asked.length - 1 && !isClosed)
  );
  const byText = new Map(terms.map((term) => [term.terms.join(' '), term]));
  return [...byText.values()].slice(0, MAX_QUERY_TERMS);
};
