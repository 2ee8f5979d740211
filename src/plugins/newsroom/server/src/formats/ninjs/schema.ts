import { z } from 'zod';

/**
 * What we read of a ninjs item after `foldItem`; every other field is let be. The types are those
 * of the IPTC's schemas (2.2, 3.0, 3.1) and, where they name other fields, of 1.x.
 */
const text = z.string({ error: 'must be text' });

const instant = z.iso
  .datetime({
    offset: true,
    error: 'must be a date and time with its offset from UTC, such as 2025-02-25T08:40:00Z',
  })
  .transform((value) => new Date(value).toISOString());

const list = <T extends z.ZodType>(entry: T) => z.array(entry, { error: 'must be a list' });
const record = <T extends z.ZodRawShape>(shape: T) =>
  z.object(shape, { error: 'must be an object' });

const valued = record({
  role: text.optional(),
  contenttype: text.optional(),
  value: text.optional(),
});
const concept = record({
  name: text.optional(),
  uri: text.optional(),
  literal: text.optional(),
  rel: text.optional(),
  role: text.optional(),
  code: text.optional(),
});
const rendition = record({
  name: text.optional(),
  href: text.optional(),
  contenttype: text.optional(),
  width: z.number({ error: 'must be a number' }).optional(),
});
const byline = z.union(
  [
    text,
    record({
      name: text.optional(),
      value: text.optional(),
      role: text.optional(),
      uri: text.optional(),
      url: text.optional(),
    }),
  ],
  { error: 'must be text or an object with a name' }
);

const texts = {
  headlines: list(valued).optional(),
  descriptions: list(valued).optional(),
  bodies: list(valued).optional(),
  headline: text.optional(),
  description_text: text.optional(),
  description_summary: text.optional(),
  description_caption: text.optional(),
  body_html: text.optional(),
  body_xhtml: text.optional(),
  body_text: text.optional(),
  by: text.optional(),
  byline: text.optional(),
  altids: list(record({ role: text.optional(), value: text.optional() })).optional(),
  copyrightholder: text.optional(),
  copyrightnotice: text.optional(),
  usageterms: text.optional(),
  renditions: z
    .union([list(rendition), z.record(z.string(), rendition).transform(Object.values<Rendition>)], {
      error: 'must be a list of renditions',
    })
    .optional(),
};
type Rendition = z.infer<typeof rendition>;

const association = record({
  ...texts,
  name: text.optional(),
  rel: text.optional(),
  type: text.optional(),
  uri: text.optional(),
});

/** BCP 47, also where the sender wrote `en_US`. */
const language = text.transform((value, context) => {
  try {
    const [tag] = Intl.getCanonicalLocales(value.trim().replaceAll('_', '-'));
    if (tag !== undefined) return tag;
  } catch {
    // Reported below, with the value that was sent.
  }
  context.addIssue({
    code: 'custom',
    message: 'must be a BCP 47 language tag, such as en or pt-BR',
  });
  return z.NEVER;
});

const STORY_TYPES = ['text', 'composite', 'video', 'audio'];

export const itemSchema = z.object(
  {
    ...texts,
    uri: z
      .string({ error: (issue) => (issue.input === undefined ? 'is missing' : 'must be text') })
      .trim()
      .regex(/^[a-z][a-z\d+.-]*:[^\s\p{C}]+$/iu, 'must be an absolute URI'),
    version: text.regex(/^\P{C}+$/u, 'must be text without control characters').optional(),
    type: text
      .refine((type) => STORY_TYPES.includes(type), {
        error: `must be one of ${STORY_TYPES.join(', ')}: other types are no story`,
      })
      .optional(),
    pubstatus: z
      .enum(['usable', 'withheld', 'canceled'], {
        error: 'must be usable, withheld or canceled',
      })
      .optional(),
    urgency: z
      .int({ error: 'must be a whole number from 1 to 9' })
      .min(1, 'must be a whole number from 1 to 9')
      .max(9, 'must be a whole number from 1 to 9')
      .optional(),
    language: language.optional(),
    firstcreated: instant.optional(),
    versioncreated: instant.optional(),
    embargoeduntil: instant.optional(),
    expires: instant.optional(),
    subjects: list(concept).optional(),
    infosources: list(concept).optional(),
    genres: list(concept).optional(),
    people: list(concept).optional(),
    keywords: z.union([list(text), text], { error: 'must be a list of texts' }).optional(),
    bylines: list(byline).optional(),
    located: text.optional(),
    ednote: text.optional(),
    associations: list(association).optional(),
  },
  { error: 'must be a ninjs object' }
);

export type NinjsItem = z.infer<typeof itemSchema>;
export type NinjsValue = z.infer<typeof valued>;
export type NinjsConcept = z.infer<typeof concept>;
export type NinjsAssociation = z.infer<typeof association>;
