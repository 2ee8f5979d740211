import { fileURLToPath } from 'node:url';

const rootDir = fileURLToPath(new URL('..', import.meta.url));

const shared = {
  rootDir,
  moduleNameMapper: {
    '^newsroom/(.*)$': '<rootDir>/src/plugins/newsroom/server/src/$1',
    '^newsroom-client/(.*)$': '<rootDir>/src/plugins/newsroom/client/src/$1',
  },
  transform: {
    '^.+\\.(t|m?j)s$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
    ],
  },
  modulePathIgnorePatterns: [
    '<rootDir>/dist/',
    '<rootDir>/.tmp/',
    '<rootDir>/examples/',
    '/newsroom/dist/',
  ],
};

/**
 * Four projects: `unit` needs nothing; `api` boots one Strapi per worker on a real database; `nodes`
 * starts several in processes of their own on one PostgreSQL; `e2e` opens the reader site in Chromium.
 */
export default {
  rootDir,
  maxWorkers: 2,
  testTimeout: 60_000,
  globalTeardown: '<rootDir>/tests/helpers/global-teardown.cjs',
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['<rootDir>/tests/unit/**/*.test.ts'],
      testEnvironment: 'node',
    },
    {
      ...shared,
      displayName: 'api',
      testMatch: ['<rootDir>/tests/api/**/*.test.ts'],
      testEnvironment: '<rootDir>/tests/helpers/strapi-environment.cjs',
    },
    {
      ...shared,
      displayName: 'nodes',
      testMatch: ['<rootDir>/tests/nodes/**/*.test.ts'],
      testEnvironment: 'node',
    },
    {
      ...shared,
      displayName: 'e2e',
      testMatch: ['<rootDir>/tests/e2e/**/*.e2e.ts'],
      testEnvironment: 'node',
    },
  ],
};
