export const ENVIRONMENT: Readonly<Record<string, string>>;
/** Makes a database with this suffix to its name, empty; the result is the environment that names it. */
export const makeDatabase: (
  client: 'sqlite' | 'postgres' | 'mysql',
  suffix: string
) => Promise<Record<string, string>>;
/** Where a run of the tests, in one process, keeps the demo newsroom that it has planted. */
export const demoOfRun: () => string;
