import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';

interface Route {
  config?: { middlewares?: unknown[] };
}
interface Router {
  routes: Route[];
}
type Factory = (given: unknown) => Router;

export type Guard = (ctx: Context, next: Next) => Promise<unknown>;

/** Puts a guard before each route of one of Strapi's plugins: behind its authentication and policies. */
export const standBefore = (strapi: Core.Strapi, plugin: string, guard: Guard): void => {
  const guarded = (router: Router): Router => {
    for (const route of router.routes) {
      const middlewares = [guard, ...(route.config?.middlewares ?? [])];
      route.config = { ...route.config, middlewares };
    }
    return router;
  };
  const routers = strapi.plugin(plugin).routes as unknown as Record<string, Router | Factory>;
  for (const [name, router] of Object.entries(routers)) {
    routers[name] =
      typeof router === 'function' ? (given) => guarded(router(given)) : guarded(router);
  }
};
