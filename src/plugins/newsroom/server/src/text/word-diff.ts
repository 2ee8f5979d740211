import { diffArrays } from 'diff';

/** A stretch of text that is in both versions, only in the new one, or only in the old one. */
export interface TextPart {
  change: 'same' | 'added' | 'removed';
  text: string;
}

/** More than this many words apart, two texts are told as one replaced by the other. */
const MAX_EDITS = 2_000;

const LANGUAGE = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;

const segmentsOf = (text: string, locale: string): string[] => {
  const segmenter = new Intl.Segmenter(LANGUAGE.test(locale) ? locale : 'und', {
    granularity: 'word',
  });
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
};

const part = (change: TextPart['change'], text: string): TextPart[] =>
  text === '' ? [] : [{ change, text }];

/**
 * What differs between two texts, word by word, in scripts with and without spaces. The parts that are
 * not added make the old text, those that are not removed the new one. Within a change the removed words
 * come first. Pure.
 *
 * @param locale decides where words end, for instance in Thai or Japanese
 */
export const diffWords = (before: string, after: string, locale: string): TextPart[] => {
  const changes = diffArrays(segmentsOf(before, locale), segmentsOf(after, locale), {
    maxEditLength: MAX_EDITS,
  });
  if (!changes) return [...part('removed', before), ...part('added', after)];
  return changes.flatMap(({ value, added, removed }) =>
    part(added ? 'added' : removed ? 'removed' : 'same', value.join(''))
  );
};
