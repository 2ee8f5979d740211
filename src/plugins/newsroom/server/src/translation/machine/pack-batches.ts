import type { ProviderLimits } from './port';

export interface Batches {
  /** Indexes of texts, those of one request together, in their order. */
  batches: number[][];
  /** Indexes of texts that fit into no request. */
  tooLong: number[];
}

/**
 * Packs texts into requests within the provider's limits and our own. Pure.
 *
 * @param maxCharacters in UTF-16 units, markup included
 */
export const packBatches = (
  texts: readonly string[],
  { maxTexts, maxBytes, maxCharacters }: ProviderLimits & { maxCharacters: number }
): Batches => {
  const batches: number[][] = [];
  const tooLong: number[] = [];
  let batch: number[] = [];
  let [bytes, characters] = [0, 0];
  texts.forEach((text, index) => {
    const size = Buffer.byteLength(text);
    if (size > maxBytes || text.length > maxCharacters) {
      tooLong.push(index);
      return;
    }
    const isFull =
      batch.length >= maxTexts ||
      bytes + size > maxBytes ||
      characters + text.length > maxCharacters;
    if (batch.length === 0 || isFull) {
      batch = [];
      [bytes, characters] = [0, 0];
      batches.push(batch);
    }
    batch.push(index);
    bytes += size;
    characters += text.length;
  });
  return { batches, tooLong };
};
