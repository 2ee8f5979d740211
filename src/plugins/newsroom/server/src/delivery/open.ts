import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../constants';
import { getSettings } from '../settings';
import { createBehindOperators } from './behind-operators';
import { openFront } from './front';
import {
  decideMode,
  hasSteadyCors,
  placeBehindOperators,
  type ConfiguredMiddleware,
} from './front-mode';
import type { Articles } from './articles';
import type { Follower } from './follower';
import type { Lists } from './lists';
import type { Nodes } from './nodes';
import { oncePerTurn } from './once-per-turn';
import { createPlainRoutes } from './plain-routes';
import type { Serve } from './serve';
import { surrogateHeaderName } from './surrogate-keys';

/**
 * Starts what serves readers: following the change log, and answers from memory in front of Koa or
 * behind the operator's middlewares. The start-up log says which, and why.
 *
 * @returns a function that stops it
 */
export const openDelivery = ({
  strapi,
  delivery,
}: {
  strapi: Core.Strapi;
  delivery: { follower: Follower; serve: Serve; nodes: Nodes; articles: Articles; lists: Lists };
}): (() => Promise<void>) => {
  const { follower, serve, nodes } = delivery;
  const settings = getSettings(strapi).delivery;
  const middlewares = strapi.config.get<ConfiguredMiddleware[]>('middlewares', []);
  const { mode, reason } = decideMode(settings.mode, { middlewares, isPublic: settings.public });
  const options = {
    serve,
    prefix: `${strapi.config.get('api.rest.prefix', '/api')}/${PLUGIN_ID}/`,
    surrogateHeader: surrogateHeaderName(settings.surrogateKeys).toLowerCase(),
    hasSteadyCors: hasSteadyCors(middlewares),
    isTrusted: oncePerTurn(() => follower.isTrusted()),
  };

  // Only a server that serves follows the log; the command line and the like do not.
  strapi.server.httpServer.once('listening', () => follower.start());
  let closeFront = (): void => undefined;
  // Not public: only the routes answer, behind the permission check, whatever the setting says.
  if (mode === 'front' && settings.public) {
    const { articles, lists } = delivery;
    const routes = createPlainRoutes({ articles, lists, prefix: options.prefix });
    closeFront = openFront({ server: strapi.server.httpServer, routes, ...options });
  } else if (settings.public) {
    const { middleware: stack } = strapi.server.app;
    const place = placeBehindOperators(middlewares, stack);
    stack.splice(place, 0, createBehindOperators(options));
  }
  const publicPlace =
    mode === 'front' ? 'in front of Koa' : 'behind the middlewares of the operator';
  const place = settings.public ? publicPlace : 'by the routes, behind the permission check';
  strapi.log.info(`newsroom: answers from memory are served ${place}: ${reason}`);

  return async () => {
    closeFront();
    await follower.stop();
    await nodes.leave().catch(() => undefined);
  };
};
