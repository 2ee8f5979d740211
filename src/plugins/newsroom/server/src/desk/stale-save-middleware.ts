import type { Modules } from '@strapi/strapi';
import type { Core } from '@strapi/strapi';
import { ARTICLE } from '../constants';
import { STATE_FIELDS } from './article-state';
import type { DraftReader } from './draft-reader';
import { mergeSave } from './merge-save';
import { presentConflicts, readState, writableState } from './present-state';
import { readCondition } from './read-condition';
import { staleSave } from './refusals';
import type { RevisionStore, StoredRevision } from './revision-store';

type Data = Record<string, unknown>;
type Params = { documentId?: string; locale?: string; data?: Data };

/** What is used of a request: of Strapi's own REST and of its admin. */
interface Saving {
  path: string;
  params?: Record<string, string>;
  get(header: string): string;
  request: { body?: unknown };
}

const isObject = (value: unknown): value is Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isOperation = (value: unknown): boolean =>
  isObject(value) && ['connect', 'disconnect', 'set'].some((name) => name in value);

/** A picture comes as an id or as the file itself. */
const plain = (field: string, value: unknown): unknown =>
  field === 'leadImage' && isObject(value) ? (value.id ?? null) : value;

/**
 * When the draft that is sent back was saved, by its `updatedAt`. A client that sends all that it read
 * says so by itself; Strapi's form leaves it out, and the newsroom's admin part adds it.
 */
const savedMsIn = (body: unknown): number | null => {
  const sent = isObject(body) && isObject(body.data) ? body.data : body;
  if (!isObject(sent)) return null;
  const { updatedAt } = sent;
  const ms = typeof updatedAt === 'string' ? Date.parse(updatedAt) : Number.NaN;
  return Number.isNaN(ms) ? null : ms;
};

/**
 * Saves through Strapi's own doors: its REST and its admin. A request that says what it was made from,
 * by `If-Match: "<revision>"` or by the instant of a save in its body, is merged or refused like those of
 * the editorial API. One that says neither cannot be told from a fresh one; what it overwrites is a
 * revision.
 */
export const createStaleSaveMiddleware =
  ({
    strapi,
    drafts,
    store,
  }: {
    strapi: Core.Strapi;
    drafts: DraftReader;
    store: RevisionStore;
  }): Modules.Documents.Middleware.Middleware =>
  async (context, next) => {
    const params = context.params as Params;
    const { documentId, data } = params;
    if (context.uid !== ARTICLE || context.action !== 'update' || !documentId || !data) {
      return next();
    }
    const request = strapi.requestContext.get() as Saving | undefined;
    if (!request || request.params?.id !== documentId || request.path.includes('/editorial/')) {
      return next();
    }
    const number = readCondition(request.get('if-match'));
    const savedMs = savedMsIn(request.request.body);
    if (number === null && savedMs === null) return next();

    const [draft] = await drafts.read(documentId, [String(params.locale)]);
    if (!draft) return next();
    const current = draft.last?.number ?? 0;
    if (number === null ? savedMs === draft.updatedMs : number === current) return next();

    const base: StoredRevision | null =
      number === null ? await store.savedAt(draft, savedMs ?? 0) : await store.find(draft, number);
    const judged = Object.entries(data).filter(
      ([field, value]) => STATE_FIELDS.includes(field) && !isOperation(value)
    );
    const mine = readState(
      Object.fromEntries(judged.map(([field, value]) => [field, plain(field, value)]))
    );
    const merge = mergeSave(base?.state ?? null, mine, draft.state);
    if (merge.conflicts.length > 0) {
      throw staleSave(current, {
        base: base?.number ?? number,
        conflicts: presentConflicts(merge.conflicts),
      });
    }
    const dropped = new Set(judged.map(([field]) => field));
    params.data = {
      ...Object.fromEntries(Object.entries(data).filter(([field]) => !dropped.has(field))),
      ...writableState(merge.data),
    };
    return next();
  };
