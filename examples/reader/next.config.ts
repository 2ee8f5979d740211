import path from 'node:path';
import type { NextConfig } from 'next';

/** The plugin with its client lies in this repository: two folders up. */
const root = path.resolve(__dirname, '../..');

const shown = (value: string) => [
  { type: 'header' as const, key: 'newsroom-shown', value },
  { type: 'header' as const, key: 'newsroom-locale', value: '(?<language>[\\w-]+)' },
];

const config: NextConfig = {
  cacheComponents: true,
  partialPrefetching: true,
  poweredByHeader: false,
  agentRules: false,
  turbopack: { root },
  outputFileTracingRoot: root,
  experimental: {
    // Kept in memory alone: after a restart nothing is shown that may have changed meanwhile.
    isrFlushToDisk: false,
  },
  headers: async () => [
    {
      source: '/:path*',
      headers: [
        { key: 'X-Content-Type-Options', value: 'nosniff' },
        { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
      ],
    },
  ],

  // proxy.ts decides what is shown and says it in headers; these lead to the page for it.
  rewrites: async () => ({
    beforeFiles: [
      {
        source: '/:any*',
        has: shown('not-found'),
        destination: '/:language/-/not-found',
      },
      {
        source: '/:any/:path*',
        has: shown('gone'),
        destination: '/:language/-/gone/:path*',
      },
      {
        source: '/:any/:section',
        has: [...shown('page'), { type: 'query', key: 'older', value: '(?<cursor>[\\w-]+)' }],
        destination: '/:language/-/older/:section/:cursor',
      },
    ],
    afterFiles: [],
    fallback: [],
  }),
};

export default config;
