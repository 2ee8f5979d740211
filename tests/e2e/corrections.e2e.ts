import { openAdminSite, panelOf, seriousFindings, type AdminSite } from '../helpers/admin-site';
import { main, open } from '../helpers/admin-page';
import { ARTICLE, draft, published } from '../helpers/admin-stories';

const EDITOR = 'editor@example.org';
let site: AdminSite;

beforeAll(async () => {
  site = await openAdminSite();
  await site.account(EDITOR, 'newsroom-editor');
}, 240_000);
afterEach(async () => expect((await site?.closePages()) ?? []).toEqual([]));
afterAll(() => site?.stop());

describe('a correction', () => {
  it('is published in one language, owed by the other, and settled there', async () => {
    const story = await published(site, 'To be corrected', ['en', 'tr']);
    const page = await site.signIn({ email: EDITOR });
    await site.openStory(page, story.id);
    await panelOf(page).getByRole('button', { name: 'Add a correction' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: /^Text/ }).fill('It opened on Monday.');
    await dialog.getByRole('button', { name: 'Publish correction' }).click();
    await panelOf(page).getByText('Still owed in: Turkish').waitFor();

    await site.openStory(page, story.id, 'tr');
    await panelOf(page).getByRole('button', { name: 'Settle it here' }).click();
    await dialog.getByRole('textbox', { name: /^Text in Turkish/ }).fill('Pazartesi açıldı.');
    expect(await seriousFindings(page, '[role=dialog]')).toEqual([]);
    await dialog.getByRole('button', { name: 'Publish correction' }).click();
    await panelOf(page).getByText('Pazartesi açıldı.').waitFor();
    expect(await panelOf(page).getByText('Still owed in', { exact: false }).count()).toBe(0);
  });
});

describe('corrections that are owed', () => {
  it('are settled language by language', async () => {
    const id = await draft(site, 'When the bridge was built');
    for (const locale of ['tr', 'fr']) {
      const data = { headline: `When the bridge was built, ${locale}` };
      await site.cms.document(ARTICLE, 'update', { documentId: id, locale, data });
    }
    await site.cms.document(ARTICLE, 'publish', { documentId: id, locale: 'en' });
    const token = await site.cms.ask<string>('token', {
      permissions: ['plugin::newsroom.publishing.correct'],
    });
    const place = `${site.cms.url}/api/newsroom/editorial/articles/${id}/corrections`;
    const answer = await fetch(place, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ locale: 'en', kind: 'correction', text: 'It was in 1931.' }),
    });
    expect(answer.status).toBe(201);
    const page = await site.signIn({ email: EDITOR });
    await open(site, page, '/plugins/newsroom/corrections');
    const owed = main(page).getByRole('row').filter({ hasText: 'It was in 1931.' });
    await owed.first().waitFor();
    expect(await owed.count()).toBe(2);
    await owed
      .first()
      .getByRole('button', { name: /^Settle/ })
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'The mistake is not in this version' }).click();
    await page.getByText('Correction settled').waitFor();
    await owed.nth(1).waitFor({ state: 'detached' });
    expect(await owed.count()).toBe(1);
  });
});
