import { z } from 'zod';

/** What the admin has to know of the plugin's settings. No secret is among it. */
export const adminSettings = z.strictObject({
  publicUrl: z.string().describe('Where readers see the site; empty: not configured.'),
  timeZone: z.string().describe('IANA name, for locales without one of their own.'),
  timeZones: z.record(z.string(), z.string()).describe('IANA names by locale.'),
  readingRates: z
    .record(z.string(), z.number())
    .describe('Units per minute by locale that override the measured ones.'),
  lockSeconds: z.number().describe('How long an edit lock holds without being renewed.'),
});
export type AdminSettings = z.infer<typeof adminSettings>;

/** Answer of `GET /newsroom/settings` of the admin API. */
export const adminSettingsAnswer = z.strictObject({ data: adminSettings });
export type AdminSettingsAnswer = z.infer<typeof adminSettingsAnswer>;
