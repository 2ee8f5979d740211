/** Stories as `drafts` makes them, published once. @returns their document ids and slugs */
const { ARTICLE } = require('../documents.cjs');
const writeDrafts = require('./drafts.cjs');

module.exports = async (strapi, options) => {
  const stories = [];
  for (const documentId of await writeDrafts(strapi, options)) {
    const { entries } = await strapi.documents(ARTICLE).publish({ documentId, locale: 'en' });
    stories.push({ documentId, slug: entries[0].slug });
  }
  return stories;
};
