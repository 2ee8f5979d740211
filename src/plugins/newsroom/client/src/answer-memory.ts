/** An answer as it came, under the ETag it came with. */
export interface Kept {
  etag: string;
  text: string;
}

/** Keeps the answers that were asked for last, `max` of them at most. */
export const createAnswerMemory = (max: number) => {
  const answers = new Map<string, Kept>();

  return {
    get(address: string): Kept | undefined {
      const kept = answers.get(address);
      if (kept) {
        answers.delete(address);
        answers.set(address, kept);
      }
      return kept;
    },

    /** Keeps an answer, or forgets what was kept. */
    set(address: string, kept: Kept | null): void {
      answers.delete(address);
      if (!kept) return;
      answers.set(address, kept);
      for (const [oldest] of answers) {
        if (answers.size <= max) break;
        answers.delete(oldest);
      }
    },
  };
};
