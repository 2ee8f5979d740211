import { decodeEntities } from './normalise';

const LONE_SURROGATE = /\p{Surrogate}/gu;
/** NFKC would spell them out: "brandtm". */
const LEGAL_SIGNS = /[™℠®©℗]/g;
const TAG = /<\/?[a-z!][^<>]*>/gi;
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\uFFFD]/gu;
const SPACE_CONTROL = /[\t-\r\u0085\u2028\u2029]/g;

/** Vowel signs and the like of Arabic and Hebrew, which writing leaves out at will, and tatweel. */
export const VOWEL_SIGNS = /(?=\p{Mn})[\p{scx=Arab}\p{scx=Hebr}]|\u0640/gu;

/** In-word marks that vanish ("o’clock"); other punctuation separates words. */
export const APOSTROPHES = /['’‘`´ʼʻʹʺ"“”׳״]/g;

/** What is read of a text: entities decoded, tags, controls and vowel signs gone, NFKC, lower case. */
export const readablePart = (text: string, language: string): string => {
  const decoded = decodeEntities(text.replace(LONE_SURROGATE, ''))
    .replace(TAG, ' ')
    .replace(LEGAL_SIGNS, '');
  const plain = decoded.normalize('NFKC').replace(SPACE_CONTROL, ' ').replace(INVISIBLE, '');
  // Lithuanian lower case adds dots, and the dot of a Turkish İ is left over in other languages.
  const lower = plain.toLocaleLowerCase(language === 'lt' || language === 'und' ? 'en' : language);
  return lower.replaceAll('i\u0307', 'i').replace(VOWEL_SIGNS, '').normalize('NFKC');
};
