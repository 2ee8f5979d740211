/** The project's plugins; BENCH_NEWSROOM (JSON) changes settings of the newsroom. */
const project = require('../project')('plugins');

const changed = JSON.parse(process.env.BENCH_NEWSROOM || '{}');

/** Groups of settings, such as `delivery`, are merged one level deep. */
const merge = (settings) => {
  const merged = { ...settings };
  for (const [name, value] of Object.entries(changed)) {
    const isGroup = typeof value === 'object' && !Array.isArray(value);
    merged[name] = isGroup ? { ...merged[name], ...value } : value;
  }
  return merged;
};

module.exports = (context) => {
  const plugins = project(context);
  return { ...plugins, newsroom: { ...plugins.newsroom, config: merge(plugins.newsroom.config) } };
};
