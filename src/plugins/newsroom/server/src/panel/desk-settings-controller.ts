import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import { GROUPS, valuesOf } from '../config/groups';
import { noParameters } from '../contracts/editorial-input';
import {
  settingsInput,
  settingsPath,
  subscriberPath,
  type DeskSettings,
  type DeskSettingsAnswer,
  type WebhookTestAnswer,
} from '../contracts/editorial-settings';
import { getService } from '../get-service';
import { parseQuery } from '../parse-query';
import { getFileSettings, getSettings, getTimeZone } from '../settings';
import { presentSettings } from './present-settings';

const NOTHING = 'There is no such thing';

export const createDeskSettingsController = ({ strapi }: { strapi: Core.Strapi }) => {
  const changed = () => getService(strapi, 'changedSettings');

  const answer = async (ctx: Context): Promise<void> => {
    await changed().follow();
    const locales = getService(strapi, 'locales');
    const first = await locales.default();
    const described = (await locales.codes()).map(async (code) => ({
      ...{ code, isDefault: code === first, timeZone: getTimeZone(strapi, code) },
      chain: await locales.chain(code),
    }));
    const settings = getSettings(strapi);
    const data = presentSettings(settings, {
      locales: await Promise.all(described),
      workflow: getService(strapi, 'stages').workflow(),
      webhooks: await getService(strapi, 'webhooks').health(),
      machineInFile: getFileSettings(strapi).translation.machine.provider,
      rules: getService(strapi, 'check').rules(),
      groups: Object.fromEntries(
        GROUPS.map((group) => [group, changed().of(group)])
      ) as DeskSettings['groups'],
      values: valuesOf(settings),
    });
    ctx.set('Cache-Control', 'no-store');
    ctx.body = { data } satisfies DeskSettingsAnswer;
  };

  return {
    /** What is configured, and how those are doing who are told of changes. */
    async find(ctx: Context): Promise<void> {
      parseQuery(noParameters, ctx.query);
      await answer(ctx);
    },

    /** Changes a group of settings, or has the file hold again; answers with all of them. */
    async update(ctx: Context): Promise<void> {
      const path = settingsPath.safeParse(ctx.params);
      if (!path.success) throw new errors.NotFoundError(NOTHING);
      parseQuery(noParameters, ctx.query);
      const body = (ctx.request as { body?: unknown }).body ?? {};
      await changed().change(path.data.group, parseQuery(settingsInput, body));
      await answer(ctx);
    },

    /** Sends a subscriber a delivery of nothing, and says whether it was taken. */
    async testWebhook(ctx: Context): Promise<void> {
      const path = subscriberPath.safeParse(ctx.params);
      if (!path.success) throw new errors.NotFoundError(NOTHING);
      parseQuery(noParameters, ctx.query);
      const gone = new AbortController();
      ctx.res.once('close', () => gone.abort());
      const outcome = await getService(strapi, 'webhooks').try(path.data.name, gone.signal);
      if (outcome === null) throw new errors.NotFoundError('There is no such subscriber');
      const error = outcome.ok ? null : outcome.isStopped ? 'it was given up' : outcome.error;
      ctx.set('Cache-Control', 'no-store');
      ctx.body = { data: { delivered: outcome.ok, error } } satisfies WebhookTestAnswer;
    },
  };
};
