import type { Core } from '@strapi/strapi';

const config = ({ env }: Core.Config.Shared.ConfigParams): Core.Config.Plugin => ({
  newsroom: {
    enabled: true,
    resolve: './src/plugins/newsroom',
    config: {
      publicUrl: env('NEWSROOM_PUBLIC_URL', ''),
      siteName: env('NEWSROOM_SITE_NAME', 'Newsroom'),
      timeZone: env('NEWSROOM_TIME_ZONE', 'UTC'),
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
