import type { Core } from '@strapi/strapi';

type Wish = { documentId?: string; locale?: string; status?: string };

const config = ({ env }: Core.Config.Shared.ConfigParams): Core.Config.Admin => {
  const site = env('NEWSROOM_PUBLIC_URL', '');
  return {
    auth: { secret: env('ADMIN_JWT_SECRET', '') },
    apiToken: { salt: env('API_TOKEN_SALT', '') },
    transfer: { token: { salt: env('TRANSFER_TOKEN_SALT', '') } },
    secrets: { encryptionKey: env('ENCRYPTION_KEY', '') },
    flags: { nps: false, promoteEE: false },
    // Drafts as readers will see them, on the reader site; without one there is nothing to show.
    preview: {
      enabled: site !== '',
      config: {
        allowedOrigins: site === '' ? [] : [new URL(site).origin],
        handler: (uid: string, wish: Wish) =>
          strapi.plugin('newsroom').service('delivery').previewAddress(uid, wish),
      },
    },
  };
};

export default config;
