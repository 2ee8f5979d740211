/**
 * Writes and publishes stories in English and Turkish through the document service: each with a section,
 * two sources, a promo, a picture, and two earlier stories as related ones.
 */
const { writeStory } = require('../../corpus/story.cjs');
const { ARTICLE, setAge } = require('../documents.cjs');
const { furnish } = require('../furniture.cjs');

const MINUTE = 60_000;
const YOUNGEST = 2 * 24 * 60 * MINUTE;
/** Not a divisor of a day: labels of many stories do not turn in the same second. */
const APART = 67 * MINUTE + 13_000;

const at = (list, number) => list[number % list.length];

const relationsOf = (number, { picture, sections, sources, promos }, earlier) => ({
  leadImage: picture,
  section: at(sections, number),
  sources: [at(sources, number), at(sources, number + 1)],
  relatedPromos: [at(promos, number)],
  relatedArticles: earlier.slice(-2).map(({ documentId }) => documentId),
});

module.exports = async (strapi, { stories, paragraphs, locales = ['en', 'tr'] }) => {
  const things = await furnish(strapi);
  const documents = strapi.documents(ARTICLE);
  const written = [];
  const now = Date.now();

  for (let number = 0; number < stories; number += 1) {
    const relations = relationsOf(number, things, written);
    const firstPublishedAt = new Date(now - YOUNGEST - (stories - number) * APART);
    let story = null;
    for (const locale of locales) {
      const texts = writeStory(number, locale, { paragraphs });
      story =
        story === null
          ? await documents.create({ locale, data: { ...texts, ...relations } })
          : await documents.update({ documentId: story.documentId, locale, data: texts });
      await setAge(strapi, { documentId: story.documentId, locale }, firstPublishedAt);
      const { entries } = await documents.publish({ documentId: story.documentId, locale });
      if (locale === locales[0])
        written.push({ documentId: story.documentId, slug: entries[0].slug });
    }
  }
  return { stories: written, ...things };
};
