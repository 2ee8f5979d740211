/** A configuration file of the project itself, as `npm run build` compiled it. */
const path = require('node:path');

const COMPILED = path.resolve(__dirname, '..', '..', '..', 'dist', 'config');

module.exports = (name) => require(path.join(COMPILED, name)).default;
