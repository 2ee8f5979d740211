/** For translators' tools: each route asks for the permission of its action. */
export const xliffRoutes = [
  { method: 'GET', path: '/editorial/articles/:id/xliff', handler: 'xliff.export', config: {} },
  { method: 'POST', path: '/editorial/xliff/export', handler: 'xliff.exportMany', config: {} },
  { method: 'POST', path: '/editorial/xliff', handler: 'xliff.import', config: {} },
];
