import { z } from 'zod';
import { webhooksSchema } from './webhooks';

/**
 * The plugin's settings, as written under `newsroom.config` in the host's `config/plugins.ts`.
 * Locale codes are those of Strapi i18n; time zones are IANA names.
 */
const settingsSchema = z.strictObject({
  /** Where readers see the site, e.g. `https://news.example`; makes `url` appear in documents. */
  publicUrl: z.union([z.literal(''), z.url({ protocol: /^https?$/ })]),
  /** Name of the publication, for feeds. */
  siteName: z.string().min(1),
  /** Who publishes it, for search engines and feeds; empty: the site itself, without a logo. */
  publisher: z.strictObject({
    name: z.string(),
    url: z.union([z.literal(''), z.url({ protocol: /^https?$/ })]),
    logo: z.union([z.literal(''), z.url({ protocol: /^https?$/ })]),
  }),
  feeds: z.strictObject({
    /** WebSub hub that tells subscribers of what is new; empty: none. */
    hub: z.union([z.literal(''), z.url({ protocol: /^https?$/ })]),
    /** Stories in a feed. */
    length: z.number().int().min(1).max(100),
  }),
  /** Time zone of day boundaries and absolute dates, for locales without one of their own. */
  timeZone: z.string().refine(isTimeZone, 'is not an IANA time zone'),
  timeZones: z.record(z.string(), z.string().refine(isTimeZone, 'is not an IANA time zone')),
  /** Locales asked in turn when a text is missing in the key's locale; the default locale is last. */
  fallbacks: z.record(z.string(), z.array(z.string())),
  /** Units per minute for a locale's own script, overriding the measured rates. */
  readingRates: z.record(z.string(), z.number().positive()),
  slugs: z.strictObject({
    /** Locales whose slugs keep their own letters instead of being transliterated. */
    unicode: z.array(z.string()),
  }),
  delivery: z.strictObject({
    /** false: the delivery API asks for an API token or role with the permission. */
    public: z.boolean(),
    /**
     * Where answers in memory are served: in `front` of Koa, or as a `middleware` behind those of the operator. `auto`: in
     * front unless something stands in `config/middlewares` that must not be passed by.
     */
    mode: z.enum(['auto', 'front', 'middleware']),
    /** Memory for finished answers, in MiB; 0: none is kept. */
    cacheMiB: z.number().min(0).max(65_536),
    /** How often other nodes' changes are asked for, in milliseconds. */
    pollMs: z.number().int().min(10).max(60_000),
    /** How long caches may keep what nothing bounds, in seconds (RFC 9111, RFC 5861). */
    lifetimes: z.strictObject({
      maxAge: z.number().int().min(0),
      sharedMaxAge: z.number().int().min(0),
      staleWhileRevalidate: z.number().int().min(0),
      staleIfError: z.number().int().min(0),
    }),
    /** How a CDN is told what an answer was built from. */
    surrogateKeys: z.strictObject({
      dialect: z.enum(['fastly', 'cloudflare', 'akamai', 'none']),
      /** Overrides the dialect's header name. */
      header: z.string().regex(/^[A-Za-z0-9-]*$/, 'is not a header name'),
      /** Most bytes of keys on one answer; proxies in between limit all headers together. */
      maxBytes: z.number().int().min(200),
    }),
  }),
  desk: z.strictObject({
    /**
     * Revisions that go: those that are neither among the newest `keep` of their version nor younger than
     * `days`. One that was ever published stays.
     */
    revisions: z.strictObject({
      keep: z.number().int().min(1).max(100_000),
      days: z.number().min(0).max(36_500),
    }),
    /** How long an edit lock holds without being renewed, in seconds. */
    lockSeconds: z.number().int().min(5).max(3_600),
  }),
  /** What a flight check looks for before a publication. */
  check: z.strictObject({
    /** Rules by their code: how grave they are, or `off`. */
    rules: z.record(z.string(), z.enum(['blocks', 'warns', 'off'])),
    /** A body with fewer words is remarked upon. */
    minWords: z.number().int().min(0),
    /** Rules of the house's own; see `FlightRule` in the code. */
    extra: z.array(
      z.strictObject({
        code: z.string().min(1),
        severity: z.enum(['blocks', 'warns']),
        field: z.string().min(1),
        howTo: z.string().min(1),
        find: z.custom<(facts: unknown) => string[]>(
          (value) => typeof value === 'function',
          'must be a function'
        ),
      })
    ),
  }),
  /** What is published and taken off by itself. */
  schedule: z.strictObject({
    /** How often a node looks for what is due, in milliseconds. */
    pollMs: z.number().int().min(10).max(60_000),
    /** How long a node may take for one publication before another one takes it over. */
    leaseMs: z.number().int().min(100).max(3_600_000),
    /** Attempts before a plan counts as failed. */
    attempts: z.number().int().min(1).max(100),
    /** Pause after the first attempt that went wrong, in milliseconds; it doubles with each. */
    backoffMs: z.number().int().min(10).max(3_600_000),
  }),
  /** Who is told of each change (webhooks). */
  webhooks: webhooksSchema,
  /** The clock; tests freeze it. */
  now: z.custom<() => Date>((value) => typeof value === 'function', 'must be a function'),
});

export type Settings = z.infer<typeof settingsSchema>;

function isTimeZone(value: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: value }));
  } catch {
    return false;
  }
}

const defaults: Settings = {
  publicUrl: '',
  siteName: 'Newsroom',
  publisher: { name: '', url: '', logo: '' },
  feeds: { hub: '', length: 50 },
  timeZone: 'UTC',
  timeZones: {},
  fallbacks: {},
  readingRates: {},
  slugs: { unicode: [] },
  delivery: {
    public: true,
    mode: 'auto',
    cacheMiB: 64,
    pollMs: 500,
    lifetimes: { maxAge: 15, sharedMaxAge: 60, staleWhileRevalidate: 30, staleIfError: 600 },
    surrogateKeys: { dialect: 'fastly', header: '', maxBytes: 4_000 },
  },
  desk: { revisions: { keep: 100, days: 90 }, lockSeconds: 120 },
  check: { rules: {}, minWords: 50, extra: [] },
  schedule: { pollMs: 500, leaseMs: 60_000, attempts: 8, backoffMs: 1_000 },
  webhooks: [],
  now: () => new Date(),
};

export default {
  default: defaults,
  /** @throws Error naming each wrong setting; Strapi does not start with one. */
  validator(settings: unknown): void {
    const result = settingsSchema.safeParse(settings);
    if (!result.success) {
      throw new Error(
        result.error.issues
          .map(({ path, message }) => `${path.join('.')} ${message}`.trim())
          .join('; ')
      );
    }
  },
};
