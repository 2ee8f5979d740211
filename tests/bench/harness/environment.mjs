import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { HOST } from '../settings.mjs';

export const root = fileURLToPath(new URL('../../..', import.meta.url));
/** Everything the bench writes. */
export const workspace = path.join(root, '.tmp', 'bench');

/** The environment of a Strapi in production; the database's part comes from `databases.mjs`. */
export const productionEnvironment = {
  NODE_ENV: 'production',
  HOST,
  PORT: '0',
  APP_KEYS: 'bench-key-one,bench-key-two',
  API_TOKEN_SALT: 'bench-salt',
  ADMIN_JWT_SECRET: 'bench-secret',
  TRANSFER_TOKEN_SALT: 'bench-salt',
  JWT_SECRET: 'bench-secret',
  ENCRYPTION_KEY: 'bench-encryption-key-of-32-letters',
  STRAPI_TELEMETRY_DISABLED: 'true',
};
