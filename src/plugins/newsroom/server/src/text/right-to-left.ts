import { cleanText } from './normalise';

/** Letters that Unicode's bidi algorithm (UAX #9) takes as strongly right-to-left, and the marks that are. */
const RTL =
  '\\p{Script=Arabic}\\p{Script=Hebrew}\\p{Script=Syriac}\\p{Script=Thaana}\\p{Script=Nko}\\p{Script=Adlam}' +
  '\\p{Script=Hanifi_Rohingya}\\p{Script=Mandaic}\\p{Script=Samaritan}\\u200F\\u061C';
const HAS_RTL = new RegExp(`[${RTL}]`, 'u');
const STARTS_RTL = new RegExp(`^[${RTL}]`, 'u');
const ENDS_RTL = new RegExp(`[${RTL}]\\p{M}*$`, 'u');
const HAS_OTHER_LETTER = new RegExp(`(?![${RTL}])\\p{L}`, 'u');

/** The same in a left-to-right line as in one of its own. */
const isSteady = (text: string): boolean =>
  STARTS_RTL.test(text) && ENDS_RTL.test(text) && !HAS_OTHER_LETTER.test(text);

const RLE = '\u202B';
const PDF = '\u202C';

/**
 * Plain text for a place that knows no `dir`, such as the title of a feed's item: readers that lay it
 * into a left-to-right line would show Latin names, figures and the full stop of an Arabic headline on
 * the wrong side. Where that could happen, the text stands between U+202B and U+202C: its lines are
 * then right-to-left in whatever surrounds them. Embedding, since more readers know it than the newer
 * isolates; RLM alone would turn no line round. Text that looks the same either way, and left-to-right
 * text, comes back as it was, so that titles stay comparable.
 */
export function markRightToLeft(text: string, direction: 'ltr' | 'rtl'): string {
  if (direction === 'ltr' || !HAS_RTL.test(text)) return text;
  return isSteady(text) ? text : `${RLE}${cleanText(text)}${PDF}`;
}

const FIRST_LETTER = /\p{L}/u;
const RLM = '\u200F';

/**
 * Lines of plain text that are laid out each by its first letter, as a browser shows `text/plain`: one
 * of a right-to-left story that begins with a Latin name is told its direction by an RLM in front.
 */
export function markLines(text: string, direction: 'ltr' | 'rtl'): string {
  if (direction === 'ltr') return text;
  return text
    .split('\n')
    .map((line) => {
      const [first] = FIRST_LETTER.exec(line) ?? [];
      const isTurned = first !== undefined && !HAS_RTL.test(first) && HAS_RTL.test(line);
      return isTurned && !line.startsWith(RLM) ? `${RLM}${line}` : line;
    })
    .join('\n');
}
