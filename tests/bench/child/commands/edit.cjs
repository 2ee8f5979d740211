/** Changes drafts below all hooks, so that publishing them again changes what readers see. */
const { ARTICLE } = require('../documents.cjs');

module.exports = async (strapi, { documentIds, dek }) => {
  await strapi.db
    .queryBuilder(ARTICLE)
    .where({ documentId: { $in: documentIds }, publishedAt: null })
    .update({ dek })
    .execute();
};
