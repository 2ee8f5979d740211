import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import type { Core } from '@strapi/strapi';
import { ARTICLE, RELATED_PROMO, SECTION, SOURCE, type EditorialType } from '../constants';
import type { Locales } from '../locales/locales';
import { presetReadersClock } from '../publication/preset-clock';
import { getNow } from '../settings';
import { htmlToBlocks } from '../text/html-to-blocks';
import {
  readSeedFolder,
  type ArticleSeed,
  type ArticleText,
  type NewsroomSeed,
  type Seed,
} from './folder';
import { drawPicture } from './picture';

export type Progress = (step: { label: string; done: number; total: number }) => void;

type Ids = Map<string, string>;
const HOUR = 3_600_000;

/** The fields of an article, as far as a text of the seed has them. */
const fieldsOf = ({ imageAlt, imageCaption, imageCredit, body, ...rest }: ArticleText): object => ({
  ...rest,
  ...(imageAlt === undefined ? {} : { leadImageAlt: imageAlt }),
  ...(imageCaption === undefined ? {} : { leadImageCaption: imageCaption }),
  ...(imageCredit === undefined ? {} : { leadImageCredit: imageCredit }),
  ...(body === undefined ? {} : { body: htmlToBlocks(body) }),
});

/** Fills an empty newsroom from a folder: all of it in one transaction, or none. */
export const createSeed = ({ strapi, locales }: { strapi: Core.Strapi; locales: Locales }) => {
  const isEmpty = async (): Promise<boolean> => {
    const counts = await Promise.all(
      [ARTICLE, SECTION, SOURCE, RELATED_PROMO].map((uid) => strapi.db.query(uid).count())
    );
    return counts.every((count) => count === 0);
  };

  /**
   * With each language Strapi writes the super admin's permissions anew. So it hears of the last one
   * only, when the others are there: in an empty newsroom there is nothing else to be done for each.
   */
  const addLocales = async (wanted: NewsroomSeed['locales']): Promise<void> => {
    const known = await locales.codes();
    const missing = wanted.filter(({ code }) => !known.includes(code));
    const last = missing.at(-1);
    if (!last) return;
    const others = missing.slice(0, -1);
    if (others.length > 0) {
      await strapi.db.query('plugin::i18n.locale').createMany({ data: others });
    }
    await strapi.plugin('i18n').service('locales').create(last);
    locales.forget();
  };

  /** One document with a version per locale of its texts. */
  const write = async (
    uid: EditorialType,
    shared: object,
    texts: Readonly<Record<string, object>>
  ): Promise<string> => {
    const [first, ...others] = Object.entries(texts);
    if (!first) throw new Error(`a ${uid} of the seed has no texts`);
    const documents = strapi.documents(uid);
    const { documentId } = await documents.create({
      locale: first[0],
      data: { ...shared, ...first[1] },
    } as never);
    for (const [locale, text] of others) {
      await documents.update({ documentId, locale, data: { ...text } } as never);
    }
    return documentId;
  };

  const known = (ids: Ids, key: string, what: string): string => {
    const id = ids.get(key);
    if (id === undefined)
      throw new Error(`the seed names the ${what} "${key}", which it does not have`);
    return id;
  };

  const uploadPicture = async ({ key, picture, texts }: ArticleSeed): Promise<number> => {
    const folder = await mkdtemp(path.join(tmpdir(), 'newsroom-'));
    try {
      const filepath = path.join(folder, `${key}.jpg`);
      await sharp(Buffer.from(drawPicture({ key, ...picture })))
        .jpeg({ quality: 82 })
        .toFile(filepath);
      const { size } = await stat(filepath);
      const [first] = Object.values(texts);
      const [file] = await strapi
        .plugin('upload')
        .service('upload')
        .upload({
          data: { fileInfo: { name: `${key}.jpg`, alternativeText: first?.imageAlt ?? '' } },
          files: [{ filepath, originalFilename: `${key}.jpg`, mimetype: 'image/jpeg', size }],
        });
      return file.id;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  };

  const writeArticle = async (
    article: ArticleSeed,
    ids: Record<'sections' | 'sources' | 'promos', Ids>
  ) => {
    const relations = {
      section: known(ids.sections, article.section, 'section'),
      sources: article.sources.map((code) => known(ids.sources, code, 'source')),
      relatedPromos: article.promos.map((key) => known(ids.promos, key, 'promo')),
    };
    const texts = Object.entries(article.texts).map(
      ([locale, { draft: _draft, ...text }]) => [locale, fieldsOf(text)] as const
    );
    const { kind, urgency } = article;
    const leadImage = await uploadPicture(article);
    return write(ARTICLE, { ...relations, kind, urgency, leadImage }, Object.fromEntries(texts));
  };

  /** Related stories, as far as they exist in each language, before anything is published. */
  const relate = async (article: ArticleSeed, articles: readonly ArticleSeed[], ids: Ids) => {
    for (const locale of Object.keys(article.texts)) {
      const related = article.related
        .filter((key) => articles.find((other) => other.key === key)?.texts[locale])
        .map((key) => known(ids, key, 'article'));
      if (related.length === 0) continue;
      const documentId = known(ids, article.key, 'article');
      await strapi
        .documents(ARTICLE)
        .update({ documentId, locale, data: { relatedArticles: related } } as never);
    }
  };

  const publish = async (article: ArticleSeed, documentId: string): Promise<void> => {
    const at = new Date(getNow(strapi).getTime() - article.hoursAgo * HOUR);
    const finished = Object.keys(article.texts).filter((locale) => !article.texts[locale]?.draft);
    for (const locale of finished) {
      await presetReadersClock(
        { strapi },
        { documentId, locale },
        { firstPublishedAt: at, updatedAt: at }
      );
    }
    await strapi.documents(ARTICLE).publish({ documentId, locale: finished } as never);
    for (const [locale, text] of Object.entries(article.later)) {
      const documents = strapi.documents(ARTICLE);
      await documents.update({ documentId, locale, data: fieldsOf(text) } as never);
      await documents.publish({ documentId, locale } as never);
    }
  };

  const fill = async ({ newsroom, articles }: Seed, progress: Progress) => {
    const sections: Ids = new Map();
    const sources: Ids = new Map();
    const promos: Ids = new Map();
    const stories: Ids = new Map();

    const each = async <Item>(
      label: string,
      items: readonly Item[],
      work: (item: Item) => Promise<void>
    ) => {
      for (const [index, item] of items.entries()) {
        await work(item);
        progress({ label, done: index + 1, total: items.length });
      }
    };

    await each('sections', newsroom.sections, async ({ key, parent, position, colour, texts }) => {
      const parentId = parent ? known(sections, parent, 'section') : null;
      sections.set(key, await write(SECTION, { parent: parentId, position, colour }, texts));
    });
    await each('sources', newsroom.sources, async ({ code, kind, url, texts }) => {
      sources.set(code, await write(SOURCE, { code, kind, url }, texts));
    });
    await each('promos', newsroom.promos, async (promo) => {
      const { key, placement, priority, url, targetSection, texts } = promo;
      const shared = {
        placement,
        priority,
        url,
        targetSection: targetSection ? known(sections, targetSection, 'section') : null,
        sections: promo.sections.map((name) => known(sections, name, 'section')),
      };
      promos.set(key, await write(RELATED_PROMO, shared, texts));
    });
    await each('articles', articles, async (article) => {
      stories.set(article.key, await writeArticle(article, { sections, sources, promos }));
    });
    for (const { key, targetArticle } of newsroom.promos) {
      if (!targetArticle) continue;
      const story = articles.find((article) => article.key === targetArticle);
      const [locale] = Object.keys(story?.texts ?? {});
      await strapi.documents(RELATED_PROMO).update({
        documentId: known(promos, key, 'promo'),
        locale,
        data: { targetArticle: known(stories, targetArticle, 'article') },
      } as never);
    }
    await each('published', articles, async (article) => {
      await relate(article, articles, stories);
      await publish(article, known(stories, article.key, 'article'));
    });
    return { articles: articles.length, locales: newsroom.locales.length };
  };

  return {
    /**
     * Fills the newsroom from `folder` if it has no content at all; null when it has some, and then
     * nothing is changed. A failure, or a kill half-way, leaves it empty, but for the languages.
     */
    async fillIfEmpty(folder: string, progress: Progress = () => {}) {
      if (!(await isEmpty())) return null;
      const seed = await readSeedFolder(folder);
      // Committed first: what works beside the transaction reads the languages too, and they are kept.
      await addLocales(seed.newsroom.locales);
      return strapi.db.transaction(() => fill(seed, progress));
    },
  };
};
