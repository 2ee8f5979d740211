const { rmSync } = require('node:fs');
const { stopNewsroom } = require('./boot-newsroom.cjs');
const { demoOfRun } = require('./test-database.cjs');

/** With a single worker the tests ran in this very process; several stop their Strapi themselves. */
module.exports = async () => {
  await stopNewsroom();
  for (const file of [demoOfRun(), `${demoOfRun()}.lock`]) rmSync(file, { force: true });
};
