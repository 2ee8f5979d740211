import type { Core } from '@strapi/strapi';
import { inWriteTransaction } from '../transaction';

/** Mends something all or not at all; again when the database gave it up for a running server's sake. */
export const inTransaction = (
  { strapi }: { strapi: Core.Strapi },
  work: () => Promise<unknown>
): Promise<void> =>
  inWriteTransaction({ strapi }, async () => {
    await work();
  });
