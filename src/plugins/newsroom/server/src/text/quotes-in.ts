/** Double quotation marks of all scripts; single ones cannot be told from apostrophes. */
const MARK = /["“”„‟«»「」『』〝〞＂]/u;
/** Within a Hebrew word it is the sign of an abbreviation. */
const WITHIN_WORD = /(?<=\p{Script=Hebrew})["”“](?=\p{Script=Hebrew})/gu;
/** A line of speech as French, Spanish, Polish and Russian texts begin it. */
const DIALOGUE = /^[—–]\s*\p{L}/u;

const CJK = /[\p{scx=Hani}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}]/gu;

/** How many words, or as many characters as say about as much, make what is quoted more than a title. */
const isSpeech = (quoted: string): boolean => {
  const characters = quoted.match(CJK)?.length ?? 0;
  const words = quoted.replaceAll(CJK, ' ').match(/\p{L}+/gu)?.length ?? 0;
  return words + characters / 2.5 >= 4;
};

/** Whether a text quotes somebody: words in quotation marks that are more than a name or a title. */
export const hasSpeech = (text: string): boolean => {
  if (DIALOGUE.test(text)) return true;
  const parts = text.replaceAll(WITHIN_WORD, '״').split(MARK);
  return parts.some((part, index) => index % 2 === 1 && isSpeech(part));
};
