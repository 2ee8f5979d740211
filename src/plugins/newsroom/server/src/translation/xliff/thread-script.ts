import path from 'node:path';

/** The built `reader-thread.ts`, seen from the built server, which lies beside it. */
export const threadScript = (): string => path.join(__dirname, '../xliff-reader/index.js');
