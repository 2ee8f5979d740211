/**
 * Publishes drafts with the recorder on, and waits for what Strapi does after the commit.
 *
 * @returns for each: how long it took, and its queries
 */
const { performance } = require('node:perf_hooks');
const { setTimeout: pause } = require('node:timers/promises');
const { recorderOf } = require('../recorder.cjs');
const { ARTICLE } = require('../documents.cjs');

const SETTLED_MS = 150;

module.exports = async (strapi, { documentIds }) => {
  const recorder = recorderOf(strapi);
  const recorded = [];
  for (const documentId of documentIds) {
    recorder.take();
    const started = performance.now();
    await strapi.documents(ARTICLE).publish({ documentId, locale: 'en' });
    const milliseconds = performance.now() - started;
    await pause(SETTLED_MS);
    recorded.push({ milliseconds, queries: recorder.take() });
  }
  return recorded;
};
