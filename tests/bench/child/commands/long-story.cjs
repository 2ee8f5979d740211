/** A draft of so many words, in paragraphs of fifty. */
const { ARTICLE } = require('../documents.cjs');

const WORDS = 50;

module.exports = async (strapi, { words }) => {
  const text = `${Array(WORDS).fill('word').join(' ')}.`;
  const paragraph = { type: 'paragraph', children: [{ type: 'text', text }] };
  const body = Array(words / WORDS).fill(paragraph);
  const data = { headline: `A story of ${words} words`, body };
  const { documentId } = await strapi.documents(ARTICLE).create({ locale: 'en', data });
  return documentId;
};
