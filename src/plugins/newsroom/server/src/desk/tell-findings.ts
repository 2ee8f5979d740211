import type { Finding } from '../contracts/editorial-check';

/** What is found out about other stories, or by holding a translation against its source. */
const OF_OTHERS = [
  'related-unpublished',
  'internal-link-unpublished',
  'promo-target-unpublished',
  'slug-clash',
];
const OF_SOURCES = /^parity-/;

const isOfOthers = ({ code }: Finding): boolean =>
  OF_OTHERS.includes(code) || OF_SOURCES.test(code);

/**
 * Findings that were written down, as they are told. They were found by somebody else, perhaps by the
 * scheduler, who sees everything: those who are limited are told what is of the story itself. A check of
 * their own tells them the rest, as far as they may know it. Pure.
 */
export const tellFindings = (findings: readonly Finding[], isLimited: boolean): Finding[] =>
  findings.filter((finding) => !isLimited || !isOfOthers(finding));

/** Why a plan failed, as it is told: the reason may name a story that somebody limited may not see. Pure. */
export const tellError = (lastError: string | null, isLimited: boolean): string | null =>
  lastError !== null && isLimited ? 'It was refused; a flight check says why' : lastError;
