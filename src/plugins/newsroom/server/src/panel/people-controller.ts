import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import type { PeopleAnswer } from '../contracts/admin-people';
import { noParameters } from '../contracts/editorial-input';
import { parseQuery } from '../parse-query';

interface Account {
  id: number | string;
  firstname: string | null;
  lastname: string | null;
  username: string | null;
}

/** More people than a newsroom has; a list to choose from would be of no use with them. */
const MOST = 500;

const nameOf = ({ firstname, lastname, username }: Account): string => {
  const name = [firstname, lastname].filter(Boolean).join(' ');
  return name || username || '';
};

export const createPanelPeopleController = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** Whom a story can be handed to. Names alone: addresses of accounts are nobody's business here. */
  async find(ctx: Context): Promise<void> {
    parseQuery(noParameters, ctx.query);
    const accounts: Account[] = await strapi.db.query('admin::user').findMany({
      where: { isActive: true, blocked: false },
      select: ['id', 'firstname', 'lastname', 'username'],
      orderBy: [{ firstname: 'asc' }, { lastname: 'asc' }, { id: 'asc' }],
      limit: MOST,
    });
    const people = accounts.map((account) => ({ id: String(account.id), name: nameOf(account) }));
    ctx.set('Cache-Control', 'no-store');
    ctx.body = { data: people.filter(({ name }) => name !== '') } satisfies PeopleAnswer;
  },
});
