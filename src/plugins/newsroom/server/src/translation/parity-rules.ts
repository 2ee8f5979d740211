import { dates, numbers } from './parity-numbers';
import type { Found, Pair, ParityFinding } from './parity-pair';
import { names, quotes } from './parity-people';

/** One thing in which a translation should be like its source. Pure. */
interface ParityRule {
  code: string;
  howTo: string;
  find: (pair: Pair) => Found[];
}

/** Below this a body says too little to compare how long it takes to read. */
const LEAST_SECONDS = 30;
/** Among the demo's translations the time of one to that of its source is from 0.64 to 1.57. */
const LEAST_TIME = 0.6;
const MOST_TIME = 1.7;
/** Paragraphs are joined and split in translation, but not many of them. */
const PARAGRAPHS_APART = 0.2;

const paragraphs = ({ source, translation }: Pair): Found[] => {
  const apart = Math.abs(source.paragraphs - translation.paragraphs);
  if (apart <= Math.max(1, source.paragraphs * PARAGRAPHS_APART)) return [];
  const differs = translation.blocks.find(({ kind }, place) => source.blocks[place]?.kind !== kind);
  return [
    {
      field: 'body',
      block: differs?.index ?? null,
      message: `The body has ${translation.paragraphs} paragraphs, that of "${source.locale}" ${source.paragraphs}.`,
    },
  ];
};

const readTime = ({ source, translation }: Pair): Found[] => {
  if (source.seconds < LEAST_SECONDS) return [];
  const ratio = translation.seconds / source.seconds;
  if (ratio >= LEAST_TIME && ratio <= MOST_TIME) return [];
  const message = `It takes ${translation.seconds} s to read, "${source.locale}" ${source.seconds} s, each at the pace of its language.`;
  return [{ field: 'body', block: null, message }];
};

/** In the order in which they are told. */
export const PARITY_RULES: readonly ParityRule[] = [
  {
    code: 'parity-read-time',
    howTo: 'Check that nothing was left out or added.',
    find: readTime,
  },
  {
    code: 'parity-paragraphs',
    howTo: 'Check that no paragraph was left out or added.',
    find: paragraphs,
  },
  {
    code: 'parity-numbers',
    howTo: 'Compare the numbers with the source.',
    find: numbers,
  },
  { code: 'parity-dates', howTo: 'Compare the dates with the source.', find: dates },
  { code: 'parity-quotes', howTo: 'Check who is quoted, and where.', find: quotes },
  { code: 'parity-names', howTo: 'Check the name, and how it is spelled.', find: names },
];

/** Where a translation differs suspiciously from its source. An empty body is found by other rules. */
export const checkParity = (pair: Pair): ParityFinding[] =>
  pair.source.blocks.length === 0 || pair.translation.blocks.length === 0
    ? []
    : PARITY_RULES.flatMap(({ code, howTo, find }) =>
        find(pair).map((found) => ({ code, ...found, howTo }))
      );
