import { publishingRoutes } from 'newsroom/desk/publishing-routes';
import { handlersOf, NEWSROOM_ROLES } from 'newsroom/desk/newsroom-roles';
import { editorialRoutes } from 'newsroom/desk/routes';
import { previewRoutes } from 'newsroom/delivery/routes';
import { adminDoor, actionUidOf, contentDoor } from 'newsroom/desk/doors';
import { describeAction } from 'newsroom/desk/rbac-actions';

const TABLES = [...editorialRoutes, ...publishingRoutes, ...previewRoutes];
const HANDLERS = TABLES.map(({ handler }) => handler);
const pass = () => Promise.resolve();

describe('a role of the newsroom', () => {
  test.each(NEWSROOM_ROLES)('$code is granted use cases that there are', (role) => {
    expect(handlersOf(role, HANDLERS).length).toBeGreaterThan(8);
    const controllers = HANDLERS.map((handler) => handler.split('.')[0]);
    const unknown = role.editorial.filter(
      (granted) =>
        !granted.includes('*') &&
        controllers.includes(granted.split('.')[0]) &&
        !HANDLERS.includes(granted)
    );
    expect(unknown).toEqual([]);
  });

  test('has what it names, all of a controller, or everything', () => {
    const role = { ...NEWSROOM_ROLES[0], editorial: ['locks.*', 'publishing.check'] };
    expect(handlersOf(role as never, ['locks.take', 'lockstep.find', 'publishing.check'])).toEqual([
      'locks.take',
      'publishing.check',
    ]);
  });

  test('publishes and kills only if it is there for that', () => {
    const may = (handler: string) =>
      NEWSROOM_ROLES.filter((role) => handlersOf(role, [handler]).length > 0).map(
        ({ code }) => code
      );
    expect(may('publishing.publish')).toEqual(['newsroom-editor', 'newsroom-desk-chief']);
    expect(may('publishing.kill')).toEqual(['newsroom-desk-chief']);
    expect(may('logbook.find')).toEqual(['newsroom-desk-chief']);
    expect(may('settings.find')).toEqual(['newsroom-desk-chief']);
    expect(may('settings.update')).toEqual([]);
    expect(may('settings.testWebhook')).toEqual([]);
  });
});

describe('the two doors of a route', () => {
  const route = {
    method: 'PUT',
    path: '/editorial/articles/:id/editorial/x',
    handler: 'publishing.settleCorrection',
    config: { policies: ['own'], middlewares: [] },
  };

  test('differ in their path and in who guards them', () => {
    const [content] = contentDoor([route], pass).routes;
    const [admin] = adminDoor([route], pass).routes;
    expect(content).toMatchObject({ path: route.path, config: { policies: ['own'] } });
    expect(admin).toMatchObject({
      path: '/articles/:id/editorial/x',
      handler: route.handler,
      config: {
        policies: [
          'admin::isAuthenticatedAdmin',
          {
            name: 'admin::hasPermissions',
            config: { actions: ['plugin::newsroom.publishing.settle-correction'] },
          },
          'own',
        ],
        middlewares: [pass],
      },
    });
  });

  test('share nothing that Strapi writes into', () => {
    const [content] = contentDoor([route], pass).routes;
    const [admin] = adminDoor([route], pass).routes;
    expect(content).not.toBe(admin);
    expect(content?.config).not.toBe(admin?.config);
    expect(content?.config).not.toBe(route.config);
  });

  test('have actions in the letters that the admin takes, no two of them the same', () => {
    const uids = [...new Set(HANDLERS)].map(actionUidOf);
    for (const uid of uids) expect(uid).toMatch(/^[a-z][a-z.-]+[a-z]$/);
    expect(new Set(uids).size).toBe(uids.length);
  });

  test('have actions with names, those that nobody has named yet as well', () => {
    expect(describeAction('publishing.kill')).toEqual({
      group: 'Publication',
      name: 'Kill stories',
    });
    expect(describeAction('radio.playAll')).toEqual({ group: 'Radio', name: 'Play all' });
    const names = [...new Set(HANDLERS)].map((handler) => JSON.stringify(describeAction(handler)));
    expect(new Set(names).size).toBe(names.length);
  });
});
