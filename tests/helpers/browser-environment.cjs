/** The environment of the stories in a browser: one that fails says what its pages showed. */
const TestEnvironment = require('./test-environment.cjs');

/** A page of the admin takes seconds, and several times that on a machine that has much else to do. */
const LONGEST_TEST_MS = 180_000;
const MOST_LETTERS = 1_500;

const shown = async (page) => {
  const body = page.locator('body');
  const text = await body.innerText({ timeout: 5_000 }).catch((error) => error.message);
  return `${page.url()}\n${text.replace(/\s*\n\s*/g, ' | ').slice(0, MOST_LETTERS)}`;
};

module.exports = class BrowserEnvironment extends TestEnvironment {
  async setup() {
    await super.setup();
    this.global.browsers = [];
    this.global[Symbol.for('TEST_TIMEOUT_SYMBOL')] = LONGEST_TEST_MS;
  }

  async handleTestEvent({ name, error }) {
    if (name !== 'test_fn_failure' || !error?.stack) return;
    const pages = this.global.browsers
      .flatMap((browser) => browser.contexts())
      .flatMap((context) => context.pages());
    const texts = await Promise.all(pages.map(shown));
    error.stack = [error.stack, ...texts.map((text) => `Shown: ${text}`)].join('\n\n');
  }
};
