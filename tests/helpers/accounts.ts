import { strapi } from './newsroom';

type Headers = Record<string, string>;

const PASSWORD = 'Correct-horse-7-battery';

const bearer = (token: string): Headers => ({ Authorization: `Bearer ${token}` });

/** Any text once. */
const unique = (): string => `${process.pid}-${Math.random().toString(36).slice(2)}`;

/** An admin role that may do exactly these actions, whatever it could do in a test file before. */
export const adminRole = async (
  code: string,
  permissions: readonly object[] = []
): Promise<string> => {
  const { db } = strapi();
  const service = strapi().service('admin::role');
  const known = await db.query('admin::role').findOne({ where: { code } });
  const { id } = known ?? (await service.create({ code, name: code, description: '' }));
  await db.query('admin::permission').deleteMany({ where: { role: id } });
  await service.addPermissions(id, permissions);
  return code;
};

/** Waits for the newsroom's own roles: they are made when Strapi has loaded. */
export const firstRoles = async (): Promise<void> => {
  const store = strapi().store({ type: 'plugin', name: 'newsroom', key: 'first-roles' });
  while (!(await store.get())) await new Promise((resolve) => setTimeout(resolve, 20));
};

/** An account of the admin that has this role: Ada, whom her role gives a last name if nobody else does. */
export const adminUser = async (code: string, lastname = code): Promise<{ id: number }> => {
  const { db } = strapi();
  const role = await db.query('admin::role').findOne({ where: { code } });
  if (!role) throw new Error(`there is no role ${code}`);
  // Nobody signs in with it, so it has no password, which takes long to hash.
  const data = { firstname: 'Ada', lastname, email: `${unique()}@news.example` };
  return db.query('admin::user').create({ data: { ...data, isActive: true, roles: [role.id] } });
};

/** Headers of somebody who is signed in to the admin and has this role. */
export const adminSession = async (code: string, lastname = code): Promise<Headers> => {
  const user = await adminUser(code, lastname);
  const sessions = strapi().sessionManager('admin');
  const { token } = await sessions.generateRefreshToken(String(user.id), unique(), {
    type: 'session',
  });
  const access = await sessions.generateAccessToken(token);
  if ('error' in access) throw new Error(access.error);
  return bearer(access.token);
};

/** Headers of a new editor in the admin, who may do everything: Ada Editor. */
export const adminHeaders = (): Promise<Headers> => adminSession('strapi-super-admin', 'Editor');

/** Headers of an account of users-permissions, of the one role of this type, which may do these actions. */
export const account = async (type: string, actions: readonly string[]): Promise<Headers> => {
  const { db } = strapi();
  await db.query('plugin::users-permissions.role').deleteMany({ where: { type } });
  const role = await db
    .query('plugin::users-permissions.role')
    .create({ data: { name: type, type, description: '' } });
  for (const action of actions) {
    await db
      .query('plugin::users-permissions.permission')
      .create({ data: { action, role: role.id } });
  }
  const user = await strapi()
    .plugin('users-permissions')
    .service('user')
    .add({
      ...{ username: unique(), email: `${unique()}@news.example`, password: PASSWORD },
      ...{ confirmed: true, blocked: false, provider: 'local', role: role.id },
    });
  return bearer(await strapi().plugin('users-permissions').service('jwt').issue({ id: user.id }));
};

/** The one API token of this name, which may do exactly these actions. */
export const namedToken = async (
  name: string,
  permissions: readonly string[]
): Promise<Headers> => {
  await strapi().db.query('admin::api-token').deleteMany({ where: { name } });
  const { accessKey } = await strapi()
    .service('admin::api-token')
    .create({ name, type: 'custom', permissions, lifespan: null });
  return bearer(accessKey);
};
