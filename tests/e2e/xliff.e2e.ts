import { readFileSync } from 'node:fs';
import { openAdminSite, seriousFindings, type AdminSite } from '../helpers/admin-site';
import { BODY, say, story, translate } from '../helpers/side-by-side';

const TRANSLATOR = 'translator@example.org';
let site: AdminSite;

beforeAll(async () => {
  site = await openAdminSite();
  await site.account(TRANSLATOR, 'newsroom-translator');
}, 240_000);
afterEach(async () => expect((await site?.closePages()) ?? []).toEqual([]));
afterAll(() => site?.stop());

describe('a translator', () => {
  it('sends a story out as XLIFF and sees what comes back before it is taken in', async () => {
    const id = await story(site, 'Exchange');
    await say(site, id, { headline: 'Alışveriş', dek: 'Kısa.', body: BODY }, 'tr');
    const page = await site.signIn({ email: TRANSLATOR });
    await translate(site, page, id, 'tr');
    await page.getByRole('button', { name: 'More', exact: true }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: 'Export XLIFF 2.1' }).click(),
    ]);
    const xliff = readFileSync(await download.path(), 'utf8');
    expect(xliff).toContain('Alışveriş');

    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Import XLIFF' }).click();
    const dialog = page.getByRole('dialog');
    const buffer = Buffer.from(xliff.replace('Alışveriş', 'Takas'));
    await dialog.getByLabel('File').setInputFiles({
      ...{ name: 'back.xlf', mimeType: 'application/xliff+xml', buffer },
    });
    await dialog.locator('del').getByText('Alışveriş').waitFor();
    await dialog.locator('ins').getByText('Takas').waitFor();
    const behind = page.getByRole('textbox', { name: 'Headline in Turkish', includeHidden: true });
    expect(await behind.inputValue()).toBe('Alışveriş');
    expect(await seriousFindings(page, '[role=dialog]')).toEqual([]);
    await dialog.getByRole('button', { name: 'Take it in' }).click();
    await dialog.getByText('Taken in: 1', { exact: false }).waitFor();
    await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
    await page.waitForFunction(() =>
      [...document.querySelectorAll('textarea')].some(({ value }) => value === 'Takas')
    );
  });
});
