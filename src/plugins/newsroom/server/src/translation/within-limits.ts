/**
 * What whoever acts may touch of a story, as the desk knows it: `read` asks whether all of these languages
 * may be read, `write` whether they may be written. True for those without a limit.
 */
export type Admits = (
  documentId: string,
  asked: { locales: readonly string[]; purpose: 'read' | 'write' }
) => Promise<boolean>;
