import { foldWord } from './search-fold';

/** A word of a text as searches compare it, and where it stands in the text as written. */
export interface SearchToken {
  term: string;
  start: number;
  end: number;
  /** Where the first character of a pair ends; for words, the same as `end`. */
  headEnd: number;
  /** Han and Kana come as pairs of characters that overlap; everything else as words. */
  kind: 'word' | 'pair';
}

/** Changes whenever terms do: an index filled under another version finds too little. */
export const TERMS_VERSION = 1;

const HAN_KANA = '(?=[\\p{L}\\p{N}\\p{M}])[\\p{scx=Hani}\\p{scx=Hira}\\p{scx=Kana}]';

/** Written without spaces; only a dictionary finds the words. */
const UNSPACED =
  '(?=[\\p{L}\\p{N}\\p{M}])[\\p{sc=Thai}\\p{sc=Laoo}\\p{sc=Khmr}\\p{sc=Mymr}\\u200c\\u200d]';

/**
 * Modifier letters that people type as an apostrophe (Uzbek oʻ, Ukrainian мʼя) end a word like one. The
 * plain letters are named first, as looking a character up in four scripts takes time.
 */
const LETTER = `(?:[a-zA-Z0-9]|(?!${HAN_KANA}|${UNSPACED}|[\\u02b9-\\u02bc])[\\p{L}\\p{N}\\p{M}])`;

/** Soft hyphens and joiners stand within words. */
const RUN = new RegExp(
  `(?<pairs>(?:${HAN_KANA})+)|(?<unspaced>(?:${UNSPACED})+)|${LETTER}(?:${LETTER}|[\\u00ad\\u200c\\u200d])*`,
  'gu'
);

/** A character with the marks that belong to it, half-width voicing marks too. */
const CHARACTER = /\P{M}[\p{M}\uff9e\uff9f]*|\p{M}+/gu;

/** Words of unspaced scripts come out alike in every locale, and index and query must agree. */
const segmenter = new Intl.Segmenter('und', { granularity: 'word' });

function* wordsIn(run: string, offset: number): Generator<SearchToken> {
  for (const { segment, index } of segmenter.segment(run)) {
    yield* word(segment, offset + index);
  }
}

function* word(text: string, start: number): Generator<SearchToken> {
  const term = foldWord(text);
  const end = start + text.length;
  if (term !== '') yield { term, start, end, headEnd: end, kind: 'word' };
}

/**
 * 北京大学 is 北京, 京大, 大学, 学: each character begins a term, so whatever part of it somebody
 * looks for is found, no matter where a dictionary would cut.
 */
function* pairsIn(run: string, offset: number): Generator<SearchToken> {
  const characters = [...run.matchAll(CHARACTER)].flatMap(({ 0: written, index }) => {
    const folded = foldWord(written);
    const start = offset + index;
    return folded === '' ? [] : [{ folded, start, end: start + written.length }];
  });
  for (const [index, { folded, start, end }] of characters.entries()) {
    const next = characters[index + 1];
    yield {
      term: folded + (next?.folded ?? ''),
      start,
      end: next?.end ?? end,
      headEnd: end,
      kind: 'pair',
    };
  }
}

/** A stretch of one way of writing: between spaces, punctuation and changes to or from Han and Thai. */
export interface Run {
  text: string;
  start: number;
  script: 'letters' | 'pairs' | 'unspaced';
}

export function* runsIn(text: string): Generator<Run> {
  for (const { 0: run, index: start, groups } of text.matchAll(RUN)) {
    const script = groups?.pairs ? 'pairs' : groups?.unspaced ? 'unspaced' : 'letters';
    yield { text: run, start, script };
  }
}

export function tokensOfRun({ text, start, script }: Run): Generator<SearchToken> {
  if (script === 'pairs') return pairsIn(text, start);
  return script === 'unspaced' ? wordsIn(text, start) : word(text, start);
}

/** The terms of a text in any language, in order; the same for what is indexed and what is asked. */
export function* searchTokens(text: string): Generator<SearchToken> {
  for (const run of runsIn(text)) yield* tokensOfRun(run);
}

const PAIRED = new RegExp(`^${HAN_KANA}`, 'u');
const PARTED = new RegExp(`^${UNSPACED}`, 'u');

/**
 * The terms of a text as `searchTokens` finds them, without their places. An index is made of these: a
 * long text gives thousands, and finding each one's place takes longer than all the rest.
 */
export function* searchTerms(text: string): Generator<string> {
  for (const run of text.match(RUN) ?? []) {
    if (!/^[a-zA-Z0-9]/.test(run) && (PAIRED.test(run) || PARTED.test(run))) {
      const tokens = PAIRED.test(run) ? pairsIn(run, 0) : wordsIn(run, 0);
      for (const { term } of tokens) yield term;
      continue;
    }
    const term = foldWord(run);
    if (term !== '') yield term;
  }
}

/** Where words may be parted within Han and Kana, for questions only: an index needs no dictionary. */
export function* wordsOfRun(run: Run): Generator<Run> {
  if (run.script !== 'pairs') return yield run;
  for (const { segment, index } of segmenter.segment(run.text)) {
    yield { ...run, text: segment, start: run.start + index };
  }
}
