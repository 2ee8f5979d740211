import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { KINDS } from '../contracts/delivery-query';

/** The files of a seed folder (described in `database/demo/README.md` of the host). */
const byLocale = <Schema extends z.ZodType>(schema: Schema) => z.record(z.string(), schema);

const newsroomSchema = z.strictObject({
  locales: z.array(z.strictObject({ code: z.string(), name: z.string() })).min(1),
  sections: z.array(
    z.strictObject({
      key: z.string(),
      parent: z.string().nullish(),
      position: z.number().int(),
      colour: z.string(),
      texts: byLocale(z.record(z.string(), z.string())),
    })
  ),
  sources: z.array(
    z.strictObject({
      code: z.string(),
      kind: z.enum(['own', 'wire', 'agency', 'broadcaster', 'partner']),
      url: z.string().nullish(),
      texts: byLocale(z.record(z.string(), z.string())),
    })
  ),
  promos: z.array(
    z.strictObject({
      key: z.string(),
      placement: z.enum(['article-end', 'article-inline', 'section-front', 'global']),
      priority: z.number().int(),
      url: z.string().nullish(),
      targetSection: z.string().nullish(),
      targetArticle: z.string().nullish(),
      sections: z.array(z.string()).default([]),
      texts: byLocale(z.record(z.string(), z.string())),
    })
  ),
});

const articleText = z.strictObject({
  headline: z.string(),
  shortHeadline: z.string().optional(),
  dek: z.string().optional(),
  imageAlt: z.string().optional(),
  imageCaption: z.string().optional(),
  imageCredit: z.string().optional(),
  dateline: z.string().optional(),
  bylines: z.array(z.strictObject({ name: z.string(), role: z.string().optional() })).optional(),
  tags: z.array(z.string()).optional(),
  body: z.string(),
});

const articleSchema = z.strictObject({
  key: z.string(),
  section: z.string(),
  sources: z.array(z.string()),
  promos: z.array(z.string()).default([]),
  related: z.array(z.string()).default([]),
  kind: z.enum(KINDS),
  urgency: z.enum(['normal', 'breaking']),
  /** Age of the first publication when the seed is planted. */
  hoursAgo: z.number().min(0),
  picture: z.strictObject({ motif: z.string(), hue: z.number() }),
  texts: byLocale(
    articleText.extend({
      /** Saved, and not published: somebody is at it. */
      draft: z.boolean().default(false),
    })
  ),
  /** What is published over it afterwards: translations that were made before are outdated then. */
  later: byLocale(articleText.partial()).default({}),
});

export type NewsroomSeed = z.infer<typeof newsroomSchema>;
export type ArticleSeed = z.infer<typeof articleSchema>;
export type ArticleText = Partial<z.infer<typeof articleText>>;

const readJson = async <Schema extends z.ZodType>(
  file: string,
  schema: Schema
): Promise<z.infer<Schema>> => {
  const result = schema.safeParse(JSON.parse(await readFile(file, 'utf8')));
  if (result.success) return result.data;
  throw new Error(`${file}: ${z.prettifyError(result.error)}`);
};

export interface Seed {
  newsroom: NewsroomSeed;
  articles: ArticleSeed[];
}

/** @throws Error naming the file and what is wrong in it */
export const readSeedFolder = async (folder: string): Promise<Seed> => {
  const newsroom = await readJson(path.join(folder, 'newsroom.json'), newsroomSchema);
  const names = (await readdir(path.join(folder, 'articles'))).filter((name) =>
    name.endsWith('.json')
  );
  const articles = await Promise.all(
    names.sort().map((name) => readJson(path.join(folder, 'articles', name), articleSchema))
  );
  return { newsroom, articles };
};
