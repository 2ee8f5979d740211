import type { Core } from '@strapi/strapi';

const config = ({ env }: Core.Config.Shared.ConfigParams): Core.Config.Server => ({
  host: env('HOST', '127.0.0.1'),
  port: env.int('PORT', 1337),
  // Longer than proxies keep a connection: Node's own five seconds end it as they take it again.
  http: { serverOptions: { keepAliveTimeout: 65_000 } },
  app: { keys: env.array('APP_KEYS') ?? [] },
});

export default config;
