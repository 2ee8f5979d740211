import { openAdminSite, panelOf, seriousFindings, type AdminSite } from '../helpers/admin-site';
import { main, open } from '../helpers/admin-page';
import { ARTICLE, SHORT_BODY, draft, failPlan } from '../helpers/admin-stories';

const CHIEF = 'chief@example.org';
const EDITOR = 'editor@example.org';
const HOUR_MS = 3_600_000;
let site: AdminSite;

beforeAll(async () => {
  site = await openAdminSite();
  await site.account(CHIEF, 'newsroom-desk-chief');
  await site.account(EDITOR, 'newsroom-editor');
}, 240_000);
afterEach(async () => expect((await site?.closePages()) ?? []).toEqual([]));
afterAll(() => site?.stop());

describe('the panel beside a story', () => {
  it('plans a publication by the clocks of a zone', async () => {
    const id = await draft(site, 'Planned');
    const page = await site.signIn({ email: EDITOR });
    await site.openStory(page, id);
    await panelOf(page).getByRole('button', { name: 'Plan', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Date' }).first().fill('11/27/2036');
    await page.keyboard.press('Tab');
    expect(await seriousFindings(page, '[role=dialog]')).toEqual([]);
    await dialog.getByRole('button', { name: 'Save plan' }).click();
    await panelOf(page).getByText('is published on 27 November 2036', { exact: false }).waitFor();
  });
});

describe('a plan that the flight check objects to', () => {
  it('is explained, and made all the same when somebody insists', async () => {
    const data = {
      headline: 'Over by then',
      body: SHORT_BODY,
      expiresAt: '2030-01-01T08:00:00.000Z',
    };
    const params = { locale: 'en', data };
    const { documentId } = await site.cms.document(ARTICLE, 'create', params);
    const page = await site.signIn({ email: EDITOR });
    await site.openStory(page, documentId);
    await panelOf(page).getByRole('button', { name: 'Plan', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Date' }).first().fill('11/27/2036');
    await page.keyboard.press('Tab');
    await dialog.getByRole('button', { name: 'Save plan' }).click();
    await dialog.getByRole('alert').getByText('It expires before readers would see it.').waitFor();
    await dialog.getByRole('button', { name: 'Plan it all the same' }).click();
    await panelOf(page).getByText('is published on 27 November 2036', { exact: false }).waitFor();
  });
});

describe('the queue of plans', () => {
  it('says why a plan failed, and has it tried again', async () => {
    await failPlan(site, await draft(site, 'Late for the presses'), 'The slug is taken');
    const page = await site.signIn({ email: CHIEF });
    await page.getByRole('link', { name: 'Newsroom' }).first().click();
    const failed = page.getByRole('region', { name: 'Failed plans' });
    await failed.getByRole('link', { name: 'Late for the presses' }).waitFor();

    await page.getByRole('link', { name: 'Plans', exact: true }).click();
    await main(page).getByText('The slug is taken').waitFor();
    await page.getByRole('button', { name: 'Try again: Late for the presses' }).click();
    await page.getByText('It is tried again').waitFor();
    await main(page).getByText('The slug is taken').waitFor({ state: 'detached' });
  });

  it('is cancelled by whoever may', async () => {
    const documentId = await draft(site, 'Never mind');
    await site.cms.ask('plan', { documentId, locale: 'en', dueMs: Date.now() + HOUR_MS });
    const page = await site.signIn({ email: EDITOR });
    await open(site, page, '/plugins/newsroom/plans?state=planned');
    await page.getByRole('button', { name: 'Cancel: Never mind' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Confirm' }).click();
    await page.getByText('Plans cancelled').waitFor();
    await main(page).getByRole('link', { name: 'Never mind' }).waitFor({ state: 'detached' });
  });
});

describe('the calendar', () => {
  it('shows a plan on its day by the clocks of the newsroom, and is walked through by keyboard', async () => {
    // The month after that of Istanbul's clocks; half past one of the 11th there, the 10th in UTC.
    const now = new Date(Date.now() + 3 * HOUR_MS);
    const due = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 10, 22, 30));
    const documentId = await draft(site, 'On its day');
    await site.cms.ask('plan', { documentId, locale: 'en', dueMs: due.getTime() });
    const inWords = (options: Intl.DateTimeFormatOptions): string =>
      new Intl.DateTimeFormat('en', { ...options, timeZone: 'Europe/Istanbul' }).format(due);
    const page = await site.signIn({ email: EDITOR });
    await open(site, page, '/plugins/newsroom/plans');
    await page.getByRole('tab', { name: 'Queue' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.getByRole('region', { name: 'Calendar' }).waitFor();
    await page.getByRole('button', { name: 'Later' }).focus();
    await page.keyboard.press('Enter');
    await page
      .getByRole('heading', { name: inWords({ month: 'long', year: 'numeric' }) })
      .waitFor();

    const day = page.getByRole('cell').filter({
      has: page.getByLabel(inWords({ weekday: 'long', day: 'numeric', month: 'long' })),
    });
    await day.getByText(/^01:30/).waitFor();
    expect(await day.getByRole('link').allTextContents()).toEqual(['On its day']);
    await page.getByRole('button', { name: 'Today' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Later' }).focus();
    await page.keyboard.press('Space');
    await day.getByRole('link', { name: 'On its day' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/${documentId}?**`);
  });
});
