import { datesIn, type MonthDay } from '../text/dates-in';
import { compareFigures, storyFigures, type StoryFigures } from './compare-figures';
import type { ParityFacts } from './parity-facts';
import { aligned, beginOf, sentence, wholeText, type Found, type Pair } from './parity-pair';

/** The story of a pair in numbers, its source first. */
type Stories = readonly [source: StoryFigures, translation: StoryFigures];

const numbersOfBody = (pair: Pair, [ours, theirs]: Stories): Found[] => {
  const bodyOf = ({ blocks }: ParityFacts) => blocks.map(({ text }) => text).join('\n');
  const whole = { ours: bodyOf(pair.source), theirs: bodyOf(pair.translation), block: null };
  const pairs = aligned(pair)?.map((both) => ({
    ours: both.ours.text,
    theirs: both.theirs.text,
    block: both.theirs.index,
  })) ?? [whole];

  return pairs.flatMap(({ ours: before, theirs: after, block }) => {
    const { missing, added } = compareFigures(
      { text: before, story: ours },
      { text: after, story: theirs }
    );
    if (missing.length + added.length === 0) return [];
    const place = block === null ? 'The body' : `“${beginOf(after)}”`;
    return [
      { field: 'body', block, message: `${place}: ${sentence(missing, added, ours.locale)}.` },
    ];
  });
};

/** Headlines may leave a number out, but not have one of their own. */
const numbersOfFields = ({ source, translation }: Pair, [ours, theirs]: Stories): Found[] =>
  translation.fields.flatMap(({ field, text }) => {
    const before = source.fields.find((one) => one.field === field)?.text ?? '';
    const { missing, added } = compareFigures(
      { text: before, story: ours },
      { text, story: theirs },
      { mayLeaveOut: true }
    );
    if (missing.length + added.length === 0) return [];
    const told = sentence(missing, added, ours.locale);
    return [{ field, block: null, message: `“${beginOf(text)}”: ${told}.` }];
  });

/** Numbers of the headline and the like, and of the body block by block. */
export const numbers = (pair: Pair): Found[] => {
  const { source, translation } = pair;
  const stories = [
    storyFigures(wholeText(source), source.locale),
    storyFigures(wholeText(translation), translation.locale),
  ] as const;
  return [...numbersOfFields(pair, stories), ...numbersOfBody(pair, stories)];
};

const dateKey = ({ month, day }: MonthDay): string =>
  `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

/** Only where both name as many dates: a language may write one by its weekday, or not at all. */
export const dates = (pair: Pair): Found[] => {
  const of = ({ locale, blocks }: ParityFacts) =>
    blocks.flatMap(({ text, index }) =>
      datesIn(text, locale).map((date) => ({ key: dateKey(date), index }))
    );
  const ours = of(pair.source);
  const theirs = of(pair.translation);
  if (ours.length !== theirs.length) return [];
  const missing = ours.filter(({ key }) => !theirs.some((other) => other.key === key));
  const added = theirs.filter(({ key }) => !ours.some((other) => other.key === key));
  if (missing.length === 0 || added.length === 0) return [];
  const keys = (found: readonly { key: string }[]) => [...new Set(found.map(({ key }) => key))];
  const told = sentence(keys(missing), keys(added), pair.source.locale);
  return [
    {
      field: 'body',
      block: added[0]?.index ?? null,
      message: `Days of the year (month-day): ${told}.`,
    },
  ];
};
