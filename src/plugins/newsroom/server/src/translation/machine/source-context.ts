import { isBlocks } from '../../text/blocks';
import { plainText } from '../../text/block-text';
import type { UnitState } from '../../text/translation-units';

const LONGEST = 1_000;

/** What a story is about, for the choice of words: headline, summary and how it begins. Pure. */
export const sourceContext = ({ headline, dek, body }: UnitState): string =>
  [headline, dek, isBlocks(body) ? plainText(body.slice(0, 2)) : null]
    .filter((text): text is string => typeof text === 'string' && text !== '')
    .join('\n')
    .slice(0, LONGEST);
