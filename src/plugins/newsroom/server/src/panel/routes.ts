const route = (path: string, handler: string, policies: readonly unknown[]) => ({
  method: 'GET' as const,
  path,
  handler,
  config: { policies: ['admin::isAuthenticatedAdmin', ...policies] },
});

/** Whoever writes stories may ask for their addresses. */
const READS_DRAFTS = {
  name: 'admin::hasPermissions',
  config: { actions: ['plugin::newsroom.articles.find-one'] },
};

/** Whoever hands stories on has to know to whom. */
const MOVES_STORIES = {
  name: 'admin::hasPermissions',
  config: { actions: ['plugin::newsroom.workflow.move'] },
};

/** What the forms of the admin ask, and nobody else: these are no part of the editorial API. */
export const panelRoutes = [
  route('/settings', 'panelSettings.find', []),
  route('/slugs', 'panelSlugs.find', [READS_DRAFTS]),
  route('/people', 'panelPeople.find', [MOVES_STORIES]),
];

/** What is configured, for whoever may see or change it: on both doors, as all editorial routes. */
export const deskSettingsRoutes = [
  { method: 'GET', path: '/editorial/configuration', handler: 'settings.find', config: {} },
  {
    method: 'PUT',
    path: '/editorial/configuration/:group',
    handler: 'settings.update',
    config: {},
  },
  {
    method: 'POST',
    path: '/editorial/webhooks/:name/test',
    handler: 'settings.testWebhook',
    config: {},
  },
];
