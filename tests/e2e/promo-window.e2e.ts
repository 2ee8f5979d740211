import type { Page } from 'playwright-core';
import { openAdminSite, type AdminSite } from '../helpers/admin-site';
import { main, open } from '../helpers/admin-page';

const PROMO = 'plugin::newsroom.related-promo';
const EDITOR = 'editor@example.org';
const DAY_MS = 24 * 3_600_000;
let site: AdminSite;

beforeAll(async () => {
  site = await openAdminSite();
  await site.account(EDITOR, 'newsroom-editor');
}, 240_000);
afterEach(async () => expect((await site?.closePages()) ?? []).toEqual([]));
afterAll(() => site?.stop());

/** Picks the day so many days from now in a field of Strapi's for an instant. */
const pick = async (page: Page, field: string, days: number): Promise<void> => {
  const day = new Intl.DateTimeFormat('en-US').format(Date.now() + days * DAY_MS);
  const date = page.getByRole('group', { name: field }).getByRole('combobox').first();
  await date.fill(day);
  // Enter would send the form.
  await date.press('Tab');
};

describe('a promo window', () => {
  it('is set in the form, stands on the time line, and is kept by what readers get', async () => {
    const page = await site.signIn({ email: EDITOR });
    await open(
      site,
      page,
      `/content-manager/collection-types/${PROMO}/create?plugins[i18n][locale]=en`
    );
    await page.getByRole('textbox', { name: 'Title' }).fill('Harvest supper');
    await page.getByRole('textbox', { name: 'Button leads to' }).fill('https://example.org/supper');
    await page.getByRole('combobox', { name: 'Placement' }).click();
    await page.getByRole('option', { name: 'global' }).click();
    await pick(page, 'Shows from', 2);
    await pick(page, 'Shows until', 5);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Saved document').waitFor();

    await open(site, page, '/plugins/newsroom/promos');
    const promo = main(page).getByRole('listitem').filter({ hasText: 'Harvest supper' });
    await promo.getByText('To come').waitFor();
    await promo.getByText('in all sections', { exact: false }).waitFor();
    const shown: Record<number, boolean> = {};
    try {
      for (const days of [0, 3, 7]) {
        await site.cms.ask('clock', { aheadMs: days * DAY_MS });
        const { body } = await site.cms.get('/promos?placement=global');
        const titles = (body as { data: { title: string }[] }).data.map(({ title }) => title);
        shown[days] = titles.includes('Harvest supper');
      }
    } finally {
      await site.cms.ask('clock', {});
    }
    expect(shown).toEqual({ 0: false, 3: true, 7: false });
  });
});
