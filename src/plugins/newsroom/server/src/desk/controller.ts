import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import type { ImportAnswer, ImportResult } from '../contracts/editorial';
import { importItems, noParameters } from '../contracts/editorial-input';
import { getService } from '../get-service';
import { parseQuery } from '../parse-query';
import { problem, refuse } from '../problems';

/** One item, a list of items, or `{ items: […] }`. */
const listOf = (body: unknown): unknown => {
  if (Array.isArray(body)) return body;
  if (typeof body !== 'object' || body === null) return [];
  if ('items' in body) return body.items;
  return Object.keys(body).length > 0 ? [body] : [];
};

/** @throws ValidationError (400) for no items, too many, or what is no list */
const readItems = (body: unknown): unknown[] => {
  const parsed = importItems.safeParse(listOf(body));
  if (parsed.success) return parsed.data;
  refuse(parsed.error.issues.map(({ message }) => problem('items', message)));
  return [];
};

const count = (results: readonly ImportResult[]): ImportAnswer['meta'] => {
  const meta = { created: 0, updated: 0, unchanged: 0, rejected: 0 };
  for (const { result } of results) meta[result] += 1;
  return meta;
};

export const createEditorialController = ({ strapi }: { strapi: Core.Strapi }) => ({
  async import(ctx: Context) {
    parseQuery(noParameters, ctx.query);
    const items = readItems((ctx.request as { body?: unknown }).body);
    const data = await getService(strapi, 'import').importItems(items, { publish: false });
    ctx.body = { data, meta: count(data) } satisfies ImportAnswer;
  },
});
