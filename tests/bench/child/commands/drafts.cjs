/** Drafts that are ready to be published, with the same relations as the stories of the corpus. */
const { writeStory } = require('../../corpus/story.cjs');
const { ARTICLE } = require('../documents.cjs');

const at = (list, number) => list[number % list.length];

module.exports = async (strapi, { from, count, things }) => {
  const { picture, sections, sources, promos, stories } = things;
  const documentIds = [];
  for (let number = from; number < from + count; number += 1) {
    const related = [at(stories, number), at(stories, number + 1)];
    const { documentId } = await strapi.documents(ARTICLE).create({
      locale: 'en',
      data: {
        ...writeStory(number, 'en'),
        leadImage: picture,
        section: at(sections, number),
        sources: [at(sources, number), at(sources, number + 1)],
        relatedPromos: [at(promos, number)],
        relatedArticles: related.map((story) => story.documentId),
      },
    });
    documentIds.push(documentId);
  }
  return documentIds;
};
