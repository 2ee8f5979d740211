import type { Core, Modules } from '@strapi/strapi';
import { ARTICLE, SECTION, SOURCE } from '../constants';
import type { Addressed, Ledger } from './ledger';
import { withAddressesAhead } from './read-ahead';

const ENTITY: Record<string, Addressed> = {
  [ARTICLE]: 'article',
  [SECTION]: 'section',
  [SOURCE]: 'source',
};

type Params = { documentId?: string; locale?: string | string[]; data?: Record<string, unknown> };

/** Gives addresses back on delete, lets a clone find one of its own, and reads ahead for a publication. */
export const createPermalinkMiddleware =
  ({
    strapi,
    ledger,
  }: {
    strapi: Core.Strapi;
    ledger: Ledger;
  }): Modules.Documents.Middleware.Middleware =>
  async (context, next) => {
    const entity = ENTITY[context.uid];
    if (!entity) return next();
    const params = context.params as Params;

    if (context.action === 'clone') {
      params.data = { ...params.data, slug: null };
      return next();
    }
    if (context.action === 'publish' && params.documentId) {
      return withAddressesAhead(ledger, { entity, target: params.documentId }, async () => next());
    }
    if (context.action !== 'delete' || !params.documentId) return next();

    const result = await next();
    const target = params.documentId;
    const isLeft = await strapi.db.query(context.uid).count({ where: { documentId: target } });
    if (isLeft === 0) {
      await ledger.releaseAll({ entity, target });
      return result;
    }
    for (const language of [params.locale ?? []].flat()) {
      await ledger.releaseUnseen({ entity, target, language });
    }
    return result;
  };
