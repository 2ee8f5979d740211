import type { Page } from 'playwright-core';
import { openAdminSite, panelOf, seriousFindings, type AdminSite } from '../helpers/admin-site';
import { field } from '../helpers/admin-page';
import { draft, published } from '../helpers/admin-stories';

const EDITOR = 'editor@example.org';
const SECOND = 'second@example.org';
let site: AdminSite;

beforeAll(async () => {
  site = await openAdminSite();
  await site.account(EDITOR, 'newsroom-editor');
  await site.account(SECOND, 'newsroom-editor');
}, 240_000);
afterEach(async () => expect((await site?.closePages()) ?? []).toEqual([]));
afterAll(() => site?.stop());

const save = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Save', exact: true }).click();
};

describe('the panel beside a story', () => {
  it('tells a second editor who is writing, and lets them take over', async () => {
    const id = await draft(site, 'Two editors');
    const [first, second] = await Promise.all([
      site.signIn({ email: EDITOR }),
      site.signIn({ email: SECOND }),
    ]);
    await site.openStory(first, id);
    await field(first, 'Dateline').fill('Ankara');
    await panelOf(first).getByText('You are editing.').waitFor();

    await site.openStory(second, id);
    await panelOf(second).getByText('has been editing since', { exact: false }).waitFor();
    await panelOf(second).getByRole('button', { name: 'Take over' }).click();
    await panelOf(second).getByText('You are editing.').waitFor();
  });
});

describe('a save that somebody else was before', () => {
  it('shows both versions, and nothing of either is lost', async () => {
    const id = await draft(site, 'Old', { dek: 'Old dek' });
    const [mine, hers] = await Promise.all([
      site.signIn({ email: EDITOR }),
      site.signIn({ email: SECOND }),
    ]);
    await Promise.all([site.openStory(mine, id), site.openStory(hers, id)]);
    await field(hers, 'Headline').fill('Hers');
    await field(hers, 'Dateline').fill('Izmir');
    await save(hers);
    await hers.getByText('Saved document').waitFor();

    await field(mine, 'Headline').fill('Mine');
    await field(mine, 'Dek').fill('My dek');
    await save(mine);
    const dialog = mine.getByRole('dialog');
    await dialog.getByText('Hers', { exact: true }).waitFor();
    expect(await seriousFindings(mine, '[role=dialog]')).toEqual([]);
    await dialog.getByRole('radio', { name: 'Yours' }).click();
    await dialog.getByRole('button', { name: 'Save with these choices' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await mine.waitForFunction(
      () => document.querySelector<HTMLInputElement>('[name=dateline]')?.value === 'Izmir'
    );
    expect(await field(mine, 'Headline').inputValue()).toBe('Mine');
    expect(await field(mine, 'Dek').inputValue()).toBe('My dek');
  });
});

describe('two saves by one editor', () => {
  it('do not clash with each other', async () => {
    const { id } = await published(site, 'Saved twice');
    const page = await site.signIn({ email: EDITOR });
    await site.openStory(page, id);
    for (const place of ['Ankara', 'Izmir']) {
      await field(page, 'Dateline').fill(place);
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByText('Saved document').first().waitFor();
      await page.getByRole('button', { name: 'Save', exact: true, disabled: true }).waitFor();
    }
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.reload();
    await panelOf(page).waitFor();
    expect(await field(page, 'Dateline').inputValue()).toBe('Izmir');
  });
});
