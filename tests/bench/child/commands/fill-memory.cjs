/** Puts sentences into the translation memory, from number `from` up to `to`. */
const { sentence } = require('../../corpus/segments.cjs');

const AT_ONCE = 1_000;

const parts = (text) => [{ kind: 'text', text }];

module.exports = async (strapi, { from, to }) => {
  const memory = strapi.plugin('newsroom').service('memory');
  for (let start = from; start < to; start += AT_ONCE) {
    const numbers = Array.from({ length: Math.min(AT_ONCE, to - start) }, (_, at) => start + at);
    const segments = numbers.map((number) => ({
      ...{ sourceLocale: 'en', targetLocale: 'tr', documentId: null, field: null },
      source: parts(sentence(number)),
      target: parts(`Translation ${number} of a sentence`),
      ...{ confirmedBy: null, confirmedAt: new Date(Date.UTC(2025, 0, 1)) },
    }));
    await strapi.db.transaction(() => memory.add(segments));
  }
};
