import type { SaveRequest } from './save';

type Version = Pick<SaveRequest, 'documentId' | 'params'>;

/** When the drafts were saved that the forms of this page were read from, by version. */
const known = new Map<string, string>();

const keyOf = ({ documentId, params = {} }: Version): string =>
  `${documentId ?? ''} ${String(params.locale ?? '')}`;

const isPublished = ({ params = {} }: Version): boolean => params.status === 'published';

/** Remembers what a form was filled from, or saved to. The tab of what is published has no form. */
export const rememberMadeFrom = (version: Version, answer: unknown): void => {
  const { data } = (answer ?? {}) as { data?: { updatedAt?: unknown } };
  if (typeof data?.updatedAt !== 'string' || isPublished(version)) return;
  known.set(keyOf(version), data.updatedAt);
};

/** What a save was made from, as the server takes it: `updatedAt` of the draft; null: not known. */
export const madeFrom = (version: Version): string | null => known.get(keyOf(version)) ?? null;
