import { z } from 'zod';

const author = z.looseObject({
  name: z.string().optional(),
  url: z.string().optional(),
  avatar: z.string().optional(),
});

/** A JSON Feed as its specification has it (jsonfeed.org/version/1.1). Extensions may be added. */
export const jsonFeed = z
  .looseObject({
    version: z.literal('https://jsonfeed.org/version/1.1'),
    title: z.string(),
    home_page_url: z.string().optional(),
    feed_url: z.string(),
    description: z.string().optional(),
    language: z.string(),
    hubs: z.array(z.looseObject({ type: z.string(), url: z.string() })).optional(),
    items: z.array(
      z.looseObject({
        id: z.string().describe('Stays the same when the address of the story changes.'),
        url: z.string(),
        title: z.string(),
        summary: z.string().optional(),
        content_html: z.string(),
        image: z.string().optional(),
        date_published: z.iso.datetime(),
        date_modified: z.iso.datetime(),
        authors: z.array(author).optional(),
        tags: z.array(z.string()),
        language: z.string(),
      })
    ),
  })
  .meta({ id: 'JsonFeed', description: 'A JSON Feed, version 1.1.' });
