import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { getService } from '../get-service';

/**
 * The language version that a path names: `/editorial/articles/:id/translations/:locale`.
 *
 * @throws ValidationError (400) for a locale that the newsroom does not have
 */
export const readTranslation = async (
  { strapi }: { strapi: Core.Strapi },
  ctx: Context
): Promise<{ documentId: string; locale: string }> => {
  const { id, locale } = ctx.params as { id: string; locale: string };
  await getService(strapi, 'locales').assertKnown(locale);
  return { documentId: id, locale };
};
