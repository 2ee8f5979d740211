/** The memory, for editors' tools: each route asks for the permission of its action. */
export const memoryRoutes = [
  { method: 'GET', path: '/editorial/translations/memory', handler: 'memory.find', config: {} },
  {
    method: 'GET',
    path: '/editorial/translations/memory.tmx',
    handler: 'memory.export',
    config: {},
  },
  {
    method: 'POST',
    path: '/editorial/translations/memory.tmx',
    handler: 'memory.import',
    config: {},
  },
  {
    method: 'DELETE',
    path: '/editorial/translations/memory/:segment',
    handler: 'memory.remove',
    config: {},
  },
  {
    method: 'GET',
    path: '/editorial/articles/:id/translations/:locale/matches',
    handler: 'memory.matches',
    config: {},
  },
];
