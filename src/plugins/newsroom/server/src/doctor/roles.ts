import type { Core } from '@strapi/strapi';
import type { Check } from './drift';
import { inTransaction } from './in-transaction';

/** Roles of the admin that lost what they were made with. */
export interface LostRights {
  lost(): Promise<readonly { code: string; name: string; rights: readonly string[] }[]>;
  giveBack(code: string): Promise<void>;
}

/** The newsroom's roles may publish and delete what they were made for, unless a person took it away. */
export const createRolesCheck = ({
  strapi,
  roles,
}: {
  strapi: Core.Strapi;
  roles: LostRights;
}): Check => ({
  name: 'roles',
  async *look() {
    for (const { code, name, rights } of await roles.lost()) {
      const drift = {
        kind: 'rights lost',
        documentId: null,
        locale: null,
        problem: `the role "${name}" (${code}) may no longer ${rights.join(' or ')}: an earlier version wrote these rights in such a way that Strapi deleted them when it started again`,
        remedy: 'gives them back, in all languages',
      };
      yield { drifts: [drift], mend: () => inTransaction({ strapi }, () => roles.giveBack(code)) };
    }
  },
});
