import { actorOf, rolesOf } from 'newsroom/desk/actor';

const asking = (strategy: string, credentials: object | null, user: object | null = null) => ({
  state: { auth: { strategy: { name: strategy }, credentials }, user },
});

describe('the roles of whoever asks', () => {
  test('are the codes of an admin user’s roles', () => {
    const user = { id: 1, roles: [{ code: 'newsroom-editor' }, { code: 'newsroom-reporter' }] };
    expect(rolesOf(asking('admin', user))).toEqual([
      'admin:newsroom-editor',
      'admin:newsroom-reporter',
    ]);
  });

  test('are those of its owner and its own for a token of the admin', () => {
    const owner = { id: 1, roles: [{ code: 'newsroom-editor' }] };
    expect(rolesOf(asking('admin-token', { id: 3, name: 'Bot' }, owner))).toEqual([
      'admin:newsroom-editor',
      'token:Bot',
    ]);
  });

  test('is the type of a users-permissions role', () => {
    const user = { id: 1, username: 'ada', role: { type: 'authenticated' } };
    expect(rolesOf(asking('users-permissions', user))).toEqual(['user:authenticated']);
  });

  test('is the public one without an account', () => {
    expect(rolesOf(asking('users-permissions', null))).toEqual(['user:public']);
    expect(rolesOf({ state: {} })).toEqual(['user:public']);
  });

  test('is the name of an API token, which cannot pass for a role', () => {
    const token = { id: 1, name: 'strapi-super-admin' };
    expect(rolesOf(asking('content-api-token', token))).toEqual(['token:strapi-super-admin']);
  });
});

describe('who asks', () => {
  test('is an account, a token or nobody', () => {
    const names = { firstname: 'Ada', lastname: 'L.', email: 'ada@news.example' };
    expect(actorOf(asking('admin', { id: 7, ...names }))).toEqual({
      ...{ kind: 'admin', id: '7', name: 'Ada L.' },
    });
    expect(actorOf(asking('content-api-token', { id: 2, name: 'Bot' }))).toEqual({
      ...{ kind: 'token', id: '2', name: 'Bot' },
    });
    expect(actorOf(asking('users-permissions', null)).name).toBe('public');
  });
});
