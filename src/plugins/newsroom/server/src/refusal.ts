import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context, Next } from 'koa';
import { PLUGIN_ID } from './constants';
import { isConflict } from './transaction';

/**
 * Something that is right in itself but cannot be done as things stand. `@strapi/utils` has no class for
 * these statuses (of a 403 Strapi drops the details), and Strapi answers 400 to an application error that
 * it does not know: hence `answerRefusals`.
 */
export class RefusedError extends errors.ApplicationError<string> {
  constructor(
    readonly status: 403 | 409 | 412 | 423 | 428 | 502 | 503,
    name: string,
    message: string,
    details: Readonly<Record<string, unknown>>
  ) {
    super(message, details);
    this.name = name;
  }
}

/** When it is worth asking again, where nobody has said. */
const USUAL_PATIENCE_SECONDS = 60;
/** What a request that changes the newsroom's content has in its path, through whatever door. */
const OURS = `/${PLUGIN_ID}/`;
const OUR_TYPES = `plugin::${PLUGIN_ID}.`;

/**
 * The database gave a request up for another one's sake, and all of it was undone. We try such writes
 * again where we open the transaction; several stories at once, as Strapi's bulk actions write them, are
 * in a transaction of Strapi's, so that only who asked can.
 */
const answerConflict = (ctx: Context): void => {
  const message = 'Others were writing to the same stories; nothing was changed. Try again';
  ctx.status = 503;
  ctx.set('Retry-After', '1');
  ctx.body = {
    data: null,
    error: { status: 503, name: 'ServiceUnavailableError', message, details: {} },
  };
};

/** Answers refusals with their status, on every route: a save may come from the admin as well. */
export const answerRefusals = (strapi: Core.Strapi): void => {
  strapi.server.router.use(async (ctx: Context, next: Next) => {
    try {
      await next();
    } catch (error) {
      const isOurs = ctx.path.includes(OURS) || ctx.path.includes(OUR_TYPES);
      if (isOurs && isConflict(error)) return answerConflict(ctx);
      if (!(error instanceof RefusedError)) throw error;
      const { status, name, message, details } = error;
      if (status === 503) {
        const { retryAfterSeconds } = details as { retryAfterSeconds?: number | null };
        ctx.set('Retry-After', String(retryAfterSeconds ?? USUAL_PATIENCE_SECONDS));
        ctx.set('Cache-Control', 'no-store');
      }
      ctx.status = status;
      ctx.body = { data: null, error: { status, name, message, details } };
    }
  });
};
