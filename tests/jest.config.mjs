import { fileURLToPath } from 'node:url';

const rootDir = fileURLToPath(new URL('..', import.meta.url));

// A name for this run, which its workers are told.
process.env.TEST_RUN = `${process.pid}-${Date.now()}`;

const shared = {
  rootDir,
  moduleNameMapper: {
    '^newsroom/(.*)$': '<rootDir>/src/plugins/newsroom/server/src/$1',
    '^newsroom-admin/(.*)$': '<rootDir>/src/plugins/newsroom/admin/src/$1',
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
      testEnvironment: '<rootDir>/tests/helpers/test-environment.cjs',
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
      testEnvironment: '<rootDir>/tests/helpers/test-environment.cjs',
    },
    {
      ...shared,
      displayName: 'e2e',
      testMatch: ['<rootDir>/tests/e2e/**/*.e2e.ts'],
      testEnvironment: '<rootDir>/tests/helpers/browser-environment.cjs',
    },
  ],
};
