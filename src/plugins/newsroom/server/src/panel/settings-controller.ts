import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import type { AdminSettingsAnswer } from '../contracts/admin-settings';
import { getSettings } from '../settings';

export const createPanelSettingsController = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** What the side panel computes with; nothing of it is secret. */
  find(ctx: Context): void {
    const { publicUrl, timeZone, timeZones, readingRates, desk } = getSettings(strapi);
    const { lockSeconds } = desk;
    const data = { publicUrl, timeZone, timeZones, readingRates, lockSeconds };
    ctx.body = { data } satisfies AdminSettingsAnswer;
  },
});
