import { keepsNames, namesPerson, peopleIn } from '../text/people-in';
import { hasSpeech } from '../text/quotes-in';
import type { ParityFacts } from './parity-facts';
import { aligned, beginOf, wholeText, type Found, type Pair } from './parity-pair';

/** Who is quoted where the other language quotes nobody. */
export const quotes = (pair: Pair): Found[] => {
  const { source, translation } = pair;
  const speaks = ({ kind, text }: ParityFacts['blocks'][number]): boolean =>
    kind === 'quote' || hasSpeech(text);
  const pairs = aligned(pair);
  const total = ({ blocks }: ParityFacts): number => blocks.filter(speaks).length;
  const setApart = ({ blocks }: ParityFacts): number =>
    blocks.filter(({ kind }) => kind === 'quote').length;
  const apart = total(source) - total(translation);
  if (!pairs) {
    const isSilent = total(source) === 0 || total(translation) === 0;
    if (apart === 0 || (!isSilent && setApart(source) === setApart(translation))) return [];
    const message = `Speech is quoted in ${total(source)} places of "${source.locale}", and in ${total(translation)} of this.`;
    return [{ field: 'body', block: null, message }];
  }
  // As many on both sides: what was quoted moved to a neighbour.
  if (apart === 0) return [];
  return pairs
    .filter(({ ours, theirs }) => speaks(ours) !== speaks(theirs) && speaks(ours) === apart > 0)
    .map(({ ours, theirs }) => ({
      field: 'body',
      block: theirs.index,
      message: speaks(ours)
        ? `“${beginOf(theirs.text)}” quotes nobody, but "${source.locale}" does there.`
        : `“${beginOf(theirs.text)}” quotes somebody, but "${source.locale}" does not there.`,
    }));
};

/** People whom the translation does not name. */
export const names = (pair: Pair): Found[] => {
  const { source, translation } = pair;
  if (!keepsNames(source.locale, translation.locale)) return [];
  const whole = wholeText(translation);
  const body = source.blocks.map(({ text }) => text).join('\n');
  const pairs = aligned(pair);
  return peopleIn(body)
    .filter((name) => !namesPerson(whole, name))
    .map((name) => {
      const place = pairs?.find(({ ours }) => ours.text.includes(name))?.theirs.index ?? null;
      const message = `${name} is named in "${source.locale}", but not here.`;
      return { field: 'body', block: place, message };
    });
};
