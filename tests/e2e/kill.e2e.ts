import { openAdminSite, panelOf, seriousFindings, type AdminSite } from '../helpers/admin-site';
import { ask } from '../helpers/admin-page';
import { liveStory, published } from '../helpers/admin-stories';

const CHIEF = 'chief@example.org';
const REPORTER = 'reporter@example.org';
let site: AdminSite;

beforeAll(async () => {
  site = await openAdminSite();
  await site.account(CHIEF, 'newsroom-desk-chief');
  await site.account(REPORTER, 'newsroom-reporter');
}, 240_000);
afterEach(async () => expect((await site?.closePages()) ?? []).toEqual([]));
afterAll(() => site?.stop());

describe('taking a story down', () => {
  it('asks why, and proves that it is gone', async () => {
    const story = await liveStory(site, 'science');
    const page = await site.signIn({ email: CHIEF });
    await site.openStory(page, story.id);
    await page.getByRole('button', { name: 'More document actions' }).click();
    await page.getByRole('menuitem', { name: 'Take down everywhere' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: /^Reason/ }).fill('Libel');
    await dialog.getByRole('textbox', { name: /^Notice/ }).fill('This story was withdrawn.');
    await dialog.getByRole('button', { name: 'Take it down' }).click();
    await dialog.getByText('Gone from all', { exact: false }).waitFor();
    expect(await seriousFindings(page, '[role=dialog]')).toEqual([]);
    expect((await site.cms.get(`/articles/${story.slug}`)).status).toBe(410);
  });

  it('is not offered to a role that may not, and is refused to it', async () => {
    const story = await liveStory(site, 'culture');
    const page = await site.signIn({ email: REPORTER });
    await site.openStory(page, story.id);
    await panelOf(page).getByText('Flight check').waitFor();
    expect(await page.getByText('Take down everywhere').count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Plan', exact: true }).count()).toBe(0);
  });
});

describe('a story that was taken down', () => {
  it('comes back when a chief says so', async () => {
    const story = await published(site, 'Taken down');
    const page = await site.signIn({ email: CHIEF });
    await site.openStory(page, story.id);
    expect(
      await ask(page, 'POST', `/newsroom/articles/${story.id}/kill`, { reason: 'Libel' })
    ).toBe(200);
    await page.reload();
    await panelOf(page).getByText('The story was taken down. Nothing', { exact: false }).waitFor();
    await panelOf(page).getByRole('button', { name: 'Let it come back' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: /^Reason/ }).fill('Cleared by the lawyers');
    await dialog.getByRole('button', { name: 'Let it come back' }).click();
    await panelOf(page)
      .getByText('The story was taken down. Nothing', { exact: false })
      .waitFor({ state: 'detached' });
  });
});
