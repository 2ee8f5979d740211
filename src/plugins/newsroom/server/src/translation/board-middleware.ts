import type { Modules } from '@strapi/strapi';
import { ARTICLE, isEditorialType } from '../constants';
import { seenAtGate } from '../publication/remarks';
import type { Board } from './board';
import { versionsOnceLive } from './document-facts';
import { isWritingCopy } from './everywhere';

const WRITES = ['create', 'update', 'delete', 'clone', 'publish', 'unpublish', 'discardDraft'];

type Params = { documentId?: string };
type Result = { documentId?: string; entries?: { locale?: string }[] } | null;

/** The board follows each write, in its transaction. */
export const createBoardMiddleware =
  ({ board }: { board: Board }): Modules.Documents.Middleware.Middleware =>
  async (context, next) => {
    const { uid, action } = context;
    if (!isEditorialType(uid) || !WRITES.includes(action) || isWritingCopy()) return next();
    const { documentId: asked } = context.params as Params;
    const result = await next();
    const answer = result as Result;
    const documentId = (action === 'clone' ? null : asked) ?? answer?.documentId;
    if (!documentId) return result;
    const published =
      uid === ARTICLE && action === 'publish'
        ? (answer?.entries ?? []).flatMap(({ locale }) => locale ?? [])
        : [];
    const seen = published.length > 0 ? seenAtGate(documentId) : null;
    await board.follow(uid, documentId, {
      published,
      versions: seen && versionsOnceLive(seen, published),
    });
    return result;
  };
