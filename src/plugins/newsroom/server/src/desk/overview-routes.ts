const route = (path: string, action: string) => ({
  method: 'GET',
  path: `/editorial${path}`,
  handler: `overview.${action}`,
  config: {},
});

/** What a desk keeps an eye on, over all stories; each route asks for the permission of its action. */
export const overviewRoutes = [
  route('/overview', 'find'),
  route('/promos', 'promos'),
  route('/corrections', 'corrections'),
];
