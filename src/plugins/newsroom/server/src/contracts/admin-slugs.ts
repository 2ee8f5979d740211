import { z } from 'zod';
import { filter } from './parameters';

/** Parameters of `GET /newsroom/slugs` of the admin API. */
export const slugQuestion = z.strictObject({
  slug: filter('slug', 80).describe('As it would be saved.'),
  locale: filter('locale code', 35),
  article: filter('document id', 40)
    .optional()
    .describe('The story that wants it; a new one: none.'),
});

export const SLUG_STATES = ['free', 'own', 'taken'] as const;

export const slugAnswer = z.strictObject({
  data: z.strictObject({
    state: z.enum(SLUG_STATES).describe('`own`: an address of this very story, now or formerly.'),
    path: z
      .string()
      .nullable()
      .describe('The address it would have in the section that is saved; null for a new story.'),
    live: z.string().nullable().describe('The slug under which readers know the story now.'),
    former: z.array(z.string()).describe('Slugs of the story that lead to it.'),
  }),
});
export type SlugAnswer = z.infer<typeof slugAnswer>;
