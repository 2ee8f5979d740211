/** What a file was made from: written into it, so that it finds back. */
export interface FileIdentity {
  readonly documentId: string;
  readonly sourceLocale: string;
  /** The revision of the source whose text is in the file; 0: it has none. */
  readonly sourceRevision: number;
  readonly targetLocale: string;
  /** The revision of the translation when the file was made; 0: there was no translation, or it has none. */
  readonly targetRevision: number;
  /** The revision of the source that this translation had been made from; 0: none, or nobody knows. */
  readonly madeFrom: number;
}

const KIND = 'article';

const partsOf = (identity: FileIdentity): string[] => [
  KIND,
  identity.documentId,
  identity.sourceLocale,
  String(identity.sourceRevision),
  identity.targetLocale,
  String(identity.targetRevision),
  String(identity.madeFrom),
];

/** As the name of the original: `article/k2vq0c7p/en/12/tr/3/9`. */
export const writeOriginal = (identity: FileIdentity): string => partsOf(identity).join('/');

/** The same as an id of XLIFF 2, in which no slash may stand: some tools drop the name of the original. */
export const writeFileId = (identity: FileIdentity): string => partsOf(identity).join('.');

const WRITTEN =
  /^article([/.])([a-z0-9]{1,40})\1([A-Za-z0-9-]{2,35})\1(\d{1,9})\1([A-Za-z0-9-]{2,35})\1(\d{1,9})\1(\d{1,9})$/;

/** null: the file was not made here. */
export const readIdentity = (names: readonly (string | null)[]): FileIdentity | null => {
  for (const name of names) {
    const found = WRITTEN.exec(name ?? '');
    if (!found) continue;
    const [, , documentId = '', sourceLocale = '', source, targetLocale = '', target, made] = found;
    return {
      documentId,
      sourceLocale,
      sourceRevision: Number(source),
      targetLocale,
      targetRevision: Number(target),
      madeFrom: Number(made),
    };
  }
  return null;
};
