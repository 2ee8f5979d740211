import { z } from 'zod';

/** What a page's head and a body's embeds are made from: parts of an article document. */
export const openGraphTag = z.strictObject({ property: z.string(), content: z.string() });
export type OpenGraphTag = z.infer<typeof openGraphTag>;

export const twitterTag = z.strictObject({ name: z.string(), content: z.string() });
export type TwitterTag = z.infer<typeof twitterTag>;

export const alternateLink = z
  .strictObject({
    hreflang: z.string().describe('BCP 47, or `x-default`.'),
    href: z.string().describe('Absolute address on the public site.'),
  })
  .describe('A language in which the story is live, its own among them.');
export type AlternateLink = z.infer<typeof alternateLink>;

export const embedDocument = z
  .strictObject({
    provider: z
      .string()
      .describe('youtube, x, instagram, facebook, tiktok or another oEmbed provider.'),
    id: z.string().describe('As the provider knows it.'),
    url: z.string().describe("On the provider's own host, without what tracks readers."),
    oembedUrl: z
      .string()
      .nullable()
      .describe('Answers in JSON how it is embedded; null where the provider asks for a token.'),
    title: z.string().nullable(),
    block: z.int().describe('Index in `body` of the paragraph that it stands for.'),
  })
  .describe('A player or a post of another site that stands in the body.');
export type EmbedDocument = z.infer<typeof embedDocument>;
