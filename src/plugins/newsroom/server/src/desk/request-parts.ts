import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import type { z } from 'zod';
import { noParameters } from '../contracts/editorial-input';
import { parseQuery } from '../parse-query';

/** @throws NotFoundError (404) for what is no id: there is nothing of that name */
export const inPath = <Schema extends z.ZodObject>(
  schema: Schema,
  ctx: Context
): z.infer<Schema> => {
  const parsed = schema.safeParse(ctx.params);
  if (parsed.success) return parsed.data;
  throw new errors.NotFoundError('There is no such thing');
};

/** @throws ValidationError (400) for a body that is not as the schema says, and for any parameter */
export const inBody = <Schema extends z.ZodObject>(
  schema: Schema,
  ctx: Context
): z.infer<Schema> => {
  parseQuery(noParameters, ctx.query);
  return parseQuery(schema, (ctx.request as { body?: unknown }).body ?? {});
};
