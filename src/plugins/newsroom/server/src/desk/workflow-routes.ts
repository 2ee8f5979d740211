const route = (method: string, path: string, action: string) => ({
  method,
  path: `/editorial${path}`,
  handler: `workflow.${action}`,
  config: {},
});

/** Where stories stand; each route asks for the permission of its action. */
export const workflowRoutes = [
  route('GET', '/articles/:id/stage', 'find'),
  route('POST', '/articles/:id/stage', 'move'),
  route('GET', '/stages', 'list'),
];
