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
  { method: 'POST', path: '/editorial/articles', handler: 'articles.create', config: {} },
  { method: 'GET', path: '/editorial/articles/:id', handler: 'articles.findOne', config: {} },
  { method: 'PUT', path: '/editorial/articles/:id', handler: 'articles.update', config: {} },
  {
    method: 'GET',
    path: '/editorial/articles/:id/revisions',
    handler: 'revisions.find',
    config: {},
  },
  {
    method: 'GET',
    path: '/editorial/articles/:id/revisions/:n',
    handler: 'revisions.findOne',
    config: {},
  },
  {
    method: 'GET',
    path: '/editorial/articles/:id/revisions/:a/diff/:b',
    handler: 'revisions.compare',
    config: {},
  },
  {
    method: 'POST',
    path: '/editorial/articles/:id/revisions/:n/restore',
    handler: 'revisions.restore',
    config: {},
  },
  { method: 'GET', path: '/editorial/articles/:id/lock', handler: 'locks.find', config: {} },
  { method: 'PUT', path: '/editorial/articles/:id/lock', handler: 'locks.take', config: {} },
  { method: 'DELETE', path: '/editorial/articles/:id/lock', handler: 'locks.release', config: {} },
];
