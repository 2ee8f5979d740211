import { AsyncLocalStorage } from 'node:async_hooks';
import type { Core } from '@strapi/strapi';

export const ACTOR_KINDS = ['user', 'admin', 'token', 'scheduler', 'importer', 'system'] as const;
export type ActorKind = (typeof ACTOR_KINDS)[number];

/** Who acts, as text: it stays readable when the account is gone. */
export interface Actor {
  kind: ActorKind;
  /** Row id of the account or token; null for what has none. */
  id: string | null;
  name: string;
}

/** What goes with everything that is done until the work ends. */
export interface Acting {
  actor: Actor;
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
}

export const SYSTEM: Actor = { kind: 'system', id: null, name: 'system' };

const KINDS: Record<string, ActorKind> = { admin: 'admin', 'users-permissions': 'user' };

const LONGEST_NAME = 255;

const nameOf = ({ name, username, email, firstname, lastname }: Credentials): string => {
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

/**
 * Who acts at the moment: whoever a piece of work was started for, else whoever sent the request in
 * which it happens, else the system.
 */
export const createActing = ({ strapi }: { strapi: Core.Strapi }) => {
  const storage = new AsyncLocalStorage<Partial<Acting>>();

  const ofRequest = (): Actor => {
    const context = strapi.requestContext.get() as Asking | undefined;
    return context ? actorOf(context) : SYSTEM;
  };

  return {
    current(): Acting {
      const { actor, reason, saving } = storage.getStore() ?? {};
      return { actor: actor ?? ofRequest(), reason: reason ?? null, saving: saving ?? null };
    },

    /** Runs work in somebody's name, for a reason, or both; what is left out stays as it is. */
    as<Result>(acting: Partial<Acting>, work: () => Promise<Result>): Promise<Result> {
      return storage.run({ ...storage.getStore(), ...acting }, work);
    },
  };
};

export type ActingService = ReturnType<typeof createActing>;
