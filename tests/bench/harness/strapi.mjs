import path from 'node:path';
import { startChild } from './child.mjs';
import { engines } from './databases.mjs';
import { productionEnvironment, root } from './environment.mjs';

const SCRIPT = path.join(root, 'tests', 'bench', 'child', 'strapi.cjs');

/**
 * The project in production mode on one of the bench's databases.
 *
 * @param options.settings of the newsroom plugin, laid over the project's
 * @param options.isStock leaves out the plugin's middlewares and lifecycle hooks
 * @param options.hasAdmin serves the built admin, too
 * @param options.hasOperator puts an operator's middleware in front of everything
 */
export const startStrapi = (
  name,
  {
    engine = 'sqlite',
    database,
    settings = {},
    isStock = false,
    hasAdmin = false,
    hasOperator = false,
    execArgv,
  }
) =>
  startChild(name, SCRIPT, {
    execArgv,
    env: {
      ...productionEnvironment,
      ...engines[engine].environment(database),
      BENCH_NEWSROOM: JSON.stringify(settings),
      BENCH_STOCK: isStock ? '1' : '',
      BENCH_ADMIN: hasAdmin ? '1' : '',
      BENCH_OPERATOR: hasOperator ? '1' : '',
    },
  });

/**
 * Publishes a story once more as it is. A node that editors use has published: from then on Node keeps
 * the contexts of that work apart at each tick, also those of readers' requests.
 */
export const publishAsBefore = (strapi, { documentId }) =>
  strapi.command('publish', { documentIds: [documentId] });
