import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { withoutEmpty, type ArticleState } from './article-state';

/**
 * A state as it is stored: deflated, in base64, in a column that every database has. Whole states and no
 * deltas, so that any revision can be read, and old ones dropped, without the others. Of the demo's
 * stories (2.2 kB of JSON) it takes 1.55 kB and 70 µs; Brotli would take 1.49 kB and four times as long,
 * and a save reads the last state and may write a new one inside its transaction.
 */
export const packState = (state: ArticleState): string =>
  deflateRawSync(JSON.stringify(withoutEmpty(state))).toString('base64');

export const unpackState = (packed: string): ArticleState =>
  JSON.parse(inflateRawSync(Buffer.from(packed, 'base64')).toString('utf8')) as ArticleState;
