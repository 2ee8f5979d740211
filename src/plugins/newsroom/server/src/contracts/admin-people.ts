import { z } from 'zod';

/** Answer of `GET /newsroom/people` of the admin API. */
export const peopleAnswer = z.strictObject({
  data: z
    .array(z.strictObject({ id: z.string(), name: z.string() }))
    .describe('Active accounts of the admin, by name.'),
});
export type PeopleAnswer = z.infer<typeof peopleAnswer>;
