import type { Core } from '@strapi/strapi';

type Env = Core.Config.Shared.ConfigParams['env'];

/** The reader site is told of each change when it says where it is and shares a secret. */
const readerSite = (env: Env) => {
  const url = env('NEWSROOM_READER_URL', '');
  if (url === '') return [];
  const endpoint = new URL('/api/revalidate', url).href;
  return [{ name: 'reader', kind: 'next', url: endpoint, secret: env('NEWSROOM_READER_SECRET') }];
};

const config = ({ env }: Core.Config.Shared.ConfigParams): Core.Config.Plugin => ({
  newsroom: {
    enabled: true,
    resolve: './src/plugins/newsroom',
    config: {
      publicUrl: env('NEWSROOM_PUBLIC_URL', ''),
      siteName: env('NEWSROOM_SITE_NAME', 'Newsroom'),
      timeZone: env('NEWSROOM_TIME_ZONE', 'UTC'),
      translation: {
        machine: {
          provider: env('NEWSROOM_MACHINE_PROVIDER', 'none'),
          url: env('NEWSROOM_MACHINE_URL', ''),
          apiKey: env('NEWSROOM_MACHINE_KEY', ''),
        },
      },
      webhooks: readerSite(env),
      delivery: { public: env.bool('NEWSROOM_DELIVERY_PUBLIC', true) },
    },
  },
  'users-permissions': {
    config: { jwtManagement: 'refresh', sessions: { httpOnly: true } },
  },
  upload: {
    config: {
      security: {
        allowedTypes: ['image/*', 'video/*', 'audio/*', 'application/pdf'],
        deniedTypes: ['image/svg+xml'],
      },
    },
  },
});

export default config;
