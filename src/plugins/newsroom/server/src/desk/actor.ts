import type { Core } from '@strapi/strapi';
import { createAsyncContext } from '../async-context';

export const ACTOR_KINDS = ['user', 'admin', 'token', 'scheduler', 'importer', 'system'] as const;
export type ActorKind = (typeof ACTOR_KINDS)[number];

/** Who acts, as text: it stays readable when the account is gone. */
export interface Actor {
  kind: ActorKind;
  /** Row id of the account or token; null for what has none. */
  id: string | null;
  name: string;
}

/**
 * A role that somebody acts in, such as `admin:newsroom-editor`: the code of an admin role, the type of a
 * users-permissions role (`user:authenticated`) or the name of an API token (`token:Wire desk`). What
 * comes before the colon keeps a token from passing for a role of the same name.
 */
export type Role = `${'admin' | 'user' | 'token'}:${string}`;

/** Who may do anything, whatever else is said of their roles. */
export const SUPER_ADMIN: Role = 'admin:strapi-super-admin';

/** What goes with everything that is done until the work ends. */
export interface Acting {
  actor: Actor;
  /** The roles of whoever sent the request in which it happens; none outside of a request. */
  roles: readonly Role[];
  /** Why, in the words of whoever did it. */
  reason: string | null;
  /** Where the state that is being saved comes from; null for a save that does not say. */
  saving: Saving | null;
}

export interface Saving {
  documentId: string;
  locale: string;
  /** The revision that the editor had in front of them; null: none. */
  base: number | null;
  /** The revision that is being restored. */
  restored: number | null;
}

/** The part of a Koa context that says who asks. */
interface Asking {
  state: {
    auth?: { strategy?: { name?: string }; credentials?: Credentials | null };
    user?: Credentials | null;
  };
}
interface Credentials {
  id?: string | number;
  name?: string | null;
  username?: string | null;
  email?: string | null;
  firstname?: string | null;
  lastname?: string | null;
  /** Of an account of the admin. */
  roles?: readonly { code?: string | null }[] | null;
  /** Of an account of users-permissions. */
  role?: { type?: string | null } | null;
}

export const SYSTEM: Actor = { kind: 'system', id: null, name: 'system' };

const KINDS: Record<string, ActorKind> = { admin: 'admin', 'users-permissions': 'user' };

const LONGEST_NAME = 255;

/** What an account or token is called. */
export const nameOf = ({ name, username, email, firstname, lastname }: Credentials): string => {
  const whole = [firstname, lastname].filter(Boolean).join(' ');
  return (whole || username || name || email || 'unknown').slice(0, LONGEST_NAME);
};

/** Who asks, as Strapi authenticated it; somebody without an account is the user `public`. */
export const actorOf = ({ state }: Asking): Actor => {
  const kind =
    KINDS[state.auth?.strategy?.name ?? ''] ?? (state.auth?.credentials ? 'token' : null);
  const who = state.auth?.credentials ?? (kind === null ? null : state.user);
  if (!who) return { kind: 'user', id: null, name: 'public' };
  return { kind: kind ?? 'user', id: String(who.id ?? ''), name: nameOf(who) };
};

const adminRoles = ({ roles }: Credentials): Role[] =>
  (roles ?? []).flatMap(({ code }): Role[] => (code ? [`admin:${code}`] : []));

/**
 * The roles of whoever asks, as Strapi authenticated them. A token of the admin acts in the roles of its
 * owner and in its own; somebody without an account has the role `user:public`.
 */
export const rolesOf = ({ state }: Asking): Role[] => {
  const { strategy, credentials } = state.auth ?? {};
  if (strategy?.name === 'admin') return credentials ? adminRoles(credentials) : [];
  if (strategy?.name === 'admin-token') {
    const owner = state.user ? adminRoles(state.user) : [];
    return [...owner, `token:${credentials?.name ?? ''}`];
  }
  if (credentials && strategy?.name !== 'users-permissions') {
    return [`token:${credentials.name ?? ''}`];
  }
  return [`user:${(credentials ?? state.user)?.role?.type ?? 'public'}`];
};

/**
 * Who acts at the moment: whoever a piece of work was started for, else whoever sent the request in
 * which it happens, else the system.
 */
export const createActing = ({ strapi }: { strapi: Core.Strapi }) => {
  const storage = createAsyncContext<Partial<Acting>>();

  const ofRequest = (): Pick<Acting, 'actor' | 'roles'> => {
    const context = strapi.requestContext.get() as Asking | undefined;
    return context
      ? { actor: actorOf(context), roles: rolesOf(context) }
      : { actor: SYSTEM, roles: [] };
  };

  return {
    current(): Acting {
      const { reason = null, saving = null, ...who } = storage.getStore() ?? {};
      return { ...ofRequest(), ...who, reason, saving };
    },

    /** Runs work in somebody's name, for a reason, or both; what is left out stays as it is. */
    as<Result>(acting: Partial<Acting>, work: () => Promise<Result>): Promise<Result> {
      return storage.run({ ...storage.getStore(), ...acting }, work);
    },
  };
};

export type ActingService = ReturnType<typeof createActing>;
