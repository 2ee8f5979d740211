import { openAdminSite, panelOf, seriousFindings, type AdminSite } from '../helpers/admin-site';
import { ARTICLE, draft, liveStory, published } from '../helpers/admin-stories';

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

describe('the panel beside a story', () => {
  it('says how it stands, and what is wrong with it; a finding leads to its field', async () => {
    const page = await site.signIn({ email: EDITOR });
    await site.openStory(page, await draft(site, 'A draft without anything'));
    const panel = panelOf(page);
    await panel.getByText('Live in no language yet').waitFor();
    await panel.getByText('The body is empty.').waitFor();
    await panel.getByText('It stands in no section', { exact: false }).waitFor();

    await panel.getByRole('button', { name: 'Go to Section' }).click();
    expect(await page.evaluate('document.activeElement.getAttribute("role")')).toBe('combobox');
    expect(await seriousFindings(page, 'aside[aria-labelledby]')).toEqual([]);
  });

  it('is read in the language of the admin, from right to left where that is written so', async () => {
    const page = await site.signIn({ email: EDITOR, language: 'ar' });
    await site.openStory(page, (await liveStory(site, 'climate')).id);
    await panelOf(page).getByText('ما يراه القرّاء').waitFor();
    expect(await panelOf(page).locator('[dir=rtl]').count()).toBeGreaterThan(0);
  });

  it('brings back what a story said before', async () => {
    const id = await draft(site, 'Before');
    await site.cms.document(ARTICLE, 'update', {
      ...{ documentId: id, locale: 'en', data: { headline: 'After' } },
    });
    const page = await site.signIn({ email: EDITOR });
    await site.openStory(page, id);
    await panelOf(page).getByRole('button', { name: 'History' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('del').getByText('Before', { exact: true }).waitFor();
    await dialog.locator('ins').getByText('After', { exact: true }).waitFor();
    expect(await seriousFindings(page, '[role=dialog]')).toEqual([]);
    await dialog.getByRole('button', { name: /No\. 1/ }).click();
    await dialog.getByRole('button', { name: 'Restore this state' }).click();
    await page.waitForFunction(
      () => document.querySelector<HTMLInputElement>('[name=headline]')?.value === 'Before'
    );
  });
});

describe('a stage', () => {
  it('is moved along, and the story handed to somebody with a note', async () => {
    const { id } = await published(site, 'On its way');
    const page = await site.signIn({ email: EDITOR });
    await site.openStory(page, id);
    await panelOf(page).getByText('With nobody').waitFor();
    await panelOf(page).getByRole('button', { name: 'Move or hand on' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Who has it now' }).click();
    await page.getByRole('option', { name: 'chief Tester' }).click();
    await dialog.getByRole('textbox', { name: 'Note' }).fill('Please read the numbers again.');
    expect(await seriousFindings(page, '[role=dialog]')).toEqual([]);
    await dialog.getByRole('button', { name: 'Save', exact: true }).click();
    await panelOf(page).getByText('With chief Tester').waitFor();
    await panelOf(page).getByText('Please read the numbers again.').waitFor();
  });
});
