/** The newsroom's types, and what the commands do with them through the document service. */
const type = (name) => `plugin::newsroom.${name}`;

const ARTICLE = type('article');
const SECTION = type('section');
const SOURCE = type('source');
const PROMO = type('related-promo');

/** Gives a draft an age before its first publication, as an import does. */
const setAge = (strapi, { documentId, locale }, firstPublishedAt) =>
  strapi.db
    .queryBuilder(ARTICLE)
    .where({ documentId, locale, publishedAt: null })
    .update({ firstPublishedAt, contentUpdatedAt: firstPublishedAt })
    .execute();

module.exports = { ARTICLE, SECTION, SOURCE, PROMO, setAge };
