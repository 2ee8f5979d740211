const route = (method: string, path: string, action: string) => ({
  method,
  path: `/editorial${path}`,
  handler: `publishing.${action}`,
  config: {},
});

/** What decides what readers get; each route asks for the permission of its action. */
export const publishingRoutes = [
  route('POST', '/articles/:id/publish', 'publish'),
  route('POST', '/articles/:id/unpublish', 'unpublish'),
  route('POST', '/articles/:id/check', 'check'),
  route('POST', '/articles/:id/kill', 'kill'),
  route('POST', '/articles/:id/revive', 'revive'),
  route('GET', '/articles/:id/corrections', 'corrections'),
  route('POST', '/articles/:id/corrections', 'correct'),
  route('PUT', '/articles/:id/corrections/:correction/locales/:locale', 'settleCorrection'),
  route('PUT', '/articles/:id/schedule', 'schedule'),
  route('DELETE', '/articles/:id/schedule', 'unschedule'),
  route('GET', '/queue', 'queue'),
  route('POST', '/queue/:plan/retry', 'retry'),
];
