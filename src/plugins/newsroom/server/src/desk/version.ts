import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { versionQuery } from '../contracts/editorial-article';
import { getService } from '../get-service';
import { parseQuery } from '../parse-query';
import { problem, refuse } from '../problems';
import type { RevisionKey } from './revision-store';

/**
 * The version that a request asks about: the document in its path and the locale, or the default one.
 *
 * @throws ValidationError (400) for a locale that the newsroom does not have
 */
export const versionOf = async (
  { strapi }: { strapi: Core.Strapi },
  ctx: Context,
  locale: string | undefined
): Promise<RevisionKey> => {
  const locales = getService(strapi, 'locales');
  const codes = await locales.codes();
  if (locale !== undefined && !codes.includes(locale)) {
    refuse([problem('locale', `"${locale}" is not a locale of this newsroom`)]);
  }
  const { id } = ctx.params as { id: string };
  return { documentId: id, locale: locale ?? (await locales.default()) };
};

/** The same of a request that may say a locale and nothing else. */
export const readVersion = (
  { strapi }: { strapi: Core.Strapi },
  ctx: Context
): Promise<RevisionKey> => versionOf({ strapi }, ctx, parseQuery(versionQuery, ctx.query).locale);
