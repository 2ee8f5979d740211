/**
 * Strapi as it is without the newsroom: what the plugin registers with the document service and the
 * lifecycles is dropped. Its content types, and all hooks of Strapi's own, stay.
 */
const path = require('node:path');

const PLUGIN = path.resolve(__dirname, '..', '..', '..', 'src', 'plugins', 'newsroom') + path.sep;

const isCalledByPlugin = () => (new Error().stack ?? '').includes(PLUGIN);

const unlessOurs =
  (register) =>
  (...args) =>
    isCalledByPlugin() ? () => [] : register(...args);

/** To be called before `strapi.load()`. */
const leaveOutOurHooks = ({ documents, db }) => {
  documents.use = unlessOurs(documents.use);
  db.lifecycles.subscribe = unlessOurs(db.lifecycles.subscribe);
};

module.exports = { leaveOutOurHooks };
