import { z } from 'zod';

/** Fits a header and a log line; the value itself is never part of a message. */
const printable = z.string().regex(/^[\x21-\x7e]+$/, 'must be printable ASCII without spaces');

/** A secret that is not short enough to be guessed. */
const secret = printable.min(16, 'must have at least 16 characters');

/** `fetch` refuses addresses with credentials, and its message would show them. */
const url = z
  .url({ protocol: /^https?$/, error: 'must be an http or https URL' })
  .refine((value) => {
    const { username, password } = new URL(value);
    return username === '' && password === '';
  }, 'must not carry a user name or password');

const common = {
  /** Stands in the database, in health and in logs. Another name is another subscriber. */
  name: z
    .string()
    .regex(
      /^[a-z0-9][a-z0-9-]{0,79}$/,
      'must be 1–80 lower-case letters, digits and hyphens, not a hyphen first'
    ),
  /** Where a new subscriber starts in the change log: at its head (default) or at its start. */
  from: z.enum(['head', 'start']).optional(),
  /** Only these; all when left out. */
  actions: z.array(z.enum(['publish', 'update', 'unpublish', 'kill', 'redirect'])).optional(),
  entities: z.array(z.enum(['article', 'section', 'source', 'promo'])).optional(),
  /** How long one request may take; 10 seconds when left out. */
  timeoutMs: z.int().min(50).max(60_000).optional(),
  /** true: nothing is sent; what comes meanwhile waits in the change log. */
  isPaused: z.boolean().optional(),
};

const webhookSchema = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ ...common, kind: z.literal('signed'), url, secret }),
    z.strictObject({ ...common, kind: z.literal('next'), url, secret }),
    z.strictObject({
      ...common,
      kind: z.literal('fastly'),
      serviceId: z.string().regex(/^\w+$/, 'must be the id of a service'),
      token: printable,
      url: url.optional(),
    }),
    z.strictObject({
      ...common,
      kind: z.literal('cloudflare'),
      zoneId: z.string().regex(/^\w+$/, 'must be the id of a zone'),
      token: printable,
      url: url.optional(),
    }),
  ],
  { error: 'must be one of signed, next, fastly, cloudflare' }
);

export type WebhookSettings = z.infer<typeof webhookSchema>;
export type WebhookKind = WebhookSettings['kind'];

export const webhooksSchema = z.array(webhookSchema).superRefine((webhooks, context) => {
  webhooks.forEach(({ name }, index) => {
    if (webhooks.findIndex((other) => other.name === name) !== index) {
      context.addIssue({ code: 'custom', path: [index, 'name'], message: `"${name}" is taken` });
    }
  });
});
