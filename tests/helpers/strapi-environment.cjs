/**
 * Jest environment that boots one Strapi per worker, outside of Jest's module registry: it loads as
 * fast as in production and is kept for all test files of the worker.
 */
const { TestEnvironment } = require('jest-environment-node');
const { getNewsroom } = require('./boot-newsroom.cjs');

module.exports = class StrapiEnvironment extends TestEnvironment {
  async setup() {
    await super.setup();
    this.global.newsroom = await getNewsroom();
    // Strapi and its drivers check `instanceof Date`: tests and Strapi share one Date.
    this.global.Date = Date;
  }
};
