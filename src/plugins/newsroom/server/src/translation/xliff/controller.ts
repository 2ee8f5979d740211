import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import { noParameters } from '../../contracts/editorial-input';
import { documentIdParameter } from '../../contracts/editorial-logbook';
import {
  xliffBulkInput,
  xliffExportQuery,
  xliffImportQuery,
  type XliffImportAnswer,
  type XliffResult,
} from '../../contracts/editorial-xliff';
import { getService } from '../../get-service';
import { parseQuery } from '../../parse-query';
import { getSettings } from '../../settings';
import { importFiles } from './import-files';
import { readUpload } from './read-upload';

const MEBIBYTE = 1024 * 1024;

/** @throws NotFoundError (404) for what is no id: there is nothing of that name */
const idIn = (ctx: Context): string => {
  const parsed = documentIdParameter.safeParse((ctx.params as { id?: unknown }).id);
  if (!parsed.success) throw new errors.NotFoundError('There is no such story');
  return parsed.data;
};

const count = (results: readonly XliffResult[]) => {
  const counts = { imported: 0, partly: 0, unchanged: 0, rejected: 0 };
  for (const { result } of results) counts[result] += 1;
  return counts;
};

const download = (ctx: Context, name: string, type: string, body: string | Uint8Array): void => {
  ctx.set('Cache-Control', 'no-store');
  ctx.attachment(name);
  ctx.type = type;
  ctx.body = typeof body === 'string' ? body : Buffer.from(body);
};

export const createXliffController = ({ strapi }: { strapi: Core.Strapi }) => ({
  async export(ctx: Context) {
    const { source = null, target, version } = parseQuery(xliffExportQuery, ctx.query);
    const wish = { documentId: idIn(ctx), source, target, version };
    const { name, xml } = await getService(strapi, 'xliffExport').one(wish);
    download(ctx, name, 'application/xliff+xml; charset=utf-8', xml);
  },

  async exportMany(ctx: Context) {
    parseQuery(noParameters, ctx.query);
    const { body } = ctx.request as { body?: unknown };
    const { ids, targets, source = null, version } = parseQuery(xliffBulkInput, body ?? {});
    const service = getService(strapi, 'xliffExport');
    const archive = await service.many(ids, targets, { source, version });
    download(ctx, 'translations.zip', 'application/zip', archive);
  },

  async import(ctx: Context) {
    const { dryRun, overwrite } = parseQuery(xliffImportQuery, ctx.query);
    const { maxMiB, maxFiles } = getSettings(strapi).xliff;
    const limits = { maxBytes: maxMiB * MEBIBYTE, maxFiles };
    const upload = await readUpload(ctx, limits.maxBytes);
    const parts = {
      service: getService(strapi, 'xliffImport'),
      reader: getService(strapi, 'xliffReader'),
    };
    const data = await importFiles(parts, upload, limits, {
      dryRun,
      overwrite: overwrite === 'true' ? true : new Set(overwrite?.split(',')),
    });
    ctx.set('Cache-Control', 'no-store');
    ctx.body = { data, meta: { dryRun, ...count(data) } } satisfies XliffImportAnswer;
  },
});
