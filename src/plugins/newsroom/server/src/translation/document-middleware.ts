import type { Modules } from '@strapi/strapi';
import { isSharedType, SECTION, type SharedType } from '../constants';
import { isWritingCopy, type Everywhere } from './everywhere';
import { changesText } from './texts';

type Data = Record<string, unknown>;
type Params = { documentId?: string; locale?: string; data?: Data };

/**
 * Keeps sections, sources and promos in every locale after each write. Its own writes carry
 * `copiedFrom`, which is taken from nobody else, and pass straight through.
 */
export const createEverywhereMiddleware =
  (everywhere: Everywhere): Modules.Documents.Middleware.Middleware =>
  async (context, next) => {
    const { uid, action } = context;
    const params = context.params as Params;
    if (!isSharedType(uid) || isWritingCopy()) return next();
    if (params.data) {
      // The admin sends back the whole form, this field included.
      const sent = Object.entries(params.data).filter(([field]) => field !== 'copiedFrom');
      params.data = Object.fromEntries(sent);
    }

    if (action === 'update' && params.documentId) {
      params.data = await claimTranslation(uid, params.documentId, params);
    }
    const result = await next();

    if (action === 'create' || action === 'clone') {
      await everywhere.ensure(uid, (result as { documentId: string }).documentId);
    }
    if (action === 'delete' && params.documentId) {
      await everywhere.mend(uid, params.documentId);
    }
    if (action === 'update' && params.documentId && result) {
      await everywhere.ensure(uid, params.documentId);
      await everywhere.follow(uid, params.documentId, String(params.locale));
      await everywhere.spreadRelations(
        uid,
        params.documentId,
        String(params.locale),
        params.data ?? {}
      );
    }
    return result;

    /** Somebody writes over a copy: it becomes a translation, and its address may follow its name. */
    async function claimTranslation(
      type: SharedType,
      documentId: string,
      { locale, data = {} }: Params
    ) {
      const row = (await everywhere.versions(type, documentId)).find(
        (version) => version.locale === locale
      );
      if (!row?.copiedFrom || !changesText(type, data, row)) return data;

      const isSlugUntouched = data.slug === undefined || data.slug === row.slug;
      return {
        ...data,
        copiedFrom: null,
        ...(type === SECTION && isSlugUntouched ? { slug: null } : {}),
      };
    }
  };
