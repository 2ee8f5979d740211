/** Machine translation, for editors' tools: each route asks for the permission of its action. */
export const machineRoutes = [
  { method: 'GET', path: '/editorial/translations/machine', handler: 'machine.status', config: {} },
  {
    method: 'POST',
    path: '/editorial/articles/:id/translations/:locale/machine',
    handler: 'machine.translate',
    config: {},
  },
];
