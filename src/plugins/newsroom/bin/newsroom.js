#!/usr/bin/env node
'use strict';

/**
 * The newsroom's command line. It loads the Strapi project of the current folder without serving it,
 * so it works on the configured database whether or not a server runs.
 */
const fs = require('node:fs');
const path = require('node:path');

const appDir = process.cwd();
const distDir = path.join(appDir, 'dist');

const loadStrapi = async () => {
  const host = require.resolve('@strapi/strapi', { paths: [appDir, __dirname] });
  const { createStrapi, compileStrapi } = require(host);
  const isCompiled = fs.existsSync(path.join(distDir, 'config'));
  const strapi = createStrapi(isCompiled ? { appDir, distDir } : await compileStrapi({ appDir }));
  strapi.log.level = 'error';
  return strapi.load();
};

const main = async () => {
  const strapi = await loadStrapi();
  try {
    return await strapi.plugin('newsroom').service('commands').run(process.argv.slice(2));
  } finally {
    await strapi.destroy();
  }
};

main().then(
  (code) => process.exit(code),
  (error) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
);
