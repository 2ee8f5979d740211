/**
 * Jest environment that boots one Strapi per worker, outside of Jest's module registry: it loads as
 * fast as in production and is kept for all test files of the worker.
 */
const { getNewsroom } = require('./boot-newsroom.cjs');
const TestEnvironment = require('./test-environment.cjs');

module.exports = class StrapiEnvironment extends TestEnvironment {
  async setup() {
    // Before all else: what it keeps while it runs is not this file's.
    const newsroom = await getNewsroom();
    await super.setup();
    this.global.newsroom = newsroom;
    // Strapi and its drivers check `instanceof Date`: tests and Strapi share one Date.
    this.global.Date = Date;
  }
};
