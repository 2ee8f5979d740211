import { countUnits, isOwnRun } from './count-units';
import { readingRate, scriptMean, type Evidence } from './reading-rates';

export { countUnits, type UnitCount } from './count-units';
export type { Evidence } from './reading-rates';

export interface ReadTime {
  /** Whole minutes, rounded up: at least 1, and 0 only for an empty body. */
  minutes: number;
  /** Whole seconds, rounded up. */
  seconds: number;
  words: number;
  characters: number;
  /** Where the rate comes from that most of the time was computed with. */
  evidence: Evidence;
}

export interface ReadTimeOptions {
  /** BCP 47. */
  locale: string;
  /** Units per minute by locale, overriding the built-in rates for the locale's own script. */
  rates?: Readonly<Record<string, number>>;
}

const FIRST_IMAGE_SECONDS = 12;
const LEAST_IMAGE_SECONDS = 3;

/** 12 s for the first image, one less for each further one, never below 3 s each. */
export const imageSeconds = (images: number): number => {
  const steps = FIRST_IMAGE_SECONDS - LEAST_IMAGE_SECONDS;
  const declining = Math.max(0, Math.min(Math.floor(images), steps));
  const rest = Math.max(0, Math.floor(images) - steps);
  return (
    declining * FIRST_IMAGE_SECONDS - (declining * (declining - 1)) / 2 + rest * LEAST_IMAGE_SECONDS
  );
};

/** Binary fractions make 60.000000000000004 of a full minute; a reader's second is no finer. */
const ceilSeconds = (seconds: number): number => Math.ceil(Math.round(seconds * 1e6) / 1e6);

/**
 * How long a body takes to read: the units of each script at that script's rate, plus its images.
 * Runs in the locale's own script use the locale's rate, others the mean of their script.
 *
 * @param body `text`: the readable text of the body, without mark-up; `images`: how many it holds
 */
export const measureReadTime = (
  { text, images }: { text: string; images: number },
  { locale, rates }: ReadTimeOptions
): ReadTime => {
  const { words, characters, wordsByScript, charactersByScript } = countUnits(text, locale);
  const own = readingRate(locale, rates);

  const secondsBy: Record<Evidence, number> = { measured: 0, derived: 0, estimated: 0 };
  for (const [script, count] of [...wordsByScript, ...charactersByScript]) {
    const foreignScript = script === 'Zyyy' ? 'Latn' : script;
    const rate = isOwnRun(script, locale) ? own : scriptMean(foreignScript);
    secondsBy[rate.evidence] += (count / rate.perMinute) * 60;
  }

  const { measured, derived, estimated } = secondsBy;
  const textSeconds = measured + derived + estimated;
  const seconds = ceilSeconds(textSeconds + imageSeconds(images));
  const most = Math.max(measured, derived, estimated);
  const kinds: Evidence[] = ['estimated', 'derived', 'measured'];
  const evidence =
    textSeconds === 0
      ? own.evidence
      : (kinds.find((kind) => secondsBy[kind] === most) ?? 'estimated');

  return {
    minutes: seconds === 0 ? 0 : Math.max(1, Math.ceil(seconds / 60)),
    seconds,
    words,
    characters,
    evidence,
  };
};
