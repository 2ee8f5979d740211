import { openAdminSite, panelOf, type AdminSite } from '../helpers/admin-site';
import { published, statusOf } from '../helpers/admin-stories';

const EDITOR = 'editor@example.org';
const HOUR_MS = 3_600_000;
let site: AdminSite;

beforeAll(async () => {
  site = await openAdminSite();
  await site.account(EDITOR, 'newsroom-editor');
}, 240_000);
afterEach(async () => expect((await site?.closePages()) ?? []).toEqual([]));
afterAll(() => site?.stop());

describe('an embargo', () => {
  it('is told in plain words, and lifted from the form', async () => {
    const embargoUntil = new Date(Date.now() + 20 * HOUR_MS).toISOString();
    const story = await published(site, 'Under embargo', ['en'], { embargoUntil });
    expect(await statusOf(site, story)).toBe(404);
    const page = await site.signIn({ email: EDITOR });
    await site.openStory(page, story.id);
    await panelOf(page)
      .getByText(/^Embargoed until .*Europe\/Istanbul.*in 20 hours/)
      .waitFor();

    // Strapi gives the date no name of its own: it is the first box beside the label.
    const date = page
      .getByText('Embargo until', { exact: true })
      .first()
      .locator('xpath=ancestor::*[.//input[@role="combobox"]][1]')
      .locator('input[role=combobox]')
      .first();
    await date.fill('01/02/2020');
    await date.press('Tab');
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await panelOf(page).getByText('Live in 1 of', { exact: false }).waitFor();
    expect(await statusOf(site, story)).toBe(200);
  });
});
