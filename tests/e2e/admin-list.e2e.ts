import type { Page } from 'playwright-core';
import { openAdminSite, type AdminSite } from '../helpers/admin-site';

const ARTICLE = 'plugin::newsroom.article';
const CHIEF = 'chief@example.org';
const EDITOR = 'editor@example.org';
let site: AdminSite;

beforeAll(async () => {
  site = await openAdminSite();
  await site.account(CHIEF, 'newsroom-desk-chief');
  await site.account(EDITOR, 'newsroom-editor');
}, 240_000);
afterEach(async () => expect((await site?.closePages()) ?? []).toEqual([]));
afterAll(() => site?.stop());

const draft = async (headline: string): Promise<string> =>
  (await site.cms.document(ARTICLE, 'create', { locale: 'en', data: { headline } })).documentId;

const open = (page: Page, place: string) => page.goto(`${site.cms.url}/admin${place}`);
const listOf = async (page: Page, words: string): Promise<void> => {
  const query = `plugins[i18n][locale]=en&_q=${encodeURIComponent(words)}`;
  await open(page, `/content-manager/collection-types/${ARTICLE}?${query}`);
  await page.getByRole('gridcell', { name: words }).first().waitFor();
};
const select = async (page: Page, ...headlines: string[]): Promise<void> => {
  for (const headline of headlines) {
    await page.getByRole('row', { name: headline }).getByRole('checkbox').click();
  }
};

describe('many stories at once', () => {
  it('are published one by one, and each says how it went', async () => {
    await draft('Bulk one');
    await draft('Bulk two');
    const page = await site.signIn({ email: EDITOR });
    await listOf(page, 'Bulk');
    await select(page, 'Bulk one', 'Bulk two');
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Publish', exact: true }).click();
    await dialog.getByText('2 of 2 done').waitFor();
    const progress = dialog.getByRole('progressbar');
    expect(await progress.getAttribute('aria-valuenow')).toBe('100');
    expect(await dialog.getByText('Done', { exact: true }).count()).toBe(2);
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    expect((await site.cms.get('/articles/bulk-one')).status).toBe(200);
  });

  it('are refused one by one where the workflow says so', async () => {
    await draft('Move one');
    await draft('Move two');
    const page = await site.signIn({ email: CHIEF });
    await listOf(page, 'Move');
    await select(page, 'Move one', 'Move two');
    await page.getByRole('button', { name: 'Move', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Stage' }).click();
    await page.getByRole('option', { name: 'Published' }).click();
    await dialog.getByRole('button', { name: 'Move', exact: true }).click();
    await dialog.getByText('Refused', { exact: true }).nth(1).waitFor();
    await dialog.getByText('0 of 2 done').waitFor();
  });

  it('say of each how it went: one is published while another is refused', async () => {
    await draft('Mixed one');
    const gone = await draft('Mixed two');
    const kill = site.cms.ask<string>('token', {
      permissions: ['plugin::newsroom.publishing.kill'],
    });
    const answer = await fetch(`${site.cms.url}/api/newsroom/editorial/articles/${gone}/kill`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${await kill}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ reason: 'Libel' }),
    });
    expect(answer.status).toBe(200);
    const page = await site.signIn({ email: CHIEF });
    await listOf(page, 'Mixed');
    await select(page, 'Mixed one', 'Mixed two');
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Publish', exact: true }).click();
    await dialog.getByText('1 of 2 done').waitFor();
    const result = (headline: string) => dialog.getByRole('listitem').filter({ hasText: headline });
    await result('Mixed one').getByText('Done', { exact: true }).waitFor();
    await result('Mixed two').getByText('Refused', { exact: true }).waitFor();
    expect((await site.cms.get('/articles/mixed-one')).status).toBe(200);
    // What is done is not done again; what was refused can be tried again.
    await dialog.getByRole('button', { name: 'Try the rest again' }).click();
    await dialog.getByText('1 of 2 done').waitFor();
  });

  it('are listed in the language that an editor chooses', async () => {
    const page = await site.signIn({ email: EDITOR });
    await open(page, `/content-manager/collection-types/${ARTICLE}?plugins[i18n][locale]=en`);
    await page.getByRole('combobox', { name: 'Select a locale' }).click();
    await page.getByRole('option', { name: /Turkish|Türkçe/ }).click();
    await page.waitForURL(/locale(\]|%5D)=tr/);
  });

  it('say in the list where they stand', async () => {
    await draft('Standing somewhere');
    const page = await site.signIn({ email: EDITOR });
    await listOf(page, 'Standing');
    const row = page.getByRole('row', { name: 'Standing somewhere' });
    await row.getByRole('gridcell').filter({ hasText: 'Draft' }).first().waitFor();
    // Strapi's tables call their headings cells too.
    await page.getByRole('gridcell', { name: 'Stage', exact: true }).waitFor();
  });
});
