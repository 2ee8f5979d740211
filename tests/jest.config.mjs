import { fileURLToPath } from 'node:url';

const rootDir = fileURLToPath(new URL('..', import.meta.url));

/** Two projects: `unit` needs nothing; `api` boots one Strapi per worker on a real database. */
const shared = {
  rootDir,
  moduleNameMapper: { '^newsroom/(.*)$': '<rootDir>/src/plugins/newsroom/server/src/$1' },
  transform: {
    '^.+\\.(t|m?j)s$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
    ],
  },
  // These packages ship ES modules only, which Jest does not require() untransformed.
  transformIgnorePatterns: [
    '/node_modules/(?!.*(htmlparser2|domhandler|domutils|dom-serializer|domelementtype|entities)/)',
  ],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.tmp/', '/newsroom/dist/'],
};

export default {
  rootDir,
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['<rootDir>/tests/unit/**/*.test.ts'],
      testEnvironment: 'node',
    },
  ],
};
