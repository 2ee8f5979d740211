/**
 * `npm run bench`: prepares what is missing, measures suite by suite, prints a table and writes JSON.
 * See README.md for what each suite does.
 */
import { parseArgs } from 'node:util';
import {
  buildAdmin,
  buildPlugin,
  checkNode,
  compileHost,
  installPackages,
} from '../../scripts/prepare.mjs';

const SUITES = [
  'floor',
  'hot',
  'middleware',
  'stock',
  'cold',
  'single',
  'lists',
  'sitemaps',
  'publish',
  'nodes',
  'memory',
  'rebuild',
  'board',
  'admin',
  'matches',
];

const USAGE = `Usage: npm run bench -- [--only ${SUITES.join(',')}] [--quick] [--scan N]

  --only   these suites, separated by commas
  --quick  short rounds and small corpora: to see that everything runs, not for figures
  --scan   how many articles the memory suite asks for (default 1000000)`;

const readArguments = () => {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      quick: { type: 'boolean', default: false },
      scan: { type: 'string', default: '1000000' },
      help: { type: 'boolean', default: false },
    },
  });
  const suites = values.only?.split(',') ?? SUITES;
  const unknown = suites.find((suite) => !SUITES.includes(suite));
  if (values.help || unknown !== undefined || !(Number(values.scan) > 0)) {
    console.log(unknown === undefined ? USAGE : `There is no suite "${unknown}".\n\n${USAGE}`);
    process.exit(values.help ? 0 : 2);
  }
  return { suites, isQuick: values.quick, scan: Number(values.scan) };
};

const THOROUGH = {
  timing: { seconds: 8, warmUp: 4, rounds: 3 },
  stories: 400,
  editions: [10_000, 1_000_000],
  publications: 60,
  articles: 20_000,
  board: { count: 100_000, pages: 100, rounds: 15 },
  admin: { count: 10_000, rounds: 20, keys: 200 },
  matches: { sizes: [10_000, 1_000_000], lookUps: 200 },
};
const QUICK = {
  timing: { seconds: 2, warmUp: 1, rounds: 3 },
  stories: 220,
  editions: [1_000, 10_000],
  publications: 10,
  articles: 1_000,
  board: { count: 2_000, pages: 5, rounds: 3 },
  admin: { count: 500, rounds: 3, keys: 40 },
  matches: { sizes: [1_000, 5_000], lookUps: 30 },
};

/** Others may use this share of the processors before figures are not worth much. */
const BUSY = 0.1;

const main = async () => {
  const { suites, isQuick, scan } = readArguments();
  checkNode();
  await installPackages();
  await buildPlugin();
  await compileHost();
  if (suites.includes('admin')) await buildAdmin();

  const { chooseLoader } = await import('./harness/loader.mjs');
  const { availableEngines } = await import('./harness/databases.mjs');
  const { stopAll } = await import('./harness/child.mjs');
  const { describeMachine } = await import('./harness/machine.mjs');
  const { createResults } = await import('./harness/results.mjs');
  const { formatTable, writeJson } = await import('./harness/report.mjs');

  const bench = {
    ...(isQuick ? { ...QUICK, scan: Math.min(scan, 20_000) } : { ...THOROUGH, scan }),
    loader: chooseLoader(),
    engines: await availableEngines(),
    results: createResults(),
  };
  const machine = await describeMachine();
  const failures = [];

  process.once('SIGINT', () => void stopAll().finally(() => process.exit(130)));
  for (const suite of suites) {
    console.log(`\n${suite}`);
    try {
      const { measure } = await import(`./suites/${suite}.mjs`);
      await measure(bench);
    } catch (error) {
      failures.push({ suite, message: error.message });
      console.error(`  ✗ ${error.stack}`);
    } finally {
      await stopAll();
    }
  }

  const { rows } = bench.results;
  console.log(`\n${formatTable(rows)}\n`);
  console.log(`Loader: ${bench.loader.name}, so that a server has a core of its own.`);
  console.log(`Machine: ${machine.cores} cores, ${machine.cpu}, Node ${machine.node}.`);
  if (machine.busyBefore > BUSY) {
    const percent = Math.round(machine.busyBefore * 100);
    console.log(`The machine was ${percent} % busy before the bench began: do not trust ratios.`);
  }
  console.log(
    `JSON: ${writeJson({ machine, loader: bench.loader.name, isQuick, rows, failures })}`
  );
  for (const { suite, message } of failures) console.log(`Failed: ${suite}: ${message}`);
  process.exitCode = failures.length > 0 || rows.some(({ isMet }) => isMet === false) ? 1 : 0;
};

await main();
