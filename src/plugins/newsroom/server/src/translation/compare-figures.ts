import { figuresIn, isSameFigure, type Figure, type Figures } from '../text/figures';
import { knowsWords, spellsOut } from '../text/number-words';

/** Figures of the source that a translation lacks, and such that it has and the source does not. */
export interface FigureDifference {
  missing: string[];
  added: string[];
}

/** All the numbers of a story, which a text of it is compared with. */
export interface StoryFigures extends Figures {
  text: string;
  locale: string;
}

export const storyFigures = (text: string, locale: string): StoryFigures => ({
  ...figuresIn(text, locale),
  text,
  locale,
});

/** Those that stand nowhere in the other language, in digits or in words. */
const strangers = (
  figures: readonly Figure[],
  { written, spelled, text, locale }: StoryFigures
): Figure[] =>
  figures.filter(
    (figure) =>
      !written.some((other) => isSameFigure(figure, other)) &&
      !figure.values.some((value) => spelled.includes(value) || spellsOut(text, value, locale))
  );

/** A number that may stand there in words that nobody here knows is not missed for itself. */
const isFirm = ({ isSoft, values }: Figure, { locale }: StoryFigures): boolean =>
  !isSoft && (knowsWords(locale) || values.every((value) => value >= 100));

const textsOf = (figures: readonly Figure[]): string[] => [
  ...new Set(figures.map(({ text }) => text)),
];

/** A text, or part of one, and the story that it is of. */
export interface TextOfStory {
  text: string;
  story: StoryFigures;
}

/**
 * How the figures of a text differ from those of its translation. What moved to another place of the
 * story is there. A figure that others may write in words is missed only where there is one in its place:
 * as many figures on both sides, of which one is another. Pure.
 */
export const compareFigures = (
  source: TextOfStory,
  translation: TextOfStory,
  { mayLeaveOut = false }: { mayLeaveOut?: boolean } = {}
): FigureDifference => {
  const ours = figuresIn(source.text, source.story.locale).written;
  const theirs = figuresIn(translation.text, translation.story.locale).written;
  const missing = strangers(ours, translation.story);
  const added = strangers(theirs, source.story);
  const isExchange = ours.length === theirs.length && missing.length === 1 && added.length === 1;
  if (isExchange) return { missing: textsOf(missing), added: textsOf(added) };
  return {
    missing: mayLeaveOut ? [] : textsOf(missing.filter((one) => isFirm(one, translation.story))),
    added: textsOf(added.filter((one) => isFirm(one, source.story))),
  };
};
