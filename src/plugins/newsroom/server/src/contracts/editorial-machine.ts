import { z } from 'zod';
import { count } from './answer-values';
import { filter } from './parameters';

const flag = z
  .enum(['true', 'false'], 'must be true or false')
  .transform((value) => value === 'true')
  .pipe(z.boolean())
  .default(false);

const localeCode = filter('locale code', 35);

export const translationPath = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9]{1,40}$/)
    .meta({ description: 'Document id of the article.', examples: ['k2vq0c7p1d8m4x6t9b3n5s0a'] }),
  locale: z.string().meta({ description: 'The language it is translated into.', examples: ['tr'] }),
});

export const machineQuery = z.strictObject({
  dryRun: flag.describe('Says what would be sent, written and paid, and does none of it.'),
  source: localeCode
    .optional()
    .describe('Left out: the language that the translation was made from, or the first written.'),
});

/** Parameters of `GET /editorial/translations/machine`. */
export const machineStatusQuery = z.strictObject({
  fresh: flag.describe('Asks the provider again, whatever is remembered of it: a test.'),
});

/** Body of `POST /editorial/articles/:id/translations/:locale/machine`. */
export const machineInput = z
  .strictObject({
    units: z
      .array(z.string('must be the id of a unit').min(1).max(60), 'must be a list of units')
      .min(1, 'must name a unit')
      .max(500, 'must be at most 500 units')
      .optional()
      .describe('Ids of units of the source; left out: all of them.'),
    save: z
      .boolean('must be true or false')
      .default(true)
      .describe('false: suggestions only, also for what a person wrote; nothing is saved.'),
  })
  .meta({ id: 'MachineInput' });

export const machineUnit = z
  .strictObject({
    id: z.string(),
    field: z.string(),
    status: z
      .enum(['would-write', 'written', 'suggested', 'kept', 'left-out'])
      .describe('`kept`: a person wrote or confirmed it. `left-out`: it has no translation.'),
    reason: z
      .enum([
        ...(['person', 'confirmed', 'structure'] as const),
        ...(['too-long', 'empty-answer', 'longer-than-allowed', 'changed-meanwhile'] as const),
      ])
      .nullable(),
    characters: count.describe('As sent, without markup; 0 for what is not sent.'),
    lost: z
      .array(z.string())
      .describe('Codes and terms that the machine did not bring back: `link`, `bold`, `term`, …'),
    source: z.string(),
    text: z.string().nullable().describe('The translation, without markup.'),
    nodes: z
      .array(z.looseObject({ type: z.string() }))
      .nullable()
      .describe("The same as children of one of Strapi's blocks."),
  })
  .meta({ id: 'MachineUnit' });
export type MachineUnit = z.infer<typeof machineUnit>;

export const machineQuota = z.strictObject({
  used: count.describe('Characters sent this month (UTC), over all nodes.'),
  left: count.nullable().describe('null: nothing limits it that is known.'),
});

export const machineAnswer = z
  .strictObject({
    data: z.strictObject({
      provider: z.string(),
      source: z.strictObject({ locale: z.string(), revision: count }),
      target: z.strictObject({
        locale: z.string(),
        revision: count.nullable().describe('null: there is no such version.'),
      }),
      characters: count.describe('To be sent, or sent.'),
      billed: count.nullable().describe('By the provider; null: it does not say.'),
      price: z
        .strictObject({ amount: z.number().min(0), currency: z.string() })
        .nullable()
        .describe('An estimate, by the price that is configured.'),
      quota: machineQuota,
      units: z.array(machineUnit),
    }),
    meta: z.strictObject({ dryRun: z.boolean(), saved: z.boolean() }),
  })
  .meta({ id: 'MachineAnswer' });
export type MachineAnswer = z.infer<typeof machineAnswer>;

export const machineStatusAnswer = z
  .strictObject({
    data: z.strictObject({
      provider: z.string().describe('`none`: no machine translates here.'),
      languages: z
        .array(
          z.strictObject({
            locale: z.string(),
            source: z.boolean().describe('Can be translated from.'),
            target: z.boolean().describe('Can be translated into.'),
          })
        )
        .describe("Of the newsroom's locales."),
      quota: machineQuota,
    }),
  })
  .meta({ id: 'MachineStatusAnswer' });
export type MachineStatusAnswer = z.infer<typeof machineStatusAnswer>;
