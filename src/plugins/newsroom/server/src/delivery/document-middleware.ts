import type { Modules } from '@strapi/strapi';
import { ARTICLE, isEditorialType, isSharedType } from '../constants';
import type { UnitOfWork } from './unit-of-work';

/** Writes to articles after which readers may get something else; drafts are nobody's business. */
const READERS_WRITES = ['publish', 'unpublish', 'delete'];
/** Saves that may publish as well (`status: 'published'`), which then comes by here once more. */
const ARTICLE_WRITES = [...READERS_WRITES, 'create', 'update'];
const SHARED_WRITES = ['create', 'update', 'delete', 'clone'];

/** Keeps the read model in step with what is written: see docs/decisions/0013-editions.md. */
export const createDeliveryMiddleware =
  (work: UnitOfWork): Modules.Documents.Middleware.Middleware =>
  async (context, next) => {
    const { uid, action } = context;
    if (!isEditorialType(uid)) return next();
    const { documentId } = context.params as { documentId?: string };

    if (uid === ARTICLE) {
      if (!ARTICLE_WRITES.includes(action)) return next();
      return work.run(async () => {
        const result = await next();
        if (documentId && READERS_WRITES.includes(action)) work.touchArticle(documentId);
        return result;
      });
    }
    if (!isSharedType(uid) || !SHARED_WRITES.includes(action)) return next();

    return work.run(async () => {
      const isNew = action === 'create' || action === 'clone';
      if (documentId && !isNew) await work.touchShared(uid, documentId);
      const result = await next();
      if (isNew) await work.touchShared(uid, (result as { documentId: string }).documentId, true);
      return result;
    });
  };
