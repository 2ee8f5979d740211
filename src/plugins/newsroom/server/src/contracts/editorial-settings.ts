import { z } from 'zod';

const instant = z.iso.datetime().nullable().describe('ISO 8601, in UTC.');
const count = z.number().min(0);

const locale = z.strictObject({
  code: z.string(),
  isDefault: z.boolean(),
  chain: z.array(z.string()).describe('Asked in turn for a text, the language itself first.'),
  timeZone: z.string().describe('IANA name.'),
});

const move = z.strictObject({
  from: z.string(),
  to: z.string(),
  roles: z.array(z.string()).nullable().describe('Null: everybody.'),
});

const workflow = z.strictObject({
  stages: z.array(z.strictObject({ code: z.string(), name: z.string(), colour: z.string() })),
  moves: z.array(move).nullable().describe('Null: everybody may move everything.'),
  demands: z.array(z.string()).describe('Stages one of which publishing demands; none: any.'),
  publishingLeadsTo: z.string().nullable(),
  unpublishingLeadsTo: z.string().nullable(),
});

const checks = z.strictObject({
  onPublish: z.enum(['blocks', 'off']),
  rules: z
    .record(z.string(), z.enum(['blocks', 'warns', 'off']))
    .describe('Changed from the shipped ones.'),
  extra: z.array(z.string()).describe("Codes of the house's own rules."),
  known: z
    .array(z.strictObject({ code: z.string(), severity: z.enum(['blocks', 'warns']) }))
    .describe('All rules, and how grave they are as shipped.'),
  minWords: count,
  maxCharacters: z.record(z.string(), count),
  required: z.array(z.string()),
});

const caching = z.strictObject({
  mode: z.enum(['auto', 'front', 'middleware']),
  isPublic: z.boolean(),
  cacheMiB: count,
  maxAge: count.describe('Seconds.'),
  sharedMaxAge: count.describe('Seconds.'),
  staleWhileRevalidate: count.describe('Seconds.'),
  staleIfError: count.describe('Seconds.'),
  surrogateKeys: z.enum(['fastly', 'cloudflare', 'akamai', 'none']),
});

const webhook = z.strictObject({
  name: z.string(),
  kind: z.string().nullable().describe('Null: no longer configured.'),
  pending: count,
  isFailing: z.boolean(),
  isPaused: z.boolean().describe('Nothing is sent; what comes waits.'),
  oldestPendingAt: instant,
  pausedUntil: instant.describe('Nothing is tried before, as attempts have failed.'),
  lastError: z.string().nullable(),
  lastSuccessAt: instant,
});

const provider = z.enum(['none', 'deepl', 'libretranslate']);
const machine = z.strictObject({
  provider,
  inFile: provider.describe('Which one the file names, whether it is used or not.'),
  hasKey: z.boolean().describe('Whether one is configured; the key itself is sent to nobody.'),
  monthlyCharacters: count.nullable().describe('Null: what the provider allows.'),
  glossaries: z.array(z.strictObject({ source: z.string(), target: z.string(), terms: count })),
});

/** Groups of settings that can be changed while the newsroom runs. */
export const settingsGroup = z.enum([
  'languages',
  'checks',
  'workflow',
  'caching',
  'webhooks',
  'machine',
]);
export type SettingsGroup = z.infer<typeof settingsGroup>;

const state = z.strictObject({
  version: z.int().min(0).describe('Named by whoever changes the group; 0: nobody has.'),
  changed: z
    .strictObject({ at: z.iso.datetime(), by: z.string() })
    .nullable()
    .describe('Who changed it in the admin, and when; null: it is as the file says.'),
  problems: z
    .array(z.string())
    .describe('Why the change no longer fits; what the file says holds then.'),
});

const code = z.string();
const values = z.strictObject({
  languages: z.strictObject({
    timeZone: z.string(),
    timeZones: z.record(z.string(), z.string()),
    fallbacks: z.record(z.string(), z.array(z.string())),
  }),
  checks: checks.omit({ extra: true, known: true }),
  workflow: z.strictObject({
    stages: z.array(z.strictObject({ code, name: z.string(), colour: z.string() })),
    moves: z.union([
      z.literal('any'),
      z.array(
        z.strictObject({
          from: code,
          to: code,
          roles: z.array(z.string()).optional(),
          sections: z.array(z.string()).optional(),
          locales: z.array(z.string()).optional(),
        })
      ),
    ]),
    publishing: z.strictObject({ demands: z.array(code), leadsTo: code.nullable() }),
    unpublishing: z.strictObject({ leadsTo: code.nullable() }),
    onEdit: z.strictObject({ of: z.array(code), leadsTo: code }).nullable(),
  }),
  caching: z.strictObject({
    cacheMiB: count,
    lifetimes: z.strictObject({
      maxAge: count,
      sharedMaxAge: count,
      staleWhileRevalidate: count,
      staleIfError: count,
    }),
  }),
  webhooks: z.strictObject({ paused: z.array(z.string()).describe('Names of subscribers.') }),
  machine: z.strictObject({
    isOn: z.boolean().describe('Whether the provider of the file is used.'),
    monthlyCharacters: count.nullable(),
  }),
});
export type SettingsValues = z.infer<typeof values>;

/** What is configured. No secret, and no address that could carry one, is among it. */
export const deskSettings = z
  .strictObject({
    siteName: z.string(),
    publicUrl: z.string(),
    timeZone: z.string().describe('IANA name, for languages without one of their own.'),
    locales: z.array(locale).describe('The default one first.'),
    checks,
    workflow,
    caching,
    webhooks: z.array(webhook),
    machine,
    groups: z
      .strictObject({
        languages: state,
        checks: state,
        workflow: state,
        caching: state,
        webhooks: state,
        machine: state,
      } satisfies Record<SettingsGroup, typeof state>)
      .describe('How each group came to be as it is.'),
    values: values.describe('The groups as they hold, in the form in which they are changed.'),
  })
  .meta({ id: 'DeskSettings' });
export type DeskSettings = z.infer<typeof deskSettings>;

/** Answer of `GET /editorial/configuration`. */
export const deskSettingsAnswer = z
  .strictObject({ data: deskSettings })
  .meta({ id: 'DeskSettingsAnswer' });
export type DeskSettingsAnswer = z.infer<typeof deskSettingsAnswer>;

export const settingsPath = z.strictObject({ group: settingsGroup });

/** Body of `PUT /editorial/configuration/:group`. */
export const settingsInput = z.strictObject({
  version: z
    .int('must be a whole number')
    .min(0, 'must be 0 or more')
    .describe('Of the group as it was read; 412 when somebody has changed it since.'),
  value: z
    .record(z.string(), z.unknown(), 'must be an object, or null')
    .nullable()
    .describe('The whole group, as `values` has it; null: back to what the file says.'),
});
export type SettingsInput = z.infer<typeof settingsInput>;

export const subscriberPath = z.strictObject({
  name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/),
});

/** Answer of `POST /editorial/webhooks/:name/test`. */
export const webhookTestAnswer = z
  .strictObject({
    data: z.strictObject({
      delivered: z.boolean(),
      error: z.string().nullable().describe('Why it was not; no address is in it.'),
    }),
  })
  .meta({ id: 'WebhookTestAnswer' });
export type WebhookTestAnswer = z.infer<typeof webhookTestAnswer>;
