import type { Core } from '@strapi/strapi';
import { ARTICLE, PLUGIN_ID } from '../constants';
import { mayReadAll, type Reach } from './access';
import { rolesOf } from './actor';
import type { ReachService } from './reach';

/** An account of the admin, and the permission that the condition hangs on. */
interface Judged {
  roles?: { code?: string | null }[];
  permission?: { subject?: string | null };
}

/** As CASL wants it: MongoDB's words, on the fields of the content type. */
export const conditionOf = (reach: Exclude<Reach, null>, subject: string | null) => ({
  $or: reach.map(({ sections, locales, readLocales }) => ({
    ...(sections && subject === ARTICLE ? { 'section.documentId': { $in: [...sections] } } : {}),
    ...(locales ? { locale: { $in: [...locales, ...readLocales] } } : {}),
  })),
});

/**
 * A condition for the content manager's own permissions, so that lists and forms there show what the
 * role's limit leaves. That nothing else is written does not hang on it: see `limits-middleware`.
 */
export const registerRbacConditions = async (
  { strapi }: { strapi: Core.Strapi },
  reach: ReachService
): Promise<void> => {
  await strapi.service('admin::permission').conditionProvider.registerMany([
    {
      displayName: 'Within the sections and languages of the role',
      name: 'within-limits',
      plugin: PLUGIN_ID,
      category: 'Newsroom',
      async handler(user: Judged) {
        const auth = { strategy: { name: 'admin' }, credentials: user };
        const found = await reach.ofRoles(rolesOf({ state: { auth } }));
        return found === null || mayReadAll(found)
          ? true
          : conditionOf(found, user.permission?.subject ?? null);
      },
    },
  ]);
};
