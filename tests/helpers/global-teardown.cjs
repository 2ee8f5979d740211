/** With a single worker the tests ran in this very process; several stop their Strapi themselves. */
const { stopNewsroom } = require('./boot-newsroom.cjs');

module.exports = stopNewsroom;
