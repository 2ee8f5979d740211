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
 * @param options.hasOperator puts an operator's middleware in front of everything
 */
export const startStrapi = (
  name,
  { engine = 'sqlite', database, settings = {}, isStock = false, hasOperator = false, execArgv }
) =>
  startChild(name, SCRIPT, {
    execArgv,
    env: {
      ...productionEnvironment,
      ...engines[engine].environment(database),
      BENCH_NEWSROOM: JSON.stringify(settings),
      BENCH_STOCK: isStock ? '1' : '',
      BENCH_OPERATOR: hasOperator ? '1' : '',
    },
  });
