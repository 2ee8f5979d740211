/**
 * The environment of all tests: Node, and nothing of a test file is left when it is over.
 *
 * Jest loads its runner anew for each file, and each keeps a context of its own for asynchronous work.
 * As long as Node knows of such a context, every promise of the process is entered in it: those of a
 * worker that has run sixty files sixty times, which took a third of its time.
 */
const asyncHooks = require('node:async_hooks');
const { TestEnvironment } = require('jest-environment-node');

const NodesOwn = asyncHooks.AsyncLocalStorage;

module.exports = class NewsroomTestEnvironment extends TestEnvironment {
  contexts = [];

  async setup() {
    await super.setup();
    const { contexts } = this;
    asyncHooks.AsyncLocalStorage = class AsyncLocalStorage extends NodesOwn {
      constructor(...args) {
        super(...args);
        contexts.push(this);
      }
    };
  }

  async teardown() {
    asyncHooks.AsyncLocalStorage = NodesOwn;
    // One that is needed once more comes back by itself when something runs in it.
    for (const context of this.contexts) context.disable();
    await super.teardown();
  }
};
