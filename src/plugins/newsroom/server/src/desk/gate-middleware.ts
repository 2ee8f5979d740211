import type { Modules } from '@strapi/strapi';
import { ARTICLE } from '../constants';
import { forgetSeen, seenAtGate, withRemarks } from '../publication/remarks';
import type { FlightCheck } from './flight-check';
import type { StageEvents } from './stage-events';

const WRITES = ['update', 'delete', 'unpublish', 'discardDraft'];

type Params = { documentId?: string; locale?: string | string[] };

/**
 * The gate through which every publication goes, whoever publishes and however: what the settings demand
 * is asked for before anything is written, and the workflow follows what was done.
 */
export const createGateMiddleware =
  ({
    check,
    stages,
  }: {
    check: FlightCheck;
    stages: StageEvents;
  }): Modules.Documents.Middleware.Middleware =>
  async (context, next) => {
    const { documentId, locale } = context.params as Params;
    if (context.uid !== ARTICLE || !documentId) return next();
    const locales = locale === '*' ? null : [locale ?? []].flat();

    // A host's middleware may write the story while it is published.
    if (WRITES.includes(context.action) && seenAtGate(documentId)) forgetSeen();

    if (context.action === 'publish') {
      const { cleared, seen } = await check.clear(documentId, locales);
      const findings = (cleared ?? []).flatMap((one) => one.remarks);
      return withRemarks({ findings, seen }, async () => {
        const result = await next();
        await stages.published(documentId, cleared);
        return result;
      });
    }
    if (context.action === 'unpublish') {
      const before = await stages.before(documentId, locales);
      const result = await next();
      await stages.unpublished(before);
      return result;
    }
    if (context.action === 'delete') {
      const result = await next();
      await stages.forgetGone(documentId);
      return result;
    }
    return next();
  };
