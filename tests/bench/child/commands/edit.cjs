/** Saves another dek in drafts, as editors do, so that publishing them again changes what readers see. */
const { ARTICLE } = require('../documents.cjs');

module.exports = async (strapi, { documentIds, dek }) => {
  for (const documentId of documentIds) {
    await strapi.documents(ARTICLE).update({ documentId, locale: 'en', data: { dek } });
  }
};
