import type { Page } from 'playwright-core';
import type { AdminSite } from './admin-site';

/** Opens a place of the admin, such as `/plugins/newsroom/plans`. */
export const open = (site: AdminSite, page: Page, place: string) =>
  page.goto(`${site.cms.url}/admin${place}`);

export const main = (page: Page) => page.getByRole('main');

/** A text field of a form, by how its label begins. */
export const field = (page: Page, label: string) =>
  page.getByRole('textbox', { name: new RegExp(`^${label}`) });

/** The HTTP status that the browser of whoever is logged in gets when it asks the admin API itself. */
export const ask = (page: Page, method: string, path: string, body: unknown): Promise<number> =>
  page.evaluate(
    async ([verb, address, data]) => {
      const kept = localStorage.getItem('jwtToken') ?? sessionStorage.getItem('jwtToken');
      const cookie = /jwtToken=([^;]+)/.exec(document.cookie)?.[1];
      const token = kept ? (JSON.parse(kept) as string) : cookie;
      const answer = await fetch(String(address), {
        method: String(verb),
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify(data),
      });
      return answer.status;
    },
    [method, path, body] as const
  );
