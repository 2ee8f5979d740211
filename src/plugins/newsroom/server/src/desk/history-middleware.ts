import type { Modules } from '@strapi/strapi';
import { ARTICLE, isEditorialType, RELATED_PROMO, SECTION, SOURCE } from '../constants';
import { remarks } from '../publication/remarks';
import type { Logbook, NewLogbookEntry } from './logbook';
import type { Recorded, Revisions } from './revisions';

const ENTITIES: Record<string, string> = {
  [ARTICLE]: 'article',
  [SECTION]: 'section',
  [SOURCE]: 'source',
  [RELATED_PROMO]: 'promo',
};

const ACTIONS = ['create', 'update', 'publish', 'unpublish', 'discardDraft', 'delete', 'clone'];

/** Actions that write over a draft. */
const CHANGING = ['update', 'discardDraft'];

type Version = { locale?: string; headline?: string; name?: string; title?: string };
type Params = { documentId?: string; locale?: string | string[] };
type Result = Version & { documentId: string; entries?: Version[] };

/** Versions that an action wrote: those it answers with, or the one it answers. */
const versionsOf = (result: Result, { locale }: Params): Version[] =>
  result.entries ?? [{ ...result, locale: result.locale ?? String(locale) }];

const titleOf = ({ headline, name, title }: Version): string | undefined =>
  headline ?? name ?? title;

/** Actions after which there are drafts to look at. */
const isRecorded = (uid: string, action: string): boolean => uid === ARTICLE && action !== 'delete';

/**
 * Keeps the revision that an action led to, and writes the action into the logbook, both in the
 * transaction of the action.
 */
export const createHistoryMiddleware =
  ({
    logbook,
    revisions,
    edited,
  }: {
    logbook: Logbook;
    revisions: Revisions;
    /** Told which languages of a story say something else now. */
    edited: (documentId: string, locales: readonly string[]) => Promise<void>;
  }): Modules.Documents.Middleware.Middleware =>
  async (context, next) => {
    const { uid, action } = context;
    if (!isEditorialType(uid) || !ACTIONS.includes(action)) return next();
    const params = { ...(context.params as Params) };
    if (uid === ARTICLE && CHANGING.includes(action) && params.documentId) {
      for (const locale of [params.locale ?? []].flat()) {
        await revisions.adopt(params.documentId, locale);
      }
    }
    const answer = await next();
    const result = answer as Result | null;
    if (!result) return answer;

    const versions = versionsOf(result, params);
    const locales = versions.flatMap(({ locale }) => locale ?? []);
    const recorded: readonly Recorded[] =
      isRecorded(uid, action) && locales.length > 0
        ? await revisions.record(result.documentId, locales, action)
        : [];

    if (CHANGING.includes(action)) {
      const changed = recorded.filter(({ fields }) => fields.length > 0);
      await edited(
        result.documentId,
        changed.map(({ locale }) => locale)
      );
    }
    const remarked = action === 'publish' ? remarks() : [];
    const entries = versions.map((version): NewLogbookEntry => {
      const findings = remarked.filter(({ locale }) => locale === version.locale);
      const title = titleOf(version);
      const after = recorded.find(({ locale }) => locale === version.locale);
      const { number, fields, restored = null } = after ?? {};
      return {
        action: restored === null ? action : 'restore',
        entity: ENTITIES[uid] ?? uid,
        documentId: result.documentId ?? params.documentId ?? null,
        locale: version.locale ?? null,
        revision: number ?? null,
        details: {
          ...(title === undefined ? {} : { title }),
          ...(action === 'update' ? { fields } : {}),
          ...(restored === null ? {} : { restored }),
          ...(findings.length === 0 ? {} : { findings }),
          ...(action === 'clone' ? { from: params.documentId } : {}),
        },
      };
    });
    await logbook.record(...entries);
    return answer;
  };
