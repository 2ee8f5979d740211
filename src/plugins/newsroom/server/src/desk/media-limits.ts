import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';
import { FILE } from '../constants';
import { getService } from '../get-service';
import { standBefore } from './before-routes';
import type { StoriesShown } from './stories-shown';

const FOLDER = 'plugin::upload.folder';

type Entry = Record<string, unknown>;

const isEntry = (value: unknown): value is Entry => typeof value === 'object' && value !== null;

/** Fields under which the media library's answers hold files or folders; one without any is one itself. */
const HOLDERS = ['results', 'data'];

/**
 * Strapi's media library tells, past the document service, which documents show a file: of stories those
 * that whoever asks may read.
 */
export const limitMediaLibrary = ({ strapi }: { strapi: Core.Strapi }, shown: StoriesShown): void =>
  standBefore(strapi, 'upload', async (ctx: Context, next: Next) => {
    await next();
    const reach = getService(strapi, 'reach');
    if (!isEntry(ctx.body) || !(await reach.isLimited())) return;
    const body = ctx.body as Entry;
    const holder = HOLDERS.find((name) => isEntry(body[name]));
    const held = holder === undefined ? body : body[holder];
    const found = [held].flat().filter(isEntry);
    const uid = ctx.path.includes('/folders') ? FOLDER : FILE;
    const sees = await reach.sight(shown.idsIn(uid, found));
    const left = found.map((one) => shown.leave(uid, one, sees));
    const whole = Array.isArray(held) ? left : left[0];
    ctx.body = holder === undefined ? whole : { ...body, [holder]: whole };
  });
