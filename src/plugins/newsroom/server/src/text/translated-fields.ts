/** What a translator writes of an article, in the order in which an editor reads it. */
export const TRANSLATED_FIELDS = [
  'headline',
  'shortHeadline',
  'dek',
  'body',
  'leadImageAlt',
  'leadImageCaption',
  'leadImageCredit',
  'bylines',
  'dateline',
  'tags',
  'seoTitle',
  'seoDescription',
] as const;
export type TranslatedField = (typeof TRANSLATED_FIELDS)[number];

/** The same in each language: a translation does not have it written again. */
export const isTranslatedField = (field: string): field is TranslatedField =>
  (TRANSLATED_FIELDS as readonly string[]).includes(field);

/** One line or a few, without structure. */
export const PLAIN_TEXT_FIELDS: readonly string[] = TRANSLATED_FIELDS.filter(
  (field) => !['body', 'bylines', 'tags'].includes(field)
);
