/** Publishes drafts one after the other. @returns how long each took, in milliseconds */
const { performance } = require('node:perf_hooks');
const { ARTICLE } = require('../documents.cjs');

module.exports = async (strapi, { documentIds }) => {
  const durations = [];
  for (const documentId of documentIds) {
    const started = performance.now();
    await strapi.documents(ARTICLE).publish({ documentId, locale: 'en' });
    durations.push(performance.now() - started);
  }
  return durations;
};
