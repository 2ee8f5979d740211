import { adminApi, type QueryArguments } from '@strapi/strapi/admin';
import { ARTICLE } from '../plugin-id';
import { madeFrom, rememberMadeFrom } from './made-from';
import { setPendingConflict } from './pending-conflict';
import { readConflict, type SaveRequest } from './save';

interface Lifecycle {
  queryFulfilled: Promise<{ data: unknown }>;
}
type Invalidates = (result: unknown, error: unknown, request: SaveRequest) => unknown[];

/** What is used of a definition of Strapi's query cache; the content manager exports no type of its own. */
interface Definition {
  query?: (request: SaveRequest) => QueryArguments;
  invalidatesTags?: Invalidates;
  onQueryStarted?: (request: SaveRequest, lifecycle: Lifecycle) => Promise<void>;
}
interface Extensible {
  enhanceEndpoints(parts: {
    endpoints: Record<string, (definition: Definition | undefined) => void>;
  }): void;
}

const isArticle = ({ model, documentId }: SaveRequest): boolean =>
  model === ARTICLE && documentId !== undefined;

const remember = async (request: SaveRequest, { queryFulfilled }: Lifecycle): Promise<void> => {
  try {
    rememberMadeFrom(request, (await queryFulfilled).data);
  } catch {
    // Strapi shows what went wrong with a read; what the form was made from stays as it was.
  }
};

const rememberOrKeep = async (
  request: SaveRequest,
  { queryFulfilled }: Lifecycle
): Promise<void> => {
  try {
    rememberMadeFrom(request, (await queryFulfilled).data);
  } catch (failure) {
    const { error } = failure as { error?: unknown };
    const conflict = readConflict(error, request);
    if (conflict) setPendingConflict(conflict);
  }
};

const guard = (definition: Definition | undefined): void => {
  if (!definition?.query) return;
  const { query, invalidatesTags, onQueryStarted } = definition;
  definition.query = (request) => {
    const asked = query(request);
    const updatedAt = isArticle(request) ? madeFrom(request) : null;
    return updatedAt === null ? asked : { ...asked, data: { ...request.data, updatedAt } };
  };
  // A refused save must not read the draft again: that would empty the form of what was typed.
  definition.invalidatesTags = (result, error, request) =>
    error && isArticle(request) ? [] : (invalidatesTags?.(result, error, request) ?? []);
  // Strapi writes a save into its cache before the answer, and takes it out again when it is refused,
  // which empties the form as well.
  definition.onQueryStarted = async (request, lifecycle) =>
    isArticle(request) ? rememberOrKeep(request, lifecycle) : onQueryStarted?.(request, lifecycle);
};

/**
 * Makes Strapi's own "Save" and "Publish" of articles say what they were made from, so that the server
 * merges or refuses a stale one instead of letting the last one win.
 */
export const guardSaves = (): void => {
  (adminApi as unknown as Extensible).enhanceEndpoints({
    endpoints: {
      getDocument: (definition) => {
        if (!definition) return;
        const { onQueryStarted } = definition;
        definition.onQueryStarted = async (request, lifecycle) => {
          if (isArticle(request)) await remember(request, lifecycle);
          else await onQueryStarted?.(request, lifecycle);
        };
      },
      updateDocument: guard,
      publishDocument: guard,
    },
  });
};
