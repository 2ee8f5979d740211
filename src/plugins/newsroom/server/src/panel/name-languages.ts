import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';
import { getService } from '../get-service';

/** Where the admin asks what whoever is logged in may do. */
const MINE = '/admin/users/me/permissions';

interface Permission {
  properties?: { locales?: readonly string[] | null } | null;
}

/** Names the languages of permissions that are for all of them. Pure. */
export const namingLanguages = <One extends Permission>(
  permissions: readonly One[],
  codes: readonly string[]
): One[] =>
  permissions.map((permission) =>
    permission.properties?.locales === null
      ? { ...permission, properties: { ...permission.properties, locales: [...codes] } }
      : permission
  );

/**
 * Strapi's server takes a permission without a list of languages for one of every language, those added
 * later as well; its admin takes it for one of none, and offers no language to choose. So the admin is
 * told them by name. What the server decides on stays as it is stored.
 */
export const nameLanguages = ({ strapi }: { strapi: Core.Strapi }): void => {
  const nameThem = async (ctx: Context, next: Next): Promise<void> => {
    await next();
    if (ctx.path !== MINE || ctx.status !== 200) return;
    const body = ctx.body as { data?: unknown };
    if (!Array.isArray(body.data)) return;
    const codes = await getService(strapi, 'locales').codes();
    ctx.body = { ...body, data: namingLanguages(body.data as Permission[], codes) };
  };
  // Every request of the server comes by here: no promise is made for others.
  strapi.server.use((ctx: Context, next: Next) =>
    ctx.req.url?.startsWith(MINE) ? nameThem(ctx, next) : next()
  );
};
