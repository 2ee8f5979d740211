import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import {
  machineInput,
  machineQuery,
  machineStatusQuery,
  type MachineAnswer,
  type MachineStatusAnswer,
} from '../../contracts/editorial-machine';
import { getService } from '../../get-service';
import { parseQuery } from '../../parse-query';
import { readTranslation } from '../read-translation';
import { whileAsked } from './while-asked';

export const createMachineController = ({ strapi }: { strapi: Core.Strapi }) => {
  const machine = () => getService(strapi, 'machine');

  return {
    /** Translates an article, or says what that would do and cost, or only makes suggestions. */
    async translate(ctx: Context) {
      const version = await readTranslation({ strapi }, ctx);
      const { dryRun, source = null } = parseQuery(machineQuery, ctx.query);
      const body = (ctx.request as { body?: unknown }).body ?? {};
      const { units = null, save } = parseQuery(machineInput, body);
      const mode = dryRun ? 'dry-run' : save ? 'save' : 'suggest';
      const data = await whileAsked(ctx, (signal) =>
        machine().translate(version, { source, units, mode, signal })
      );
      const saved = data.units.some(({ status }) => status === 'written');
      ctx.set('Cache-Control', 'no-store');
      ctx.body = { data, meta: { dryRun, saved } } satisfies MachineAnswer;
    },

    /** Which machine translates here, and what is left of the month. */
    async status(ctx: Context) {
      const { fresh } = parseQuery(machineStatusQuery, ctx.query);
      const data = await whileAsked(ctx, (signal) => machine().status(signal, fresh));
      ctx.set('Cache-Control', 'no-store');
      ctx.body = { data } satisfies MachineStatusAnswer;
    },
  };
};
