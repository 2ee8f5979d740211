import type { Context, Next } from 'koa';

/** A route of the editorial API, as its table says. */
export interface EditorialRoute {
  method: string;
  /** Below the plugin's, beginning with `/editorial`. */
  path: string;
  /** Controller and action; also what the permission is called. */
  handler: string;
  config: Readonly<Record<string, unknown>>;
}

type Middleware = (ctx: Context, next: Next) => Promise<unknown>;

const PREFIX = /^\/editorial(?=\/)/;

/**
 * The RBAC action that guards a handler in the admin: `publishing.settleCorrection` is
 * `plugin::newsroom.publishing.settle-correction`, since the admin takes no capitals.
 */
export const actionUidOf = (handler: string): string =>
  handler.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const guarded = (
  { method, handler, config }: EditorialRoute,
  path: string,
  { policies, middleware }: { policies: readonly unknown[]; middleware: Middleware }
) => {
  const own = { policies: [], middlewares: [], ...config } as Record<string, unknown[]>;
  return {
    method,
    path,
    handler,
    config: {
      ...config,
      policies: [...policies, ...(own.policies ?? [])],
      middlewares: [middleware, ...(own.middlewares ?? [])],
    },
  };
};

/** For tokens and accounts of users-permissions: `/api/newsroom/editorial/…`. */
export const contentDoor = (routes: readonly EditorialRoute[], middleware: Middleware) => ({
  type: 'content-api' as const,
  routes: routes.map((route) => guarded(route, route.path, { policies: [], middleware })),
});

/**
 * The same for sessions of the admin: `/newsroom/…`, with the same controllers behind it. Made from the
 * same tables, so that neither door has a route that the other has not.
 */
export const adminDoor = (routes: readonly EditorialRoute[], middleware: Middleware) => ({
  type: 'admin' as const,
  routes: routes.map((route) => {
    const actions = [`plugin::newsroom.${actionUidOf(route.handler)}`];
    const policies = [
      'admin::isAuthenticatedAdmin',
      { name: 'admin::hasPermissions', config: { actions } },
    ];
    return guarded(route, route.path.replace(PREFIX, ''), { policies, middleware });
  }),
});
