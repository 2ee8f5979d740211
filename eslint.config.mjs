import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';

const NODE_GLOBALS = {
  AbortSignal: 'readonly',
  Buffer: 'readonly',
  clearInterval: 'readonly',
  clearTimeout: 'readonly',
  fetch: 'readonly',
  console: 'readonly',
  process: 'readonly',
  setInterval: 'readonly',
  setTimeout: 'readonly',
  URL: 'readonly',
};
/** In a file of the bench whose functions run inside a page. */
const BROWSER_GLOBALS = {
  document: 'readonly',
  localStorage: 'readonly',
  performance: 'readonly',
  PerformanceObserver: 'readonly',
  requestAnimationFrame: 'readonly',
  window: 'readonly',
};
const COMMONJS_GLOBALS = {
  ...NODE_GLOBALS,
  __dirname: 'readonly',
  module: 'writable',
  require: 'readonly',
};

export default tseslint.config(
  {
    ignores: [
      '**/dist/',
      '**/build/',
      '**/.next/',
      '**/next-env.d.ts',
      'node_modules/',
      '.tmp/',
      '.strapi/',
      '.cache/',
      'types/generated/',
    ],
  },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  prettier,
  {
    files: ['**/*.ts', '**/*.tsx'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  { files: ['**/*.mjs'], languageOptions: { globals: NODE_GLOBALS } },
  { files: ['tests/bench/harness/in-browser.mjs'], languageOptions: { globals: BROWSER_GLOBALS } },
  {
    files: ['**/*.{js,cjs}'],
    languageOptions: { sourceType: 'commonjs', globals: COMMONJS_GLOBALS },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  }
);
