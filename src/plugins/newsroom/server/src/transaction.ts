import type { Core, Modules } from '@strapi/strapi';
import { isEditorialType } from './constants';

const WRITES = ['create', 'update', 'delete', 'clone', 'publish', 'unpublish', 'discardDraft'];

/**
 * All or nothing: a write and all that our middlewares do around it share one database transaction.
 * Strapi opens one inside the action only, which what happens around it would not be part of.
 */
export const createTransactionMiddleware =
  ({ strapi }: { strapi: Core.Strapi }): Modules.Documents.Middleware.Middleware =>
  async (context, next) =>
    isEditorialType(context.uid) && WRITES.includes(context.action)
      ? strapi.db.transaction(async () => next())
      : next();
