/** Writes down all queries from now on; see recorder.cjs. */
const { recorderOf } = require('../recorder.cjs');

module.exports = (strapi) => {
  recorderOf(strapi).take();
};
