import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { z } from 'zod';
import type { ImportAnswer, ImportResult } from '../contracts/editorial';
import { getService } from '../get-service';
import { parseQuery } from '../parse-query';
import { problem, refuse } from '../problems';

const MAX_ITEMS = 500;
const noParameters = z.strictObject({});

/** One item, a list of items, or `{ items: […] }`. */
const readItems = (body: unknown): unknown[] => {
  if (Array.isArray(body)) return body;
  if (typeof body !== 'object' || body === null) return [];
  if (!('items' in body)) return Object.keys(body).length > 0 ? [body] : [];
  if (!Array.isArray(body.items)) refuse([problem('items', 'must be a list of items')]);
  return body.items as unknown[];
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
    if (items.length === 0) refuse([problem('body', 'must hold an item or a list of items')]);
    if (items.length > MAX_ITEMS) {
      refuse([problem('items', `must be at most ${MAX_ITEMS} at once, are ${items.length}`)]);
    }
    const data = await getService(strapi, 'import').importItems(items, { publish: false });
    ctx.body = { data, meta: count(data) } satisfies ImportAnswer;
  },
});
