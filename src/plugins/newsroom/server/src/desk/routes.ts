/** For editors' tools: each route asks for the permission of its action. */
export const editorialRoutes = [
  {
    method: 'POST',
    path: '/editorial/import',
    handler: 'editorial.import',
    config: {},
  },
  { method: 'GET', path: '/editorial/logbook', handler: 'logbook.find', config: {} },
  {
    method: 'GET',
    path: '/editorial/articles/:id/logbook',
    handler: 'logbook.ofArticle',
    config: {},
  },
];
