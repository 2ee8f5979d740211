import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../constants';
import { getNow } from '../settings';
import { inWriteTransaction } from '../transaction';
import { actionUidOf } from './doors';
import { handlersOf, NEWSROOM_ROLES, type NewsroomRole } from './newsroom-roles';

/** A permission as Strapi stores it. */
interface Permission {
  action: string;
  subject?: string | null;
  properties?: Record<string, unknown>;
  conditions?: string[];
}

/** What the note says that the roles were made. */
interface Made {
  madeAt: string;
  /** Codes of roles whose rights were seen as Strapi keeps them: what is gone later, a person took away. */
  keeping?: string[];
}

interface Role {
  id: number;
  name: string;
  createdAt: string | Date;
  permissions: (Permission & { id: number; createdAt: string | Date })[];
}

const EXPLORER = 'plugin::content-manager.explorer';
/** They are of no fields, so Strapi deleted them where they named no languages. */
const LOSABLE = ['publish', 'delete'].map((name) => `${EXPLORER}.${name}`);
/** Between the note and what was made with it; what came later came from somebody. */
const AT_ONCE_MS = 3_600_000;
const IS_CREATOR = 'admin::is-creator';

/**
 * Makes the newsroom's roles in the admin, once in the life of a database: what an administrator changes
 * or deletes afterwards stays so. Strapi makes its own roles only where there are none at all, so this
 * has to come after it.
 */
