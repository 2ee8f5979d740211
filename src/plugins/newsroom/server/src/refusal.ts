import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context, Next } from 'koa';

/**
 * Something that is right in itself but cannot be done as things stand. `@strapi/utils` has no class for
 * these statuses, and Strapi answers 400 to an application error that it does not know: hence
 * `answerRefusals`.
 */
export class RefusedError extends errors.ApplicationError<string> {
  constructor(
    readonly status: 412 | 423 | 428,
    name: string,
    message: string,
    details: Readonly<Record<string, unknown>>
  ) {
    super(message, details);
    this.name = name;
  }
}

/** Answers refusals with their status, on every route: a save may come from the admin as well. */
export const answerRefusals = (strapi: Core.Strapi): void => {
  strapi.server.router.use(async (ctx: Context, next: Next) => {
    try {
      await next();
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      const { status, name, message, details } = error;
      ctx.status = status;
      ctx.body = { data: null, error: { status, name, message, details } };
    }
  });
};
