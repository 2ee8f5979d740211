const TRANSLATION = '/editorial/articles/:id/translations/:locale';

const route = (method: 'GET' | 'POST' | 'PUT', path: string, action: string) => ({
  method,
  path,
  handler: `translations.${action}`,
  config: {},
});

/** For translators: each route asks for the permission of its action. */
export const translationRoutes = [
  route('GET', '/editorial/translations', 'board'),
  route('GET', '/editorial/translations/counts', 'counts'),
  route('GET', TRANSLATION, 'findOne'),
  route('POST', TRANSLATION, 'make'),
  route('PUT', TRANSLATION, 'update'),
  route('POST', `${TRANSLATION}/confirm`, 'confirm'),
  route('POST', `${TRANSLATION}/waive`, 'waive'),
  route('PUT', '/editorial/articles/:id/source-locale', 'changeSource'),
];