export const createFirstRoles = ({ strapi }: { strapi: Core.Strapi }) => {
  const marker = () => strapi.store({ type: 'plugin', name: PLUGIN_ID, key: 'first-roles' });

  const languages = async (): Promise<string[]> => {
    const found: { code: string }[] = await strapi.db.query('plugin::i18n.locale').findMany();
    return found.map(({ code }) => code);
  };

  /**
   * Null is every language, those that are added later as well. At its next start Strapi deletes
   * permissions in which nothing else is said, so publishing and deleting name them all.
   */
  const inAllLanguages = (properties: Permission['properties'], codes: readonly string[]) => ({
    ...properties,
    locales: properties?.fields ? null : [...codes],
  });

  const contentPermissions = (
    { content }: NewsroomRole,
    codes: readonly string[]
  ): Permission[] => {
    const { actionProvider } = strapi.service('admin::permission');
    const all: { actionId: string; subjects?: string[] }[] = actionProvider
      .values()
      .filter(({ actionId }: { actionId: string }) => actionId.startsWith(`${EXPLORER}.`));
    const withFields: Permission[] = strapi
      .service('admin::content-type')
      .getPermissionsWithNestedFields(all);
    return content.flatMap(({ types, actions, isOwn = false }) =>
      withFields
        .filter(({ action, subject }) => {
          const name = action.slice(EXPLORER.length + 1);
          return actions.some((one) => one === name) && types.includes(subject ?? '');
        })
        .map((permission) => ({
          ...permission,
          properties: inAllLanguages(permission.properties, codes),
          conditions: isOwn ? [IS_CREATOR] : [],
        }))
    );
  };

  const permissionsOf = (
    role: NewsroomRole,
    handlers: readonly string[],
    codes: readonly string[]
  ): Permission[] => [
    ...contentPermissions(role, codes),
    ...handlersOf(role, handlers).map((handler) => ({
      action: `plugin::${PLUGIN_ID}.${actionUidOf(handler)}`,
    })),
    ...role.media.map((action) => ({ action: `plugin::upload.${action}` })),
    ...role.ownMedia.map((action) => ({
      action: `plugin::upload.${action}`,
      conditions: [IS_CREATOR],
    })),
  ];

  const make = async (role: NewsroomRole, handlers: readonly string[]): Promise<boolean> => {
    const { code, name, description } = role;
    const service = strapi.service('admin::role');
    if ((await service.exists({ code })) || (await service.exists({ name }))) return false;
    const { id } = await service.create({ code, name, description });
    await service.addPermissions(id, permissionsOf(role, handlers, await languages()));
    return true;
  };

  const noted = async (): Promise<Made | null> => ((await marker().get()) as Made | null) ?? null;

  const find = (code: string): Promise<Role | null> =>
    strapi.db.query('admin::role').findOne({ where: { code }, populate: { permissions: true } });

  /** Which roles have rights that they can no longer lose by themselves. */
  const noteKeeping = async (made: Made): Promise<void> => {
    const keeping = new Set(made.keeping);
    for (const { code } of NEWSROOM_ROLES.filter((role) => !keeping.has(role.code))) {
      const { permissions = [] } = (await find(code)) ?? {};
      const isKept = permissions.some(
        ({ action, properties }) => LOSABLE.includes(action) && Array.isArray(properties?.locales)
      );
      if (isKept) keeping.add(code);
    }
    if (keeping.size === (made.keeping ?? []).length) return;
    await marker().set({ value: { ...made, keeping: [...keeping] } });
  };

  const makeAll = async (handlers: readonly string[]): Promise<string[]> =>
    inWriteTransaction({ strapi }, async () => {
      const before = await noted();
      if (before) {
        await noteKeeping(before);
        return [];
      }
      const made: string[] = [];
      for (const role of NEWSROOM_ROLES) {
        if (await make(role, handlers)) made.push(role.name);
      }
      await noteKeeping({ madeAt: getNow(strapi).toISOString(), keeping: [] });
      return made;
    });

  const hasLost = (role: NewsroomRole, { createdAt, permissions }: Role, made: Made): boolean => {
    const endMs = Date.parse(made.madeAt) + AT_ONCE_MS;
    const isOfThen = (at: string | Date): boolean => new Date(at).getTime() < endMs;
    const has = (wanted: Permission): boolean =>
      permissions.some(
        ({ action, subject }) => action === wanted.action && subject === wanted.subject
      );
    const [losable, others] = [true, false].map((is) =>
      contentPermissions(role, []).filter(({ action }) => LOSABLE.includes(action) === is)
    );
    return (
      new Date(createdAt).getTime() > Date.parse(made.madeAt) - AT_ONCE_MS &&
      isOfThen(createdAt) &&
      // Whoever saves a role after changing it adds or takes away.
      permissions.every((permission) => isOfThen(permission.createdAt)) &&
      (others ?? []).every(has) &&
      (losable ?? []).length > 0 &&
      !permissions.some(({ action }) => LOSABLE.includes(action))
    );
  };

  /** A language that was added while the roles were being made saw none of their rights. */
  const nameLanguages = async (): Promise<void> => {
    const locales = await languages();
    for (const { code } of NEWSROOM_ROLES) {
      const { permissions = [] } = (await find(code)) ?? {};
      for (const { id, properties } of permissions) {
        const known = properties?.locales;
        if (!Array.isArray(known) || locales.every((one) => known.includes(one))) continue;
        const data = { properties: { ...properties, locales } };
        await strapi.db.query('admin::permission').update({ where: { id }, data });
      }
    }
  };

  const makeOnce = async (handlers: readonly string[]): Promise<string[]> => {
    const made = await makeAll(handlers);
    // Nobody can have set limits to them yet.
    if (made.length === NEWSROOM_ROLES.length) await nameLanguages();
    return made;
  };

  let opening: Promise<unknown> = Promise.resolve();

  return {
    /** All of them and the note that they were made, or none. @returns the names of those made */
    async open(handlers: readonly string[]): Promise<string[]> {
      const making = makeOnce(handlers);
      opening = making;
      const made = await making;
      if (made.length > 0) {
        strapi.log.info(
          `newsroom: made the roles ${made.join(', ')}; change or delete them as you like in Settings › Roles`
        );
      }
      return made;
    },

    /**
     * Roles that may neither publish nor delete any more, though they were made to, and that nobody has
     * changed since: earlier versions wrote these rights in such a way that Strapi deleted them at its
     * next start. A role that a person changed is as that person left it.
     */
    async lost(): Promise<{ code: string; name: string; rights: string[] }[]> {
      const made = await noted();
      const found: { code: string; name: string; rights: string[] }[] = [];
      for (const known of made ? NEWSROOM_ROLES : []) {
        const { code, content } = known;
        const role = made?.keeping?.includes(code) ? null : await find(code);
        if (!made || !role || !hasLost(known, role, made)) continue;
        const given = content.flatMap(({ actions }) => actions);
        const rights = (['publish', 'delete'] as const).filter((one) => given.includes(one));
        found.push({ code, name: role.name, rights });
      }
      return found;
    },

    /** Gives a role that has lost them the rights to publish and delete that it was made with. */
    async giveBack(code: string): Promise<void> {
      const [known, role, made] = [
        NEWSROOM_ROLES.find((one) => one.code === code),
        await find(code),
        await noted(),
      ];
      if (!known || !role || !made || !hasLost(known, role, made)) return;
      const permissions = contentPermissions(known, await languages()).filter(({ action }) =>
        LOSABLE.includes(action)
      );
      await strapi.service('admin::role').addPermissions(role.id, permissions);
      await noteKeeping(made);
    },

    /** A language was added: a role of ours that may do something in all others may do it there, too. */
    async addLanguage(added: string): Promise<void> {
      const others = (await languages()).filter((code) => code !== added);
      const permissions: { id: number; properties: Permission['properties'] }[] = await strapi.db
        .query('admin::permission')
        .findMany({
          where: {
            action: { $startsWith: EXPLORER },
            role: { code: { $in: NEWSROOM_ROLES.map(({ code }) => code) } },
          },
        });
      for (const { id, properties } of permissions) {
        const known = properties?.locales;
        if (!Array.isArray(known) || known.includes(added)) continue;
        if (!others.every((code) => known.includes(code))) continue;
        await strapi.db.query('admin::permission').update({
          where: { id },
          data: { properties: { ...properties, locales: [...(known as string[]), added] } },
        });
      }
    },

    /** Waits until none is being made: a command may end as soon as Strapi has loaded. */
    async close(): Promise<void> {
      await opening.catch(() => undefined);
    },
  };
};

export type FirstRoles = ReturnType<typeof createFirstRoles>;
