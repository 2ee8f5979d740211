export const PLUGIN_ID = 'newsroom';
export const ARTICLE = 'plugin::newsroom.article';
export const SECTION = 'plugin::newsroom.section';
