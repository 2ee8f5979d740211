import { searchTerms } from '../../text/search-terms';
import { BREAK, encodeTerm } from './encode-term';
import type { SearchEntry } from './port';

/** The words of an entry as the engines get them: codes of terms, and breaks. */
export interface EntryWords {
  headline: readonly string[];
  dek: readonly string[];
  keywords: readonly string[];
  body: readonly string[];
}

export const FIELDS = ['headline', 'dek', 'keywords', 'body'] as const;

/** PostgreSQL counts no position beyond 16,383, and its tsvector ends at 1 MB. */
const MAX_WORDS = { headline: 500, dek: 1500, keywords: 2000, body: 12_000 };
const MAX_CHARACTERS = { headline: 20_000, dek: 50_000, keywords: 80_000, body: 400_000 };

const codesOf = (texts: readonly string[], field: keyof EntryWords): string[] => {
  const codes: string[] = [];
  let room = MAX_CHARACTERS[field];
  for (const text of texts) {
    if (codes.length > 0) codes.push(BREAK);
    for (const term of searchTerms(text)) {
      const code = encodeTerm(term);
      room -= code.length;
      if (room < 0 || codes.length >= MAX_WORDS[field]) return codes;
      codes.push(code);
    }
  }
  return codes;
};

/** What a story longer than some 12,000 words says beyond them is not found. */
export const indexWords = ({ headline, dek, keywords, body }: SearchEntry): EntryWords => ({
  headline: codesOf([headline], 'headline'),
  dek: codesOf([dek], 'dek'),
  keywords: codesOf(keywords, 'keywords'),
  body: codesOf([body], 'body'),
});
