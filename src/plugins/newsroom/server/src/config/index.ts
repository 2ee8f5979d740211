import { z } from 'zod';
import { cacheMiBSchema, lifetimesSchema } from './caching';
import { checkSchema } from './check';
import { fallbacksSchema } from './fallbacks';
import { timeZoneSchema, timeZonesSchema } from './time-zones';
import { TRANSLATION_DEFAULTS, translationSchema } from './translation';
import { webhooksSchema } from './webhooks';
import { DEFAULT_WORKFLOW, workflowSchema } from './workflow';

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
  images: z.strictObject({
    /** Ratios that pictures are also kept in when they come into the media library, e.g. `16:9`. */
    ratios: z.array(z.string().regex(/^[1-9]\d?:[1-9]\d?$/, 'is not a ratio such as 16:9')),
  }),
  feeds: z.strictObject({
    /** WebSub hub that tells subscribers of what is new; empty: none. */
    hub: z.union([z.literal(''), z.url({ protocol: /^https?$/ })]),
    /** Stories in a feed. */
    length: z.number().int().min(1).max(100),
  }),
  /** Time zone of day boundaries and absolute dates, for locales without one of their own. */
  timeZone: timeZoneSchema,
  timeZones: timeZonesSchema,
  /**
   * Locales asked in turn when a text is missing in the key's locale; the default locale is last. Chains
   * that lead in a circle are refused.
   */
  fallbacks: fallbacksSchema,
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
    cacheMiB: cacheMiBSchema,
    /** How often other nodes' changes are asked for, in milliseconds. */
    pollMs: z.number().int().min(10).max(60_000),
    /** How long caches may keep what nothing bounds, in seconds (RFC 9111, RFC 5861). */
    lifetimes: lifetimesSchema,
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
    /**
     * Who may touch only some sections or languages: by admin role (`admin:<code>`), users-permissions
     * role (`user:<type>`) or API token (`token:<name>`). Whoever is not named here has no limit.
     */
    limits: z.record(
      z.string().regex(/^(admin|user|token):./),
      z.strictObject({
        /** Slugs in the default language, or document ids; sections below are included. */
        sections: z.array(z.string().min(1)).min(1).optional(),
        locales: z.array(z.string().min(1)).min(1).optional(),
        /** Languages that may be read besides `locales`. */
        readLocales: z.array(z.string().min(1)).optional(),
        /** true: changes only stories that they made themselves; reads the others. */
        own: z.boolean().optional(),
      }),
      {
        error: ({ code }) =>
          code === 'invalid_key' ? 'is not admin:…, user:… or token:…' : undefined,
      }
    ),
  }),
  /** The stages of a story, who moves it through them, and which of them publishing demands. */
  workflow: workflowSchema,
  /** What a flight check looks for before a publication. */
  check: checkSchema,
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
    /** How long before its hour a planned publication is checked once more, in milliseconds. */
    checkAheadMs: z.number().int().min(0).max(86_400_000),
  }),
  /** Machine translation and the memory of confirmed translations. */
  translation: translationSchema,
  /** Files of translators. */
  xliff: z.strictObject({
    /** The largest file that is taken in, packed or not, in MiB. */
    maxMiB: z.number().int().min(1).max(100),
    /** Most files in an archive. */
    maxFiles: z.number().int().min(1).max(10_000),
  }),
  /** Who is told of each change (webhooks). */
  webhooks: webhooksSchema,
  /** The clock; tests freeze it. */
  now: z.custom<() => Date>((value) => typeof value === 'function', 'must be a function'),
});

export type Settings = z.infer<typeof settingsSchema>;

const defaults: Settings = {
  publicUrl: '',
  siteName: 'Newsroom',
  publisher: { name: '', url: '', logo: '' },
  images: { ratios: ['16:9', '4:3', '1:1'] },
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
  desk: {
    revisions: { keep: 100, days: 90 },
    lockSeconds: 120,
    limits: { 'admin:newsroom-reporter': { own: true } },
  },
  workflow: DEFAULT_WORKFLOW,
  check: {
    onPublish: 'blocks',
    rules: {},
    minWords: 50,
    maxCharacters: {
      headline: 110,
      shortHeadline: 60,
      dek: 300,
      seoTitle: 70,
      seoDescription: 160,
    },
    required: [],
    extra: [],
  },
  schedule: {
    pollMs: 500,
    leaseMs: 60_000,
    attempts: 8,
    backoffMs: 1_000,
    checkAheadMs: 600_000,
  },
  translation: TRANSLATION_DEFAULTS,
  xliff: { maxMiB: 10, maxFiles: 1_000 },
  webhooks: [],
  now: () => new Date(),
};

/** What is wrong with a setting, and where below `newsroom.config` it stands. */
export interface SettingProblem {
  path: (string | number)[];
  message: string;
}

export const toProblems = (error: z.ZodError): SettingProblem[] =>
  error.issues.map(({ path, message }) => ({ path: path as (string | number)[], message }));

/** What is wrong with these settings; nothing when they may be worked with. */
export const findProblems = (settings: unknown): SettingProblem[] => {
  const result = settingsSchema.safeParse(settings);
  return result.success ? [] : toProblems(result.error);
};

export const tellProblems = (problems: readonly SettingProblem[]): string =>
  problems.map(({ path, message }) => `${path.join('.')} ${message}`.trim()).join('; ');

export default {
  default: defaults,
  /** @throws Error naming each wrong setting; Strapi does not start with one. */
  validator(settings: unknown): void {
    const problems = findProblems(settings);
    if (problems.length > 0) throw new Error(tellProblems(problems));
  },
};
