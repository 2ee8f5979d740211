import { z } from 'zod';

const code = z.string().regex(/^[A-Za-z0-9-]{1,35}$/, 'must be a language code');

/** One term and how it is always said; compared as written, upper and lower case told apart. */
const term = z.strictObject({
  source: z.string().trim().min(1).max(200),
  target: z.string().trim().min(1).max(200),
});

/** Terms from one language into another. */
const glossarySchema = z.strictObject({
  /** Strapi locales. */
  source: code,
  target: code,
  entries: z.array(term).max(5_000),
  /** Of the glossary that the provider keeps for this pair; it is used instead of the entries. */
  providerId: z
    .string()
    .regex(/^[\w-]{1,80}$/, 'must be the id of a glossary')
    .optional(),
});

export type GlossarySettings = z.infer<typeof glossarySchema>;

/** `fetch` refuses addresses with credentials, and its message would show them. */
const url = z
  .url({ protocol: /^https?$/, error: 'must be an http or https URL' })
  .refine((value) => {
    const { username, password } = new URL(value);
    return username === '' && password === '';
  }, 'must not carry a user name or password');

/** Characters of a calendar month (UTC) over all nodes; null: what the provider allows. */
export const monthlyCharactersSchema = z.int().min(0).nullable();

/** The machine that translates, and what it may cost. */
export const machineSchema = z
  .strictObject({
    provider: z.enum(['none', 'deepl', 'libretranslate']),
    /** Where it answers; empty: DeepL's own address for the kind of key. LibreTranslate needs one. */
    url: z.union([z.literal(''), url]),
    /** Never shown back and never logged. From the environment. */
    apiKey: z.string().regex(/^[\x21-\x7e]*$/, 'must be printable ASCII without spaces'),
    /** How long one request may take, in milliseconds. */
    timeoutMs: z.int().min(50).max(300_000),
    /** Further attempts of a request that failed for a reason that may pass. */
    retries: z.int().min(0).max(10),
    /** Pause before the second attempt, in milliseconds; it doubles with each. */
    backoffMs: z.int().min(1).max(60_000),
    /** Requests at the same time, for one article. */
    parallel: z.int().min(1).max(16),
    /** Characters of one request, markup included; the provider's own limit holds besides. */
    maxCharactersPerRequest: z.int().min(100).max(1_000_000),
    monthlyCharacters: monthlyCharactersSchema,
    /** What a million characters cost, for the estimate; null: unknown. */
    pricePerMillion: z
      .strictObject({ amount: z.number().min(0), currency: z.string().regex(/^[A-Z]{3}$/) })
      .nullable(),
    /** How the reader is addressed, by Strapi locale, where the provider can choose. */
    formality: z.record(code, z.enum(['more', 'less'])),
    /** The provider's code of a Strapi locale, where it is not found by itself. */
    languages: z.record(code, code),
    glossaries: z.array(glossarySchema),
  })
  .superRefine(({ provider, url: address, apiKey, glossaries }, context) => {
    const complain = (path: string[], message: string) =>
      context.addIssue({ code: 'custom', path, message });
    if (provider === 'libretranslate' && address === '') {
      complain(['url'], 'must say where LibreTranslate answers');
    }
    if (provider === 'deepl' && apiKey === '') complain(['apiKey'], 'is needed by DeepL');
    glossaries.forEach(({ source, target }, index) => {
      const first = glossaries.findIndex(
        (other) => other.source === source && other.target === target
      );
      if (first !== index) {
        complain(['glossaries', String(index)], `${source} to ${target} is there twice`);
      }
    });
  });

export type MachineSettings = z.infer<typeof machineSchema>;

export const MACHINE_DEFAULTS: MachineSettings = {
  provider: 'none',
  url: '',
  apiKey: '',
  timeoutMs: 20_000,
  retries: 3,
  backoffMs: 500,
  parallel: 3,
  maxCharactersPerRequest: 20_000,
  monthlyCharacters: null,
  pricePerMillion: null,
  formality: {},
  languages: {},
  glossaries: [],
};
