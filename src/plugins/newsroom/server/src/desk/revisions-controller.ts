import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import {
  revisionNumber,
  revisionsQuery,
  type DiffAnswer,
  type RestoreAnswer,
  type RevisionAnswer,
  type RevisionsAnswer,
} from '../contracts/editorial-article';
import { getService } from '../get-service';
import { parseQuery } from '../parse-query';
import { problem, refuse } from '../problems';
import { compareStates } from './compare-states';
import { presentDraft, presentFieldChange, presentRevision, presentState } from './present-state';
import { notThere } from './refusals';
import type { RevisionKey, StoredRevision } from './revision-store';
import { readVersion, versionOf } from './version';

/** @throws ValidationError (400) for what is no number of a revision */
const readNumber = (ctx: Context, name: string): number => {
  const parsed = revisionNumber.safeParse((ctx.params as Record<string, string>)[name]);
  if (parsed.success) return parsed.data;
  refuse([problem(name, parsed.error.issues[0]?.message ?? 'must be a number')]);
  return 0;
};

export const createRevisionsController = ({ strapi }: { strapi: Core.Strapi }) => {
  const history = () => getService(strapi, 'history');

  const find = async (key: RevisionKey, number: number): Promise<StoredRevision> => {
    const found = await history().store.find(key, number);
    if (!found) throw notThere(`There is no revision ${number} of it`, 'unknown-revision');
    return found;
  };

  return {
    /** The revisions of one locale, newest first; of an article that was deleted as well. */
    async find(ctx: Context) {
      const { locale, limit, before = null } = parseQuery(revisionsQuery, ctx.query);
      const key = await versionOf({ strapi }, ctx, locale);
      const found = await history().store.list(key, { before, limit: limit + 1 });
      if (found.length === 0 && before === null) {
        throw notThere('There are no revisions of such an article', 'unknown-article');
      }
      const data = found.slice(0, limit).map(presentRevision);
      const nextBefore = found.length > limit ? (data.at(-1)?.number ?? null) : null;
      ctx.set('Cache-Control', 'no-store');
      ctx.body = { data, meta: { nextBefore } } satisfies RevisionsAnswer;
    },

    async findOne(ctx: Context) {
      const key = await readVersion({ strapi }, ctx);
      const revision = await find(key, readNumber(ctx, 'n'));
      ctx.set('Cache-Control', 'no-store');
      ctx.body = {
        data: { ...presentRevision(revision), state: presentState(revision.state) },
      } satisfies RevisionAnswer;
    },

    async compare(ctx: Context) {
      const key = await readVersion({ strapi }, ctx);
      const [from, to] = [readNumber(ctx, 'a'), readNumber(ctx, 'b')];
      const [before, after] = [await find(key, from), await find(key, to)];
      const changes = compareStates(before.state, after.state, key.locale);
      ctx.set('Cache-Control', 'no-store');
      ctx.body = { data: changes.map(presentFieldChange), meta: { from, to } } satisfies DiffAnswer;
    },

    async restore(ctx: Context) {
      const key = await readVersion({ strapi }, ctx);
      const number = readNumber(ctx, 'n');
      const { draft, missing, kept } = await history().restore.restore(key, number);
      const data = presentDraft(draft);
      ctx.set('Cache-Control', 'no-store');
      ctx.set('ETag', `"${data.revision}"`);
      ctx.body = { data, meta: { restored: number, missing, kept } } satisfies RestoreAnswer;
    },
  };
};
