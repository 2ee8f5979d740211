import type { Modules } from '@strapi/strapi';
import { ARTICLE, isEditorialType, RELATED_PROMO, SECTION, SOURCE } from '../constants';
import type { Logbook, NewLogbookEntry } from './logbook';

const ENTITIES: Record<string, string> = {
  [ARTICLE]: 'article',
  [SECTION]: 'section',
  [SOURCE]: 'source',
  [RELATED_PROMO]: 'promo',
};

const ACTIONS = ['create', 'update', 'publish', 'unpublish', 'discardDraft', 'delete', 'clone'];

type Version = { locale?: string; headline?: string; name?: string; title?: string };
type Params = { documentId?: string; locale?: string | string[] };
type Result = Version & { documentId: string; entries?: Version[] };

/** Versions that an action wrote: those it answers with, or the one it answers. */
const versionsOf = (result: Result, { locale }: Params): Version[] =>
  result.entries ?? [{ ...result, locale: result.locale ?? String(locale) }];

const titleOf = ({ headline, name, title }: Version): string | undefined =>
  headline ?? name ?? title;

/** Writes each action on what editors author into the logbook, in the transaction of the action. */
export const createHistoryMiddleware =
  ({ logbook }: { logbook: Logbook }): Modules.Documents.Middleware.Middleware =>
  async (context, next) => {
    const { uid, action } = context;
    if (!isEditorialType(uid) || !ACTIONS.includes(action)) return next();
    const params = { ...(context.params as Params) };
    const answer = await next();
    const result = answer as Result | null;
    if (!result) return answer;

    const entries = versionsOf(result, params).map((version): NewLogbookEntry => {
      const title = titleOf(version);
      return {
        action,
        entity: ENTITIES[uid] ?? uid,
        documentId: result.documentId ?? params.documentId ?? null,
        locale: version.locale ?? null,
        details: {
          ...(title === undefined ? {} : { title }),
          ...(action === 'clone' ? { from: params.documentId } : {}),
        },
      };
    });
    await logbook.record(...entries);
    return answer;
  };
