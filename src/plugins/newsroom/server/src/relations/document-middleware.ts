import type { Core, Modules } from '@strapi/strapi';
import { isEditorialType, SECTION, type EditorialType } from '../constants';
import { problem, refuse } from '../problems';
import { RELATION_FIELDS } from './fields';
import type { LinksService } from './links';
import { readNamedTargets } from './named-targets';
import { refuseUnknownTargets, type EnsureVersions } from './targets';
import { refuseDeletionInUse } from './usage';

type Data = Record<string, unknown>;
type Params = { documentId?: string; locale?: string | string[]; data?: Data };

/** Versions in the order in which a new one is made from them: the default locale's first. */
type SourceLocale = (uid: EditorialType, documentId: string) => Promise<string | null>;

/** Relations never vanish silently: see docs/decisions/0003-links-by-document-id.md. */
export const createRelationsMiddleware = ({
  strapi,
  links,
  sourceLocale,
  ensureVersions,
}: {
  strapi: Core.Strapi;
  links: LinksService;
  sourceLocale: SourceLocale;
  ensureVersions: EnsureVersions;
}): Modules.Documents.Middleware.Middleware => {
  /** A section is not its own ancestor; breadcrumbs and trees would never end. */
  const refuseCircle = async (documentId: string, data: Data, locale: string): Promise<void> => {
    let [parent] = readNamedTargets(data.parent).documentIds;
    const seen = new Set<string>();
    while (parent && !seen.has(parent)) {
      if (parent === documentId)
        refuse([problem('parent', 'must not be the section itself or below it')]);
      seen.add(parent);
      const row = await links.findVersion(SECTION, parent, locale);
      [parent] = row ? (links.currentLinks(SECTION, row).parent ?? []) : [];
    }
  };

  /** A new locale version starts with the relations of the version it is made from. */
  const carryOver = async (uid: EditorialType, documentId: string, locale: string, data: Data) => {
    if (await links.findVersion(uid, documentId, locale)) return data;
    const from = await sourceLocale(uid, documentId);
    const source = from ? await links.findVersion(uid, documentId, from) : null;
    if (!source) return data;

    const carried = await links.asInput(uid, links.linksOf(uid, source), locale);
    const asked = RELATION_FIELDS[uid]
      .map(({ field }) => field)
      .filter((field) => readNamedTargets(data[field]).isChange);
    return {
      ...data,
      ...carried,
      ...Object.fromEntries(asked.map((field) => [field, data[field]])),
    };
  };

  const beforeWrite = async (uid: EditorialType, params: Params, isUpdate: boolean) => {
    const locale = String(params.locale);
    let data = params.data ?? {};
    await refuseUnknownTargets({ strapi, ensureVersions }, uid, data, locale);
    if (isUpdate && params.documentId) {
      if (uid === SECTION) await refuseCircle(params.documentId, data, locale);
      // What Strapi dropped comes back first: else it would look as if the editor took it away.
      await links.restore(uid, params.documentId, locale);
      data = await carryOver(uid, params.documentId, locale, data);
    }
    params.data = data;
  };

  const localesToClone = async (uid: EditorialType, { documentId, locale }: Params) =>
    locale === '*' && documentId ? links.localesOf(uid, documentId) : [locale ?? []].flat();

  return async (context, next) => {
    const { uid, action } = context;
    if (!isEditorialType(uid)) return next();
    const params = context.params as Params;

    if (action === 'delete' && params.documentId) {
      const locales = params.locale === '*' ? null : [params.locale ?? []].flat();
      await refuseDeletionInUse({ strapi }, uid, params.documentId, locales);
    }
    if (action === 'create' || action === 'update') {
      await beforeWrite(uid, params, action === 'update');
    }

    if (action === 'clone') {
      for (const locale of await localesToClone(uid, params)) {
        await refuseUnknownTargets({ strapi, ensureVersions }, uid, params.data ?? {}, locale);
      }
    }

    const result = await next();

    if (action === 'create' || action === 'update') {
      const documentId =
        params.documentId ?? (result as { documentId?: string } | null)?.documentId;
      if (documentId) await links.remember(uid, documentId, String(params.locale));
    }
    if (action === 'clone' || action === 'discardDraft') {
      const { documentId } = result as { documentId: string };
      for (const locale of await links.localesOf(uid, documentId)) {
        await links.restore(uid, documentId, locale);
        await links.remember(uid, documentId, locale);
      }
    }
    return result;
  };
};
