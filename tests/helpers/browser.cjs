/** The browser of the stories and of the bench. Plain JavaScript, so that both can take it. */
const { existsSync } = require('node:fs');
const { chromium } = require('playwright-core');

/** Where Chromium is, unless the environment names another place. */
const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const openBrowser = async () => {
  if (!existsSync(CHROMIUM)) {
    throw new Error(
      `There is no Chromium at ${CHROMIUM}: install it (apt-get install chromium) or set CHROMIUM_PATH`
    );
  }
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS });
  // For a story that fails: what its pages show (browser-environment.cjs).
  globalThis.browsers?.push(browser);
  return browser;
};

module.exports = { openBrowser };
